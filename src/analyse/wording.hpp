#pragma once
// Numbers and months as people write them, in the language of the reader. What files hold is exact; this is for sentences and tables.

#include <string>
#include <string_view>

#include "scenario/month.hpp"
#include "words/words.hpp"

namespace sinews::analyse {

/// "June 2026".
[[nodiscard]] std::string month_in_words(scenario::Month month, words::Language language = {});

/// Three significant digits, large numbers in words: "1.23 million", "45,600", "7.5". "no value" when not finite.
[[nodiscard]] std::string quantity(double value, words::Language language = {});

/// A whole number with its thousands apart: "10,000".
[[nodiscard]] std::string grouped(double value, words::Language language = {});

/// A ratio, told in times: "1.3", "0.07", "25".
[[nodiscard]] std::string times(double ratio, words::Language language = {});

/// A fraction of GDP in percent: "3.5 %".
[[nodiscard]] std::string percent(double share);

/// An id of a table as a name: "united_states" -> "United States".
[[nodiscard]] std::string titled(std::string_view id);

/// An id of a table as words inside a sentence: "body_155" -> "body 155".
[[nodiscard]] std::string spaced(std::string_view id);

/// The same text with a capital first letter.
[[nodiscard]] std::string capitalised(std::string text);

}  // namespace sinews::analyse
