#pragma once
// Patterns and supplies as a mixed-integer program: each supply climbs levels, a pattern needs a level of each of its supplies.
//
//     min  c x + sum of weight cost share      x of the first stage
//     supply(x) >= least + sum over levels of (height - height below) reached
//     reached of a level <= reached of the level below, 0 or 1
//     by block: shares of patterns add up to 1; by supply and level: shares of patterns that need it or more <= reached
//
// Once the levels are decided the shares are a choice of the cheapest pattern, so only levels are integers. With every need a
// level the program is the stochastic program; with fewer levels needs are rounded down to one, and it is a relaxation.

#include <vector>

#include "stochastic/patterns.hpp"

namespace sinews::stochastic {

/// By supply: heights, ascending, above the least supply.
using Levels = std::vector<std::vector<double>>;

/// Every need of some pattern.
[[nodiscard]] Levels all_levels(const Patterns& patterns);

/// First-stage columns first, then levels, then shares.
[[nodiscard]] LinearProgram level_form(const Patterns& patterns, const Levels& levels);

/// Patterns that are left when needs are rounded down to `levels`: what the size of the form grows with.
[[nodiscard]] std::size_t pattern_count(const Patterns& patterns, const Levels& levels);

}  // namespace sinews::stochastic
