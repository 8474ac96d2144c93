#pragma once
// What the stochastic file says -> outcomes and tree.

#include <string>
#include <vector>

#include "stochastic/read_smps.hpp"
#include "stochastic/smps_stochastic.hpp"

namespace sinews::stochastic {

/// What a tree is made from. Positions in the changes are those of `program`, into which tree and outcomes go.
struct TreeSource {
    const StochasticFile& read;
    const CoreFile& core;  // for values that are sampled
    const TimeFile& time;
    const std::string& file;  // for faults
    const SmpsOptions& options;
};

/// Blocks are independent of each other: every combination of a stage's realisations is an outcome, every sequence of outcomes
/// a scenario. Where a stage has too many, or continuous ones, `samples` of them are drawn with equal chances.
void grow_from_blocks(const TreeSource& source, SmpsResult& result);

/// Scenarios share the nodes before they branch; a node weighs as much as the scenarios through it together.
void grow_from_scenarios(const TreeSource& source, SmpsResult& result);

}  // namespace sinews::stochastic
