#include "analyse/wording.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace sinews::analyse {

namespace {

using words::Key;
using words::Language;
using words::say;

constexpr std::array<Key, 12> month_names = {"month.1", "month.2", "month.3", "month.4",  "month.5",  "month.6",
                                             "month.7", "month.8", "month.9", "month.10", "month.11", "month.12"};

bool is_lower(char letter) { return letter >= 'a' && letter <= 'z'; }
char upper(char letter) { return is_lower(letter) ? static_cast<char>(letter - 'a' + 'A') : letter; }

std::string without_trailing_zeros(std::string text) {
    if (text.find('.') == std::string::npos) return text;
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

/// The decimal sign of the language in a number that fmt wrote.
std::string with_decimal_sign(std::string text, Language language) {
    const std::size_t at = text.find('.');
    if (at != std::string::npos) text.replace(at, 1, say(language, "number.decimal"));
    return text;
}

/// Three significant digits of a number below 1,000.
std::string significant(double value, Language language) {
    const double size = std::abs(value);
    if (size == 0) return "0";
    if (size < 0.001) return with_decimal_sign(value < 0 ? ">-0.001" : "<0.001", language);
    const int digits = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.1 ? 2 : 3;
    return with_decimal_sign(without_trailing_zeros(fmt::format("{:.{}f}", value, digits)), language);
}

}  // namespace

std::string month_in_words(scenario::Month month, Language language) {
    const Key name = month_names[static_cast<std::size_t>(month.month_of_year() - 1)];
    return say(language, "month.named", {{"month", say(language, name)}, {"year", std::to_string(month.year())}});
}

std::string grouped(double value, Language language) {
    const std::string sign = say(language, "number.thousands");
    std::string digits = fmt::format("{:.0f}", std::abs(value));
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, sign);
    }
    return (value < 0 && digits != "0" ? "-" : "") + digits;
}

std::string quantity(double value, Language language) {
    if (!std::isfinite(value)) return say(language, "number.none");
    const double size = std::abs(value);
    if (size >= 9.995e11) return fmt::format("{:.2e}", value);
    if (size >= 9.995e8) return say(language, "number.billion", {{"number", significant(value / 1e9, language)}});
    if (size >= 9.995e5) return say(language, "number.million", {{"number", significant(value / 1e6, language)}});
    if (size < 999.5) return significant(value, language);
    const double step = std::pow(10.0, std::floor(std::log10(size)) - 2);
    return grouped(std::round(value / step) * step, language);
}

std::string times(double ratio, Language language) {
    if (std::isnan(ratio)) return say(language, "number.none");
    if (std::isinf(ratio)) return say(language, "number.any_times");
    if (ratio >= 9.95) return grouped(ratio, language);
    return with_decimal_sign(fmt::format("{:.{}f}", ratio, ratio < 0.1 ? 2 : 1), language);
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
