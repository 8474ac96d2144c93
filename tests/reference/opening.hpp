#pragma once
// Section 4, "Lines that demand opens": money makes orders, orders make lines.

#include "reference/month.hpp"

namespace sinews::reference {

/// At the end of a month after `as_of`: decides the lines whose trigger the pressure exceeds, and enters their
/// starts in the state.
void open_lines(const Parameters& parameters, State& state, const Month& now);

}  // namespace sinews::reference
