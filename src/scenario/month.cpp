#include "scenario/month.hpp"

namespace sinews::scenario {

namespace {

std::optional<int> digits(std::string_view text) {
    int number = 0;
    for (const char character : text) {
        if (character < '0' || character > '9') return std::nullopt;
        number = number * 10 + (character - '0');
    }
    return number;
}

void append_padded(std::string& text, int number, int width) {
    const std::string written = std::to_string(number);
    const int missing = width - static_cast<int>(written.size());
    if (missing > 0) text.append(static_cast<std::size_t>(missing), '0');
    text += written;
}

}  // namespace

std::optional<Month> parse_month(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5));
    if (!year || !month || *year < 1000 || *month < 1 || *month > 12) return std::nullopt;
    return Month{*year * 12 + (*month - 1)};
}

std::string to_text(Month month) {
    std::string text;
    append_padded(text, month.year(), 4);
    text += '-';
    append_padded(text, month.month_of_year(), 2);
    return text;
}

}  // namespace sinews::scenario
