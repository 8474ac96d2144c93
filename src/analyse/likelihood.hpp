#pragma once
// A probability in words: the IPCC's calibrated likelihood words as disjoint bands, always shown with the number.

#include <cstdint>
#include <string>
#include <string_view>

#include "words/words.hpp"

namespace sinews::analyse {

struct Interval {
    double low = 0;
    double high = 1;
};

/// The 90 % interval of a probability estimated as `probability` from `replications` futures (Wilson 1927, Probable
/// inference: it keeps its width at 0 and 1, where the usual one vanishes). [0, 1] of no replications.
[[nodiscard]] Interval monte_carlo_interval(double probability, std::uint64_t replications);

/// "likely", "about as likely as not", ...: the word of the probability's band; where the Monte Carlo 90 % interval reaches
/// into other bands, the mildest of their words. A border belongs to the milder band. "" for a NaN. In English, as files hold it.
[[nodiscard]] std::string_view likelihood_word(double probability, std::uint64_t replications);

/// How many of a hundred: "83"; "<1" and ">99" at the ends. `probability` is a number.
[[nodiscard]] std::string hundredths(double probability);

/// "83 in 100"; "<1 in 100" and ">99 in 100" at the ends, because finitely many futures prove neither. "no value" for a NaN.
[[nodiscard]] std::string in_hundred(double probability, words::Language language = {});

/// "likely (83 in 100)"; in the order of the language.
[[nodiscard]] std::string likelihood_with_number(double probability, std::uint64_t replications,
                                                 words::Language language = {});

}  // namespace sinews::analyse
