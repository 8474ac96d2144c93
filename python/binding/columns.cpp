#include "binding/columns.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace sinews::python {

void Column::mark(bool present) {
    const auto at = static_cast<std::size_t>(rows);
    if (!present && valid.empty()) valid.assign(at / 8 + 1, 0xff);
    if (!valid.empty()) {
        valid.resize(at / 8 + 1, 0);
        const auto bit = static_cast<std::uint8_t>(1U << (at % 8));
        auto& byte = valid[at / 8];
        byte = static_cast<std::uint8_t>(present ? byte | bit : byte & ~bit);
    }
    missing += present ? 0 : 1;
    ++rows;
}

void Column::add(double value) {
    reals.push_back(value);
    mark(!std::isnan(value));
}

void Column::add(std::int64_t value) {
    wholes.push_back(value);
    mark(true);
}

void Column::add(scenario::Month month) {
    using namespace std::chrono;
    const year_month_day first{year{month.year()}, std::chrono::month{static_cast<unsigned>(month.month_of_year())},
                               day{1}};
    days.push_back(static_cast<std::int32_t>(sys_days{first}.time_since_epoch().count()));
    mark(true);
}

void Column::add_no_day() {
    days.push_back(0);
    mark(false);
}

void Column::add(std::string_view text) {
    bytes.append(text);
    offsets.push_back(static_cast<std::int32_t>(bytes.size()));
    mark(true);
}

const void* Column::data() const {
    switch (kind) {
        case Kind::real: return reals.data();
        case Kind::whole: return wholes.data();
        case Kind::day: return days.data();
        case Kind::text: return offsets.data();
    }
    return nullptr;
}

std::string_view Column::text_at(std::int64_t row) const {
    const auto at = static_cast<std::size_t>(row);
    const auto from = static_cast<std::size_t>(offsets[at]);
    return std::string_view(bytes).substr(from, static_cast<std::size_t>(offsets[at + 1]) - from);
}

const Column* Table::find(std::string_view name) const {
    const auto found = std::ranges::find(columns, name, &Column::name);
    return found == columns.end() ? nullptr : &*found;
}

TableBuilder::TableBuilder(std::initializer_list<Head> heads) {
    for (const Head& head : heads) {
        Column column;
        column.name = head.name;
        column.kind = head.kind;
        table_->columns.push_back(std::move(column));
    }
}

}  // namespace sinews::python
