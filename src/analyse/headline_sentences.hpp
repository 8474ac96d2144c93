#pragma once
// The sentences of the headline, one function each, in any language of the catalogue. Used by headline.cpp.

#include <string>

#include "analyse/answers.hpp"
#include "words/words.hpp"

namespace sinews::analyse::sentences {

/// "in the year to June 2026": the span that a measure's window covers in a month.
[[nodiscard]] std::string span_of(const MeasureAnswer& measure, scenario::Month month, words::Language language);

[[nodiscard]] std::string no_comparison(const Answers& answers, words::Language language);
[[nodiscard]] std::string side_empty(const Answers& answers, words::Language language);
[[nodiscard]] std::string empty_now(const Answers& answers, words::Language language);
[[nodiscard]] std::string too_few(const Answers& answers, words::Language language);

/// What holds at as_of, with its chance and the ratio.
[[nodiscard]] std::string state(const Answers& answers, words::Language language);
[[nodiscard]] std::string point_state(const Answers& answers, words::Language language);

/// When, by case.
[[nodiscard]] std::string already_crossed(const Answers& answers, words::Language language);
[[nodiscard]] std::string may_lose_it(const Answers& answers, int lowest_month, double lowest_probability,
                                      words::Language language);
[[nodiscard]] std::string not_yet(const Answers& answers, words::Language language);
[[nodiscard]] std::string never(const Answers& answers, words::Language language);
[[nodiscard]] std::string point_when(const Answers& answers, words::Language language);

/// What binds in the first whole year after as_of.
[[nodiscard]] std::string why(const Answers& answers, const WaterfallAnswer& waterfall, words::Language language);
/// How many futures, and how old the newest observation of either side is.
[[nodiscard]] std::string trust(const Answers& answers, words::Language language);
/// What was counted.
[[nodiscard]] std::string count(const Answers& answers, words::Language language);

}  // namespace sinews::analyse::sentences
