#include "scenario/csv.hpp"

#include <algorithm>
#include <utility>

#include "scenario/codes.hpp"
#include "scenario/utf8.hpp"

namespace sinews::scenario {

namespace {

class Reader {
public:
    Reader(std::string_view bytes, const std::string& file, FaultList& faults, const CsvLimits& limits)
        : bytes_(without_byte_order_mark(bytes)), file_(file), faults_(faults), limits_(limits) {}

    CsvTable read() {
        if (!size_is_right() || !text_is_right()) return std::move(table_);
        while (at_ < bytes_.size() && !stopped_) {
            if (skip_blank_line()) continue;
            read_record();
            finish_record();
        }
        return std::move(table_);
    }

private:
    bool size_is_right() {
        if (bytes_.size() <= limits_.bytes) return true;
        faults_.error(code::too_large, {file_, 0, 0}, "", "the file is larger than a table may be",
                      "at most " + std::to_string(limits_.bytes >> 20) + " MiB");
        return false;
    }

    bool text_is_right() {
        const auto bad = first_bad_byte(bytes_);
        if (!bad) return true;
        const auto [line, column] = line_and_column(bytes_, *bad);
        const bool nul = bytes_[*bad] == '\0';
        faults_.error(code::not_text, {file_, line, column}, std::string(bytes_.substr(*bad, 1)),
                      nul ? "a NUL byte is not text" : "these bytes are not UTF-8",
                      nul ? "save the table as plain text" : "save the table as CSV in UTF-8");
        return false;
    }

    [[nodiscard]] int column() const { return static_cast<int>(at_ - line_start_) + 1; }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < bytes_.size() ? bytes_[at_ + ahead] : '\0';
    }
    [[nodiscard]] bool at_line_end() const {
        return at_ >= bytes_.size() || peek() == '\n' || (peek() == '\r' && peek(1) == '\n');
    }

    void pass_line_end() {
        if (peek() == '\r') ++at_;
        if (peek() == '\n') ++at_;
        ++line_;
        line_start_ = at_;
    }

    bool skip_blank_line() {
        if (!at_line_end()) return false;
        pass_line_end();
        return true;
    }

    void read_record() {
        record_.clear();
        record_line_ = line_;
        while (!stopped_) {
            CsvCell cell = peek() == '"' ? quoted_cell() : plain_cell();
            if (cell.text.size() > limits_.cell_bytes) {
                faults_.error(code::too_large, {file_, cell.line, cell.column}, std::string(cell.text.substr(0, 80)),
                              "the cell holds " + std::to_string(cell.text.size()) + " bytes",
                              "at most " + std::to_string(limits_.cell_bytes) + " bytes in a cell");
                cell.text = {};
            }
            // One more than the widest table is enough to see that a row is too wide.
            if (record_.size() <= limits_.columns) record_.push_back(cell);
            ++record_width_;
            if (peek() != ',' || at_ >= bytes_.size()) break;
            ++at_;
        }
        if (at_ < bytes_.size() && !stopped_) pass_line_end();
    }

    CsvCell plain_cell() {
        CsvCell cell{{}, line_, column(), false};
        const std::size_t begin = at_;
        bool told = false;
        while (!at_line_end() && peek() != ',') {
            const bool stray = peek() == '"' || peek() == '\r';
            if (stray && !std::exchange(told, true)) {
                const bool quote = peek() == '"';
                faults_.error(code::csv_quotes, {file_, line_, column()}, rest_of_line(begin),
                              quote ? "a quote stands inside a cell that does not start with one"
                                    : "a carriage return stands without a line feed",
                              quote ? "put quotes around the whole cell and double those inside it: \"a \"\"b\"\" c\""
                                    : "end lines with LF or CRLF");
            }
            ++at_;
        }
        cell.text = bytes_.substr(begin, at_ - begin);
        return cell;
    }

    CsvCell quoted_cell() {
        CsvCell cell{{}, line_, column(), true};
        const std::size_t opening = at_++;
        const std::size_t begin = at_;
        bool doubled = false;
        while (at_ < bytes_.size()) {
            if (peek() == '"' && peek(1) == '"') {
                doubled = true;
                at_ += 2;
            } else if (peek() == '"') {
                break;
            } else {
                pass_inside_quotes();
            }
        }
        const std::string_view raw = bytes_.substr(begin, at_ - begin);
        cell.text = doubled ? without_doubled_quotes(raw) : raw;
        if (at_ >= bytes_.size()) {
            faults_.error(code::csv_quotes, {file_, cell.line, cell.column}, std::string(bytes_.substr(opening, 80)),
                          "the quote that opens here is never closed", "close the cell with a quote");
            stopped_ = true;
            return cell;
        }
        ++at_;
        skip_after_closing_quote();
        return cell;
    }

    void pass_inside_quotes() {
        if (peek() == '\n') {
            ++line_;
            line_start_ = at_ + 1;
        }
        ++at_;
    }

    void skip_after_closing_quote() {
        if (at_line_end() || peek() == ',') return;
        faults_.error(code::csv_quotes, {file_, line_, column()}, rest_of_line(at_),
                      "text follows the closing quote of a cell",
                      "put a comma after the quote, or double a quote that belongs to the text: \"\"");
        while (!at_line_end() && peek() != ',') ++at_;
    }

    std::string_view without_doubled_quotes(std::string_view raw) {
        std::string text;
        text.reserve(raw.size());
        for (std::size_t position = 0; position < raw.size(); ++position) {
            text += raw[position];
            if (raw[position] == '"') ++position;
        }
        return table_.unescaped.emplace_back(std::move(text));
    }

    [[nodiscard]] std::string rest_of_line(std::size_t from) const {
        const std::size_t end = bytes_.find_first_of("\r\n", from);
        return std::string(bytes_.substr(from, std::min<std::size_t>(end - from, 80)));
    }

    void finish_record() {
        const std::size_t width = std::exchange(record_width_, 0);
        if (table_.header.empty()) {
            take_header(width);
            return;
        }
        if (width != table_.columns()) tell_ragged(width);
        if (table_.cells.size() + table_.columns() > limits_.cells) {
            faults_.error(code::too_large, {file_, record_line_, 1}, "", "the table has too many rows",
                          "at most " + std::to_string(limits_.cells / table_.columns()) + " rows of " +
                              std::to_string(table_.columns()) + " columns");
            stopped_ = true;
            return;
        }
        for (std::size_t position = 0; position < table_.columns(); ++position) {
            table_.cells.push_back(position < record_.size() ? record_[position] : CsvCell{{}, record_line_, 0, false});
        }
    }

    void take_header(std::size_t width) {
        if (width > limits_.columns) {
            faults_.error(code::too_large, {file_, record_line_, 1}, "", "the table has too many columns",
                          "at most " + std::to_string(limits_.columns) + " columns");
            stopped_ = true;
            return;
        }
        table_.header = record_;
    }

    void tell_ragged(std::size_t width) {
        const std::string want = std::to_string(table_.columns());
        const bool wide = width > table_.columns();
        const CsvCell& at = wide ? record_[table_.columns()] : record_.back();
        faults_.error(
            code::ragged_row, {file_, at.line, at.column}, std::string(at.text),
            "the row has " + std::to_string(width) + (width == 1 ? " cell" : " cells") + ", the header has " + want,
            wide ? "a cell that holds a comma needs quotes around it" : "an empty cell needs its comma too");
    }

    std::string_view bytes_;
    const std::string& file_;
    FaultList& faults_;
    CsvLimits limits_;
    CsvTable table_;
    std::vector<CsvCell> record_;
    std::size_t record_width_ = 0;
    std::size_t at_ = 0;
    std::size_t line_start_ = 0;
    int line_ = 1;
    int record_line_ = 1;
    bool stopped_ = false;
};

}  // namespace

CsvTable read_csv(std::string_view bytes, const std::string& file, FaultList& faults, const CsvLimits& limits) {
    return Reader(bytes, file, faults, limits).read();
}

}  // namespace sinews::scenario
