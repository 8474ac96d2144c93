#pragma once
// Comma-separated tables as RFC 4180 writes them, with the place of every cell. Own reader: no maintained one in the
// distribution reports places, and two hundred lines are all it takes.

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/fault_list.hpp"

namespace sinews::scenario {

struct CsvCell {
    std::string_view text;  // without the quotes around it, doubled quotes made one
    int line = 0;           // of the cell's first byte, from 1
    int column = 0;         // of the cell's first byte (the quote of a quoted cell), bytes, from 1
    bool quoted = false;
};

/// Bounds that no honest table comes near; more is a fault, so that hostile input costs bounded time and memory.
struct CsvLimits {
    std::size_t bytes = std::size_t{64} << 20;
    std::size_t cell_bytes = std::size_t{1} << 16;
    std::size_t columns = 64;
    std::size_t cells = 4'000'000;
};

/// A table as read. Cells look into the bytes that were read, which must outlive it. Movable only: moving keeps views valid.
class CsvTable {
public:
    CsvTable() = default;
    CsvTable(const CsvTable&) = delete;
    CsvTable& operator=(const CsvTable&) = delete;
    CsvTable(CsvTable&&) = default;
    CsvTable& operator=(CsvTable&&) = default;

    std::vector<CsvCell> header;
    std::vector<CsvCell> cells;         // rows one after the other, each padded or cut to the header's length
    std::deque<std::string> unescaped;  // text of cells with doubled quotes

    [[nodiscard]] std::size_t columns() const { return header.size(); }
    [[nodiscard]] std::size_t rows() const { return header.empty() ? 0 : cells.size() / header.size(); }
    [[nodiscard]] const CsvCell& cell(std::size_t row, std::size_t column) const {
        return cells[row * header.size() + column];
    }
};

/// Reads a whole file: UTF-8 with or without byte order mark, lines ended by LF or CRLF, blank lines skipped. Faults go to
/// `faults` with their place in `file`; what can be read is returned all the same, so that later faults are found too.
[[nodiscard]] CsvTable read_csv(std::string_view bytes, const std::string& file, FaultList& faults,
                                const CsvLimits& limits = {});

}  // namespace sinews::scenario
