#pragma once
// A table as CSV text (RFC 4180, lines end in a line feed). Numbers in full: the shortest text that reads back to the same bits.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/month.hpp"

namespace sinews::report {

class CsvTable {
public:
    explicit CsvTable(std::initializer_list<std::string_view> columns);

    /// Text as a cell. A text that a spreadsheet would run as a formula (it starts with = + - @, a tab or a carriage return)
    /// gets an apostrophe in front, which spreadsheets hide.
    CsvTable& text(std::string_view text);
    /// A number; an empty cell for NaN and for infinities.
    CsvTable& number(double value);
    CsvTable& count(std::uint64_t value);
    CsvTable& month(scenario::Month month);
    CsvTable& month(const std::optional<scenario::Month>& month);
    CsvTable& empty();
    void end_row();

    [[nodiscard]] const std::string& str() const { return text_; }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void separate();
    std::string text_;
    bool row_begun_ = false;
};

/// The shortest decimal text that reads back to the same double ("0.1", "1e+20"); "" when not finite.
[[nodiscard]] std::string number_text(double value);

}  // namespace sinews::report
