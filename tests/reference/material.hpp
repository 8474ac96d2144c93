#pragma once
// Section 4, step 7: what is really made, from raw items up to final ones.

#include "reference/month.hpp"

namespace sinews::reference {

/// Fills `made`, `moved`, `have`, `consumed`, `rations` and what lines made.
void pass_materials(const Parameters& parameters, const State& state, Month& now);

}  // namespace sinews::reference
