#pragma once
// Section 4, step 2: what each programme would order if money were no limit.

#include "reference/month.hpp"

namespace sinews::reference {

/// Kind `rate`: min(value, (max_book_months + L) * value - Q), value the sum over the book's rates of this month,
/// divided over them in proportion.
[[nodiscard]] double wish_of_rate(const Parameters& parameters, const State& state, const ProgrammeValues& programme,
                                  int month);

/// Kind `stock_target`: use + (value + use * lead - stock - on_order) / fill_months of the receiver.
[[nodiscard]] double wish_of_stock_target(const Parameters& parameters, const State& state,
                                          const ProgrammeValues& programme, const Month& now);

/// Kind `money_share`: min(value * money_left / price, (max_book_months + L) * m - Q), m = value * this month's
/// money / price; the second is summed over the book's money shares and divided over them in proportion.
[[nodiscard]] double wish_of_money_share(const Parameters& parameters, const State& state,
                                         const ProgrammeValues& programme, const Month& now, double money_left);

}  // namespace sinews::reference
