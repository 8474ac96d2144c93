#include "scenario/row_reader.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/codes.hpp"
#include "scenario/evaluate.hpp"
#include "scenario/parse_expression.hpp"
#include "scenario/suggest.hpp"

namespace sinews::scenario {

std::vector<std::string> split_list(std::string_view text) {
    std::vector<std::string> parts;
    if (trimmed(text).empty()) return parts;
    while (true) {
        const std::size_t end = text.find(';');
        parts.emplace_back(trimmed(text.substr(0, end)));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::optional<double> constant_value(const Expression& expression) {
    if (expression.empty() || !expression.is_constant()) return std::nullopt;
    return point_value(expression, {});
}

void RowReader::error(std::string_view code, std::string_view column, std::string problem, std::string mend) const {
    const CsvCell* cell = table_.cell(row_, column);
    faults_.error(code, table_.place(row_, column), cell == nullptr ? "" : std::string(cell->text), std::move(problem),
                  std::move(mend), table_.label(row_));
}

void RowReader::tell_empty(std::string_view column) const {
    if (!table_.has(column)) return;  // the header's fault was told already
    error(code::empty_cell, column, "`" + std::string(column) + "` is empty", "fill the cell");
}

void RowReader::tell_unknown_word(std::string_view column, const std::vector<std::string_view>& known,
                                  bool may_be_empty) const {
    const std::string written = text(column);
    if (written.empty()) {
        if (may_be_empty || !table_.has(column)) return;
        error(code::empty_cell, column, "`" + std::string(column) + "` is empty", one_of(known));
        return;
    }
    const std::string_view near = nearest(written, known);
    error(code::unknown_word, column, "`" + shown(written) + "` is no " + std::string(column),
          (near.empty() ? "" : "did you mean `" + std::string(near) + "`? ") + one_of(known));
}

std::string RowReader::name(std::string_view column) const {
    const std::string written = text(column);
    if (written.empty()) {
        tell_empty(column);
    } else if (std::any_of(written.begin(), written.end(), [](char character) {
                   return character == ';' || static_cast<unsigned char>(character) < 0x20;
               })) {
        error(code::bad_name, column, "a name may not hold `;` or line ends", "use letters, digits, `_` and `-`");
    } else if (written.size() > 200) {
        error(code::bad_name, column, "the name is longer than 200 bytes", "shorten it; `name` may say more");
    }
    return written;
}

std::vector<std::string> RowReader::names(std::string_view column) const {
    std::vector<std::string> parts = split_list(table_.text(row_, column));
    if (parts.empty()) tell_empty(column);
    if (std::find(parts.begin(), parts.end(), "") != parts.end()) {
        error(code::bad_name, column, "the list has an empty place", "write `a;b;c`");
        parts.erase(std::remove(parts.begin(), parts.end(), ""), parts.end());
    }
    return parts;
}

Value RowReader::value(std::string_view column) const {
    Value value;
    const CsvCell* cell = table_.cell(row_, column);
    if (cell == nullptr) return value;
    value.line = cell->line;
    value.column = cell->column;
    ParsedExpression parsed = parse_expression(cell->text);
    value.expression = std::move(parsed.expression);
    value.expression.text = std::string(trimmed(value.expression.text));
    if (parsed.fault) {
        Place place = table_.place(row_, column);
        place.column += parsed.fault->column - 1 + (cell->quoted ? 1 : 0);
        faults_.error(code::not_an_expression, place, std::string(cell->text), std::move(parsed.fault->problem),
                      std::move(parsed.fault->mend), table_.label(row_));
    }
    return value;
}

std::optional<double> RowReader::plain_number(std::string_view column) const {
    const Value cell = value(column);
    if (!cell.given()) return std::nullopt;
    const auto number = constant_value(cell.expression);
    if (!number) {
        error(code::not_plain, column, "`" + std::string(column) + "` takes a plain number",
              "write a number without distributions and variables");
        return std::nullopt;
    }
    if (!std::isfinite(*number)) {
        error(code::not_finite, column, "this does not come to a number", "mend the division by zero");
        return std::nullopt;
    }
    return number;
}

std::optional<Month> RowReader::month(std::string_view column) const {
    const std::string_view written = table_.text(row_, column);
    if (written.empty()) return std::nullopt;
    const auto month = parse_month(written);
    if (!month) {
        error(code::not_a_month, column, "`" + shown(written) + "` is not a month",
              "write YYYY-MM with a month from 01 to 12, e.g. 2026-07");
    }
    return month;
}

int RowReader::year(std::string_view column) const {
    const std::string_view written = table_.text(row_, column);
    if (written.empty()) {
        tell_empty(column);
        return 0;
    }
    const bool right = written.size() == 4 && written[0] != '0' &&
                       std::all_of(written.begin(), written.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (right) return std::stoi(std::string(written));
    error(code::not_a_whole_number, column, "`" + shown(written) + "` is not a year", "write YYYY, e.g. 2027");
    return 0;
}

std::optional<int> RowReader::whole_number(std::string_view column, int least) const {
    const Value cell = value(column);
    if (!cell.given()) return std::nullopt;
    const auto number = constant_value(cell.expression);
    constexpr double most = 1e9;
    if (!number || *number != std::floor(*number) || *number < least || *number > most) {
        error(code::not_a_whole_number, column,
              "`" + std::string(column) + "` takes a whole number from " + std::to_string(least) + " up",
              "write for example " + std::to_string(std::max(least, 1)));
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

Origin RowReader::origin() const {
    Origin origin;
    origin.file = table_.file();
    origin.line = table_.line(row_);
    origin.note = text("note");
    origin.sources = split_list(table_.text(row_, "source"));
    return origin;
}

}  // namespace sinews::scenario
