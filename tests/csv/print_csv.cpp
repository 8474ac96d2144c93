// Prints a CSV file as this program reads it, one JSON list a row: compare_with_python.py sets it against Python's reader.

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "scenario/csv.hpp"

namespace {

std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') out += '\\';
        if (byte >= 0x20) {
            out += character;
            continue;
        }
        char escape[8];
        std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(byte));
        out += escape;
    }
    return out + "\"";
}

void print_row(const sinews::scenario::CsvCell* cells, std::size_t count) {
    std::string line = "[";
    for (std::size_t column = 0; column < count; ++column)
        line += (column > 0 ? "," : "") + json_text(cells[column].text);
    std::puts((line + "]").c_str());
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    std::ifstream in(arguments[1], std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    sinews::scenario::FaultList faults;
    const auto table = sinews::scenario::read_csv(bytes, "input", faults);
    print_row(table.header.data(), table.header.size());
    for (std::size_t row = 0; row < table.rows(); ++row) print_row(&table.cell(row, 0), table.columns());
    for (const auto& fault : faults.take())
        std::printf("fault %s %d:%d\n", fault.code.c_str(), fault.place.line, fault.place.column);
    return 0;
}
