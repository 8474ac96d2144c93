#pragma once
// SMPS files (core, time, stochastic; Birge et al. 1987, Gassmann and Schweitzer 2001) -> StochasticProgram.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stochastic/smps_text.hpp"
#include "stochastic/stochastic_program.hpp"

namespace sinews::stochastic {

struct SmpsFiles {
    std::string name;  // for messages: "NAME.cor"
    std::string_view core, time, stochastic;
};

struct SmpsOptions {
    int samples = 0;         // of each stage, drawn where outcomes are continuous or too many; 0: that is a fault
    std::uint64_t seed = 1;  // of these draws
    std::size_t most_nodes = 2'000'000;
};

struct SmpsResult {
    StochasticProgram program;
    std::vector<SmpsFault> faults;   // nothing of `program` counts when there are any
    std::vector<std::string> notes;  // worth telling: chances that do not sum to 1, sampling
};

/// Reads free format, and fixed format (names with blanks) where free does not make sense. Chances are taken as written, never
/// scaled to sum to 1: published optima rest on that.
[[nodiscard]] SmpsResult read_smps(const SmpsFiles& files, const SmpsOptions& options);

}  // namespace sinews::stochastic
