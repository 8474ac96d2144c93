#pragma once
// The posterior as a file: members that count equally, each a normal score for every draw that the evidence tells something
// about. docs/evidence.md, "The posterior file".

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/matrix.hpp"
#include "network/network.hpp"
#include "simulate/given_draws.hpp"

namespace sinews::evidence {

/// What the fit found, for a report. Made by fit_summary.hpp; values in the unit of the cell or figure.
struct FitSummary {
    struct Parameter {
        std::string name, unit;
        std::array<double, 5> prior{}, posterior{};  // quantiles at 5, 25, 50, 75 and 95 %
        double contraction = 0;                      // 1 - width of the posterior's 90 % / width of the prior's
    };
    struct Misfit {
        std::string observation, label, unit;
        double value = 0;
        std::array<double, 3> fitted{};  // quantiles at 5, 50 and 95 % of what would be reported
        double z = 0;                    // of the logarithms, in scales of the error
    };
    std::vector<Parameter> parameters;
    std::vector<Misfit> worst;
    double coverage_50 = 0, coverage_90 = 0;
};

struct Posterior {
    std::string scenario_hash;  // of the files that it was calibrated on
    std::string as_of;          // only evidence published up to this month; "" for all
    std::uint64_t seed = 1;
    int steps = 0;
    std::size_t observations = 0;
    std::optional<FitSummary> fit;
    std::vector<std::string> names;  // of draws, sorted
    Matrix scores;                   // [name][member]
};

/// JSON of schema "sinews-posterior-1". Scores have two decimals, which moves no
/// uniform by more than 0.002.
[[nodiscard]] std::string posterior_json(const Posterior& posterior);

struct PosteriorRead {
    std::optional<Posterior> posterior;
    std::string problem;  // what is wrong and what would be right, when there is none
};
[[nodiscard]] PosteriorRead read_posterior(std::string_view json);

/// Draws for a run of a network with this seed: replication r takes member r + seed modulo the members, what the posterior
/// does not name is drawn as ever. `unknown` counts names that the network does not have (cells that are no longer uncertain).
[[nodiscard]] simulate::GivenDraws given_draws(const network::Network& network, const Posterior& posterior,
                                               std::uint64_t seed, std::size_t& unknown);

}  // namespace sinews::evidence
