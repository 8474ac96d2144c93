#pragma once
// A table by columns, laid out as Arrow wants it, so that handing it over copies nothing.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/month.hpp"

namespace sinews::python {

enum class Kind {
    real,   // 8-byte floats; no value is NaN, and null for Arrow
    whole,  // 8-byte integers
    day,    // 4-byte days since 1970-01-01: the first of a month
    text,   // UTF-8; 4-byte offsets
};

/// One column. `values` holds what its kind says, in bytes; `valid` has a bit a row and is empty when no value is missing.
struct Column {
    std::string name;
    Kind kind = Kind::real;
    std::int64_t rows = 0;
    std::int64_t missing = 0;
    std::vector<double> reals;
    std::vector<std::int64_t> wholes;
    std::vector<std::int32_t> days;
    std::vector<std::int32_t> offsets{0};
    std::string bytes;
    std::vector<std::uint8_t> valid;

    void add(double value);
    void add(std::int64_t value);
    void add(scenario::Month month);
    void add(std::string_view text);
    /// An empty cell of a column of days.
    void add_no_day();

    /// Where the values begin: what Arrow reads, and what tests compare.
    [[nodiscard]] const void* data() const;
    [[nodiscard]] std::string_view text_at(std::int64_t row) const;

private:
    void mark(bool present);
};

/// Columns of one length, never changed once made.
struct Table {
    std::vector<Column> columns;
    [[nodiscard]] std::int64_t rows() const { return columns.empty() ? 0 : columns.front().rows; }
    [[nodiscard]] const Column* find(std::string_view name) const;
};

/// Rows into columns: names and kinds first, then row by row, cell by cell.
class TableBuilder {
public:
    struct Head {
        const char* name;
        Kind kind;
    };
    explicit TableBuilder(std::initializer_list<Head> heads);
    template <typename Value>
    TableBuilder& add(const Value& value) {
        table_->columns[at_].add(value);
        at_ = (at_ + 1) % table_->columns.size();
        return *this;
    }
    TableBuilder& no_day() {
        table_->columns[at_].add_no_day();
        at_ = (at_ + 1) % table_->columns.size();
        return *this;
    }
    [[nodiscard]] std::shared_ptr<const Table> take() { return std::move(table_); }

private:
    std::shared_ptr<Table> table_ = std::make_shared<Table>();
    std::size_t at_ = 0;
};

}  // namespace sinews::python
