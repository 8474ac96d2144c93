#pragma once
// Section 4, step 6: who is to make what, from final items down to raw ones.

#include "reference/month.hpp"

namespace sinews::reference {

/// What the targets of p pull of an input k: max(0, sum_i a_ik * T_pi - stock_pk). `shared` holds the targets of
/// all items that use it.
[[nodiscard]] ByName need_of_input(const Parameters& parameters, const State& state, const std::string& input,
                                   const std::map<std::string, SharedOut>& shared);

/// share_out(x, S) of final items, then of what their targets pull, and so on. Fills `need` of inputs and `shared`.
void pass_requirements(const Parameters& parameters, const State& state, Month& now);

}  // namespace sinews::reference
