#include "report/csv_table.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace sinews::report {

namespace {

bool is_formula(std::string_view text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

bool needs_quotes(std::string_view text) { return text.find_first_of(",\"\n\r") != std::string_view::npos; }

}  // namespace

CsvTable::CsvTable(std::initializer_list<std::string_view> columns) {
    for (const std::string_view column : columns) text(column);
    end_row();
}

void CsvTable::separate() {
    if (row_begun_) text_ += ',';
    row_begun_ = true;
}

CsvTable& CsvTable::text(std::string_view text) {
    separate();
    const bool formula = is_formula(text);
    if (!needs_quotes(text)) {
        if (formula) text_ += '\'';
        text_ += text;
        return *this;
    }
    text_ += '"';
    if (formula) text_ += '\'';
    for (const char byte : text) {
        if (byte == '"') text_ += '"';
        text_ += byte;
    }
    text_ += '"';
    return *this;
}

CsvTable& CsvTable::number(double value) {
    separate();
    text_ += number_text(value);
    return *this;
}

CsvTable& CsvTable::count(std::uint64_t value) {
    separate();
    text_ += std::to_string(value);
    return *this;
}

CsvTable& CsvTable::month(scenario::Month month) {
    separate();
    text_ += scenario::to_text(month);
    return *this;
}

CsvTable& CsvTable::month(const std::optional<scenario::Month>& month) { return month ? this->month(*month) : empty(); }

CsvTable& CsvTable::empty() {
    separate();
    return *this;
}

void CsvTable::end_row() {
    text_ += '\n';
    row_begun_ = false;
}

std::string number_text(double value) {
    if (!std::isfinite(value)) return "";
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc{} ? std::string(buffer.data(), end) : "";
}

}  // namespace sinews::report
