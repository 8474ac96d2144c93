#pragma once
// Section 4, step 5: pull, and the capacity that inputs allow.

#include "reference/month.hpp"

namespace sinews::reference {

/// reach_pk: stock_pk + sum over makers of part_q * supply_qk; with S as the supply it is what p may hope to get of
/// k.
[[nodiscard]] double reach_of(const Parameters& parameters, const State& state, const std::string& item, int month,
                              const std::string& party, const ByName& supply);

/// x = B + d of each buyer of final items.
void pull(const Parameters& parameters, const State& state, Month& now);

/// S_pi = min(C_pi, min_k reach_pk / a_ik), raw to final.
void find_attainable(const Parameters& parameters, const State& state, Month& now);

}  // namespace sinews::reference
