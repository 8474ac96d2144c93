#pragma once
// What each lever is worth: a run without levers and one with, replication by replication, turned into changes with intervals.

#include <optional>
#include <vector>

#include "analyse/outcomes.hpp"
#include "analyse/paired.hpp"
#include "analyse/plan.hpp"

namespace sinews::analyse {

/// The crossover of one comparison. Changes are in months; infinite to and from "never within the horizon".
struct CrossoverEffect {
    std::optional<int> without, with;  // medians; months from the start, empty for never
    Difference change;
    double crossed_without = 0, crossed_with = 0;  // share of futures that cross within the horizon
    Difference crossed;                            // its change
};

struct ClaimEffect {
    double without = 0, with = 0;  // probabilities; a replication without an answer counts as "does not hold"
    Difference change;
};

/// The value of one measure in one month. Means are over the replications in which both runs have a value.
struct ValueEffect {
    double without = 0, with = 0;
    Difference change;
};

struct LeverEffects {
    std::vector<CrossoverEffect> crossovers;  // in the order in which comparisons were asked
    std::vector<ClaimEffect> claims;          // likewise
    std::vector<ValueEffect> values;          // in the order of the request
};

/// Which comparisons and claims of the plan to look at.
struct EffectRequest {
    std::vector<int> comparisons, claims;
    OutcomeRequest outcomes;
};

/// The effects of several runs against one, over the first `replications` of their range (all in it have been run). The same
/// for the same arguments, whatever machine or threads.
[[nodiscard]] std::vector<LeverEffects> lever_effects(const Plan& plan, const EffectRequest& request,
                                                      const Outcomes& without, const std::vector<const Outcomes*>& runs,
                                                      std::uint64_t replications, std::uint64_t seed);

}  // namespace sinews::analyse
