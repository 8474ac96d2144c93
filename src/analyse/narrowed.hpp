#pragma once
// A plan without what nobody asks, so that a month costs less and no month is run in vain. Positions stay.

#include "analyse/lever_effects.hpp"
#include "analyse/outcomes.hpp"
#include "analyse/plan.hpp"

namespace sinews::analyse {

/// Measures stay in the months whose values the request or the plan's asked comparisons and claims need.
[[nodiscard]] Plan narrowed(Plan plan, const OutcomeRequest& request);

/// The same with the crossovers of those comparisons and with those claims alone that the request names.
[[nodiscard]] Plan narrowed(Plan plan, const EffectRequest& request);

}  // namespace sinews::analyse
