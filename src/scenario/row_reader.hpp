#pragma once
// Typed access to one row of a table. Every accessor tells of its own faults and returns something harmless then.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/fault_list.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table.hpp"

namespace sinews::scenario {

class RowReader {
public:
    RowReader(const Table& table, std::size_t row, FaultList& faults) : table_(table), row_(row), faults_(faults) {}

    /// Text of a cell, may be empty.
    [[nodiscard]] std::string text(std::string_view column) const { return std::string(table_.text(row_, column)); }
    /// A name that must not be empty, nor hold `;` or control characters.
    [[nodiscard]] std::string name(std::string_view column) const;
    /// Names separated by `;`; at least one.
    [[nodiscard]] std::vector<std::string> names(std::string_view column) const;
    /// An expression; may be empty.
    [[nodiscard]] Value value(std::string_view column) const;
    /// A plain number, percentages and constant arithmetic included; nothing when empty.
    [[nodiscard]] std::optional<double> plain_number(std::string_view column) const;
    /// A month; nothing when empty.
    [[nodiscard]] std::optional<Month> month(std::string_view column) const;
    /// A calendar year from 1000 to 9999; must not be empty.
    [[nodiscard]] int year(std::string_view column) const;
    /// A whole number from `least` up; nothing when empty.
    [[nodiscard]] std::optional<int> whole_number(std::string_view column, int least) const;
    /// One of some words. Empty gives nothing, with a fault unless `may_be_empty`.
    template <class Word>
    [[nodiscard]] std::optional<Word> word(std::string_view column,
                                           const std::vector<std::pair<std::string_view, Word>>& words,
                                           bool may_be_empty = false) const {
        std::vector<std::string_view> known;
        for (const auto& [text, meaning] : words) {
            if (text == table_.text(row_, column)) return meaning;
            known.push_back(text);
        }
        tell_unknown_word(column, known, may_be_empty);
        return std::nullopt;
    }
    [[nodiscard]] Origin origin() const;

    /// An error at a cell of this row.
    void error(std::string_view code, std::string_view column, std::string problem, std::string mend) const;

private:
    void tell_empty(std::string_view column) const;
    void tell_unknown_word(std::string_view column, const std::vector<std::string_view>& known,
                           bool may_be_empty) const;

    const Table& table_;
    std::size_t row_;
    FaultList& faults_;
};

/// Parts of a list `a;b;c` without blanks around them; empty parts are kept, so that they can be told.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text);

/// Value of an expression without draws and variables.
[[nodiscard]] std::optional<double> constant_value(const Expression& expression);

}  // namespace sinews::scenario
