#include "scenario/table.hpp"

#include <algorithm>

#include "scenario/codes.hpp"
#include "scenario/suggest.hpp"

namespace sinews::scenario {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

Table::Table(const TableRule& rule, std::string_view bytes, FaultList& faults) : rule_(&rule), file_(rule.file) {
    const std::size_t before = faults.size();
    csv_ = read_csv(bytes, file_, faults);
    const bool text_was_read = faults.size() == before || !csv_.header.empty();
    if (!text_was_read) return;
    if (csv_.header.empty()) {
        faults.error(code::missing_column, {file_, 1, 1}, "", "the file is empty, even of a header",
                     "start it with a line of its columns, or leave the file out");
        return;
    }
    compare_header(faults);
}

void Table::compare_header(FaultList& faults) {
    positions_.resize(rule_->columns.size());
    for (std::size_t at = 0; at < csv_.header.size(); ++at) {
        const CsvCell& cell = csv_.header[at];
        const ColumnRule* column = rule_->find(trimmed(cell.text));
        if (column == nullptr) {
            tell_unknown_column(cell, faults);
            continue;
        }
        auto& position = positions_[static_cast<std::size_t>(column - rule_->columns.data())];
        if (position) {
            faults.error(code::repeated_column, {file_, cell.line, cell.column}, std::string(cell.text),
                         "the column `" + std::string(column->name) + "` stands twice in the header",
                         "keep one of them");
            continue;
        }
        position = at;
    }
    readable_ = true;
    for (std::size_t at = 0; at < rule_->columns.size(); ++at) {
        const ColumnRule& column = rule_->columns[at];
        if (positions_[at] || column.needed != Column::always) continue;
        // Without its keys a row can not even be named; other columns are told once, here, not row by row.
        if (static_cast<int>(at) < rule_->keys) readable_ = false;
        faults.error(code::missing_column, {file_, csv_.header.front().line, 1}, "",
                     "the column `" + std::string(column.name) + "` is missing",
                     "add it to the header and to every row");
    }
}

void Table::tell_unknown_column(const CsvCell& cell, FaultList& faults) const {
    const std::string written(trimmed(cell.text));
    std::vector<std::string_view> known;
    for (const ColumnRule& column : rule_->columns) known.push_back(column.name);
    const bool other_separator = csv_.header.size() == 1 && written.find_first_of(";\t") != std::string::npos;
    const std::string otherwise = "columns of " + file_ + ": " + one_of(known, 30);
    faults.error(code::unknown_column, {file_, cell.line, cell.column}, written,
                 written.empty() ? "a column has no name" : "there is no column `" + shown(written) + "`",
                 other_separator ? "separate the columns by commas" : did_you_mean(written, known, otherwise));
}

std::optional<std::size_t> Table::position(std::string_view column) const {
    const ColumnRule* rule = rule_->find(column);
    if (rule == nullptr || positions_.empty()) return std::nullopt;
    return positions_[static_cast<std::size_t>(rule - rule_->columns.data())];
}

const CsvCell* Table::cell(std::size_t row, std::string_view column) const {
    const auto at = position(column);
    return at ? &csv_.cell(row, *at) : nullptr;
}

std::string_view Table::text(std::size_t row, std::string_view column) const {
    const CsvCell* found = cell(row, column);
    return found == nullptr ? std::string_view{} : trimmed(found->text);
}

Place Table::place(std::size_t row, std::string_view column) const {
    const CsvCell* found = cell(row, column);
    if (found == nullptr) return {file_, line(row), 1};
    return {file_, found->line, found->column};
}

std::string Table::label(std::size_t row) const {
    std::string label;
    for (int key = 0; key < rule_->keys; ++key) {
        const std::string_view column = rule_->columns[static_cast<std::size_t>(key)].name;
        if (key > 0) label += ", ";
        label += std::string(column) + "=" + shown(text(row, column));
    }
    return label;
}

std::optional<std::size_t> Table::row_at(int wanted) const {
    std::size_t low = 0;
    std::size_t high = rows();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (line(middle) < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < rows() && line(low) == wanted) return low;
    return std::nullopt;
}

}  // namespace sinews::scenario
