#include "scenario/number.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace sinews::scenario {

namespace {

bool is_digit(char character) { return character >= '0' && character <= '9'; }

std::size_t digits_from(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

/// `text` is known to be a well-formed unsigned decimal number.
double convert(std::string_view text) {
    double value = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    if (result.ec == std::errc::result_out_of_range) {
        // from_chars leaves the value alone: strtod tells too large (infinity) from too small (zero).
        return std::strtod(std::string(text).c_str(), nullptr);
    }
    return value;
}

}  // namespace

std::optional<NumberPrefix> number_prefix(std::string_view text) {
    std::size_t at = digits_from(text, 0);
    const bool whole_part = at > 0;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = digits_from(text, at + 1);
        if (!whole_part && fraction == 0) return std::nullopt;
        at += 1 + fraction;
    } else if (!whole_part) {
        return std::nullopt;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        std::size_t exponent = at + 1;
        if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
        const std::size_t digits = digits_from(text, exponent);
        if (digits > 0) at = exponent + digits;
    }
    return NumberPrefix{convert(text.substr(0, at)), at};
}

std::optional<double> parse_number(std::string_view text) {
    double sign = 1;
    if (!text.empty() && (text.front() == '-' || text.front() == '+')) {
        sign = text.front() == '-' ? -1 : 1;
        text.remove_prefix(1);
    }
    const auto prefix = number_prefix(text);
    if (!prefix || prefix->length != text.size()) return std::nullopt;
    return sign * prefix->value;
}

std::string number_text(double value) {
    if (std::isnan(value)) return "not a number";
    if (std::isinf(value)) return value > 0 ? "infinity" : "-infinity";
    char buffer[40];
    // 15 digits read well (0.1, not 0.1000000000000000055); 17 where they would not come back as the same number.
    char* const end = buffer + sizeof buffer;
    char* last = std::to_chars(buffer, end, value, std::chars_format::general, 15).ptr;
    if (convert(std::string_view(buffer, static_cast<std::size_t>(last - buffer)).substr(value < 0 ? 1 : 0)) !=
        std::abs(value)) {
        last = std::to_chars(buffer, end, value, std::chars_format::general, 17).ptr;
    }
    return {buffer, last};
}

}  // namespace sinews::scenario
