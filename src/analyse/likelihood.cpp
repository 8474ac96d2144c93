#include "analyse/likelihood.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace sinews::analyse {

namespace {

/// Upper borders of the lower four bands; the upper four mirror them.
constexpr std::array<double, 4> borders = {0.01, 0.05, 0.10, 0.33};
constexpr std::array<words::Key, 9> band_words = {"likelihood.exceptionally_unlikely",
                                                  "likelihood.extremely_unlikely",
                                                  "likelihood.very_unlikely",
                                                  "likelihood.unlikely",
                                                  "likelihood.about_as_likely_as_not",
                                                  "likelihood.likely",
                                                  "likelihood.very_likely",
                                                  "likelihood.extremely_likely",
                                                  "likelihood.virtually_certain"};
constexpr int centre = 4;
constexpr int last = 8;

/// Borders that binary fractions miss by a bit (1 - 0.95) must not change the band.
constexpr double rounding = 1e-12;

int band_below_half(double probability) {
    int band = 0;
    for (const double border : borders) band += probability >= border - rounding ? 1 : 0;
    return std::min(band, centre);
}

// The bands are 66 to 90 above and 10 to 33 below: the centre's upper border is 0.66, not 0.67.
int band_of(double probability) {
    if (probability <= 0.5) return band_below_half(probability);
    if (probability <= 0.66 + rounding) return centre;
    return std::max(last - band_below_half(1 - probability), centre + 1);
}

/// The word of a probability that is no NaN.
std::string_view word_of(double probability, std::uint64_t replications, words::Language language) {
    const Interval interval = monte_carlo_interval(probability, replications);
    const int low = band_of(interval.low), high = band_of(interval.high);
    return band_words[static_cast<std::size_t>(std::clamp(centre, low, high))].text(language);
}

}  // namespace

Interval monte_carlo_interval(double probability, std::uint64_t replications) {
    if (replications == 0) return {};
    constexpr double z = 1.6448536269514722;  // 95 % point of the standard normal
    const double n = static_cast<double>(replications);
    const double middle = (probability + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(probability * (1 - probability) / n + z * z / (4 * n * n));
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::string_view likelihood_word(double probability, std::uint64_t replications) {
    return std::isnan(probability) ? "" : word_of(probability, replications, {});
}

std::string hundredths(double probability) {
    if (probability < 0.01 - rounding) return "<1";
    if (probability > 0.99 + rounding) return ">99";
    return std::to_string(std::lround(probability * 100));
}

std::string in_hundred(double probability, words::Language language) {
    if (std::isnan(probability)) return words::say(language, "number.none");
    return words::say(language, "number.in_hundred", {{"number", hundredths(probability)}});
}

std::string likelihood_with_number(double probability, std::uint64_t replications, words::Language language) {
    if (std::isnan(probability)) return words::say(language, "number.none");
    return words::say(language, "number.chance",
                      {{"word", std::string(word_of(probability, replications, language))},
                       {"number", in_hundred(probability, language)}});
}

}  // namespace sinews::analyse
