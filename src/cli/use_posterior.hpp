#pragma once
// The posterior of a run: the file that --posterior names, else posterior.json in the scenario's folder, else none.

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>

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

/// Reads the posterior for a run of the scenario in `folder` with this network, seed and hash of files. A posterior of other
/// files is used with a warning: its draws go by name.
[[nodiscard]] UsedPosterior use_posterior(const std::string& folder, const PosteriorChoice& choice,
                                          const network::Network& network, std::uint64_t seed,
                                          const std::string& scenario_hash);

/// The same from the bytes of a file; `file` names it in messages.
[[nodiscard]] UsedPosterior posterior_of_bytes(const std::string& file, std::string_view bytes,
                                               const network::Network& network, std::uint64_t seed,
                                               const std::string& scenario_hash);

}  // namespace sinews::cli
