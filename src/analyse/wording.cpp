#include "analyse/wording.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace sinews::analyse {

namespace {

constexpr std::array<std::string_view, 12> month_names = {"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
char upper(char letter) { return is_lower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter; }

std::string without_trailing_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

/// Three significant digits of a number below 1,000.
std::string significant(double value) {
    const double size = std::abs(value);
    if (size == 0) return "0";
    if (size < 0.001) return value < 0 ? ">-0.001" : "<0.001";
    const int digits = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.1 ? 2 : 3;
    return without_trailing_zeros(fmt::format("{:.{}f}", value, digits));
}

}  // namespace

std::string month_in_words(scenario::Month month) {
    return fmt::format("{} {}", month_names[static_cast<std::size_t>(month.month_of_year() - 1)], month.year());
}

std::string grouped(double value) {
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return (value < 0 && digits != "0" ? "-" : "") + digits;
}

std::string quantity(double value) {
    if (!std::isfinite(value)) return "no value";
    const double size = std::abs(value);
    if (size >= 9.995e11) return fmt::format("{:.2e}", value);
    if (size >= 9.995e8) return significant(value / 1e9) + " billion";
    if (size >= 9.995e5) return significant(value / 1e6) + " million";
    if (size < 999.5) return significant(value);
    const double step = std::pow(10.0, std::floor(std::log10(size)) - 2);
    return grouped(std::round(value / step) * step);
}

std::string times(double ratio) {
    if (std::isnan(ratio)) return "no value";
    if (std::isinf(ratio)) return "any number of";
    if (ratio >= 9.95) return grouped(ratio);
    return fmt::format("{:.{}f}", ratio, ratio < 0.1 ? 2 : 1);
}

std::string percent(double share) {
    if (!std::isfinite(share)) return "no value";
    return fmt::format("{:.1f} %", share * 100);
}

std::string titled(std::string_view id) {
    std::string name(id);
    bool first = true;
    for (char& letter : name) {
        if (letter == '_') letter = ' ';
        if (first) letter = upper(letter);
        first = letter == ' ';
    }
    return name;
}

std::string spaced(std::string_view id) {
    std::string name(id);
    for (char& letter : name) {
        if (letter == '_') letter = ' ';
    }
    return name;
}

std::string capitalised(std::string text) {
    if (!text.empty()) text.front() = upper(text.front());
    return text;
}

}  // namespace sinews::analyse
