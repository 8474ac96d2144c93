#pragma once
// Section 4, step 3: what an item costs a buyer.

#include <string>

#include "reference/month.hpp"

namespace sinews::reference {

/// price * (1 + price_growth)^(t/12) * ((experience + made so far in the bloc) / experience)^(log2(1 -
/// learning_rate))
[[nodiscard]] double price_in(const Parameters& parameters, const State& state, const std::string& item,
                              const std::string& bloc, int month);

}  // namespace sinews::reference
