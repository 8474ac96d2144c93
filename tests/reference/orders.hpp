#pragma once
// Section 4, steps 1 to 3 of one month: money comes in, wishes are cut to it, orders are paid and enter the books.

#include "reference/month.hpp"

namespace sinews::reference {

/// Adds the month's money to what is left; each January only the part `carry_over` of the old year's rest remains.
void receive_money(const Parameters& parameters, State& state, Month& now);

/// Prices, planned use, wishes and orders. Fills `price`, `planned_use`, `orders`, `wished`, `ordered`, `paid`,
/// `spent`; books take the orders.
void place_orders(const Parameters& parameters, State& state, Month& now);

}  // namespace sinews::reference
