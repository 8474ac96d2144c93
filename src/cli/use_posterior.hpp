#pragma once
// The posterior of a run: the file that --posterior names, else posterior.json in the scenario's folder, else none.

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

#include "evidence/posterior.hpp"
#include "network/network.hpp"
#include "report/page.hpp"
#include "simulate/given_draws.hpp"

namespace sinews::cli {

struct PosteriorChoice {
    std::string file;    // --posterior; "" when it is not given
    bool prior = false;  // --prior: none, whatever lies in the folder
};

/// --posterior and --prior; gives the former.
CLI::Option* add_posterior_options(CLI::App& command, PosteriorChoice& choice);

struct UsedPosterior {
    std::optional<simulate::GivenDraws> given;   // nothing: all draws are the prior's
    std::string hash;                            // of the file; "" without one
    std::string bytes;                           // of the file
    std::optional<report::PageSection> section;  // what the fit found; nothing when the file does not tell
    std::string message;                         // for standard error: what is used, or what is wrong
    int exit_code = 0;                           // 3: the file cannot be read or is no posterior
};

/// The file of a posterior, taken apart.
struct PosteriorFile {
    std::string name;  // "": a run without a posterior
    std::string bytes;
    evidence::PosteriorRead read;  // or what is wrong with the file
};
[[nodiscard]] PosteriorFile posterior_of_bytes(std::string name, std::string bytes);
[[nodiscard]] PosteriorFile read_posterior_file(const std::string& folder, const PosteriorChoice& choice);

/// The posterior for a run of the scenario with this network, seed and hash of files. A posterior of other files is used with a
/// warning: its draws go by name.
[[nodiscard]] UsedPosterior use_posterior(PosteriorFile file, const network::Network& network, std::uint64_t seed,
                                          const std::string& scenario_hash);
/// Both at once.
[[nodiscard]] UsedPosterior use_posterior(const std::string& folder, const PosteriorChoice& choice,
                                          const network::Network& network, std::uint64_t seed,
                                          const std::string& scenario_hash);

}  // namespace sinews::cli
