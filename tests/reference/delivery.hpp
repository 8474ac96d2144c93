#pragma once
// Section 4, step 8: goods reach their receivers, are used, and leave the books.

#include "reference/month.hpp"

namespace sinews::reference {

/// Divides what was made for each buyer over its books, delivers, draws use, closes books and stocks.
/// Fills `made_for_book`, `delivered`, `used`, `unmet_use`, `stock_after`; updates the state for the next month.
void deliver_and_use(const Parameters& parameters, State& state, Month& now);

}  // namespace sinews::reference
