#pragma once
// A CSV table whose header has been compared with the schema.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/csv.hpp"
#include "scenario/schema.hpp"

namespace sinews::scenario {

class Table {
public:
    /// Reads `bytes` (which must outlive the table) by `rule`; tells of unknown, missing and repeated columns.
    Table(const TableRule& rule, std::string_view bytes, FaultList& faults);

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] const TableRule& rule() const { return *rule_; }
    /// False when its text could not be read: what it would have named is then not called unknown.
    [[nodiscard]] bool readable() const { return readable_; }
    [[nodiscard]] std::size_t rows() const { return readable_ ? csv_.rows() : 0; }
    [[nodiscard]] bool has(std::string_view column) const { return position(column).has_value(); }

    /// The cell as read; nothing when the table lacks the column.
    [[nodiscard]] const CsvCell* cell(std::size_t row, std::string_view column) const;
    /// The cell without blanks around it; "" when the table lacks the column.
    [[nodiscard]] std::string_view text(std::size_t row, std::string_view column) const;
    /// Where the cell stands; the row's start when the table lacks the column.
    [[nodiscard]] Place place(std::size_t row, std::string_view column) const;
    [[nodiscard]] int line(std::size_t row) const { return csv_.cell(row, 0).line; }
    /// "party=DEU, year=2026"
    [[nodiscard]] std::string label(std::size_t row) const;
    /// The row that starts in this line.
    [[nodiscard]] std::optional<std::size_t> row_at(int line) const;

private:
    [[nodiscard]] std::optional<std::size_t> position(std::string_view column) const;
    void compare_header(FaultList& faults);
    void tell_unknown_column(const CsvCell& cell, FaultList& faults) const;

    const TableRule* rule_;
    std::string file_;
    CsvTable csv_;
    bool readable_ = false;
    std::vector<std::optional<std::size_t>> positions_;  // by column of the rule
};

/// `text` without spaces and tabs at either end.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace sinews::scenario
