// stocks.csv: what is there at the start.

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

bool is_more_than_nothing(const Check& check, const Value& value) {
    return value.given() && !(value.expression.is_constant() && check.point(value) == 0);
}

void check_orders(Check& check, const StockRow& row, const Value& value, std::string_view column) {
    if (!is_more_than_nothing(check, value) || check.names.is_final(row.item) || !check.names.items.has(row.item))
        return;
    if (!check.names.ordered_items.complete() || !check.names.used_items.complete()) return;
    check.warning(code::has_no_effect, row.origin, column,
                  "`" + shown(row.item) + "` is neither ordered nor used, so nobody asks for these orders",
                  "orders stand on final items; leave the cell at 0");
}

}  // namespace

void check_stocks(Check& check) {
    for (const StockRow& row : check.scenario.stocks) {
        const bool anything = row.stock.given() || row.book.given() || row.waiting.given();
        const bool text = !row.stock.expression.text.empty() || !row.book.expression.text.empty() ||
                          !row.waiting.expression.text.empty();
        if (!anything && !text) {
            check.error(code::empty_cell, row.origin, "stock", "the row tells no stock, no book and no waiting orders",
                        "fill one of them, or leave the row out");
        } else if (!row.stock.given() && row.stock.expression.text.empty() &&
                   !check.lacks_column("stocks.csv", "stock")) {
            check.warning(code::default_taken, row.origin, "stock", "`stock` is empty and taken as 0", "write 0");
        }
        check_orders(check, row, row.book, "book");
        check_orders(check, row, row.waiting, "waiting");
    }
}

}  // namespace sinews::scenario
