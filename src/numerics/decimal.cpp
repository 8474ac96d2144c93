#include "numerics/decimal.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace sinews::numerics {

namespace {

/// Powers of ten that are doubles exactly.
constexpr std::array<double, 23> powers{1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

double by_printing(double value, int digits) {
    std::array<char, 40> buffer{};
    const auto written =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, digits);
    double rounded = value;
    std::from_chars(buffer.data(), written.ptr, rounded);
    return rounded;
}

/// value · 10^shift, rounded once; shift from -22 to 22.
double shifted(double value, int shift) {
    return shift >= 0 ? value * powers[static_cast<std::size_t>(shift)]
                      : value / powers[static_cast<std::size_t>(-shift)];
}

}  // namespace

double rounded_to_digits(double value, int digits) {
    const double size = std::fabs(value);
    // Beyond these the shift is no exact power of ten.
    if (!(size >= 1e-7 && size < 1e20)) return size == 0 || !std::isfinite(value) ? value : by_printing(value, digits);
    int magnitude = 0;  // 10^magnitude <= size < 10^(magnitude + 1)
    while (magnitude < 20 && size >= powers[static_cast<std::size_t>(magnitude) + 1]) ++magnitude;
    while (size * powers[static_cast<std::size_t>(std::max(0, -magnitude))] < 1) --magnitude;
    const int shift = digits - 1 - magnitude;
    if (shift > 22 || shift < -22) return by_printing(value, digits);
    const double moved = shifted(size, shift);
    const double whole = std::floor(moved + 0.5);
    // The shift was rounded, by far less than this: only near a tie could that matter. Printing tells ties apart.
    if (std::fabs(moved - std::floor(moved) - 0.5) < 1e-15 * moved + 1e-9) return by_printing(value, digits);
    // Both are exact, so one division or product is the nearest double (Clinger 1990).
    const double rounded = shifted(whole, -shift);
    return value < 0 ? -rounded : rounded;
}

}  // namespace sinews::numerics
