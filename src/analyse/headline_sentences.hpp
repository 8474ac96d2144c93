#pragma once
// The sentences of the headline, one function each. Used by headline.cpp.

#include <string>

#include "analyse/answers.hpp"

namespace sinews::analyse::sentences {

/// "in the year to June 2026": the span that a measure's window covers in a month.
[[nodiscard]] std::string span_of(const MeasureAnswer& measure, scenario::Month month);

[[nodiscard]] std::string no_comparison(const Answers& answers);
[[nodiscard]] std::string side_empty(const Answers& answers);
[[nodiscard]] std::string empty_now(const Answers& answers);
[[nodiscard]] std::string too_few(const Answers& answers);

/// What holds at as_of, with its chance and the ratio.
[[nodiscard]] std::string state(const Answers& answers);
[[nodiscard]] std::string point_state(const Answers& answers);

/// When, by case.
[[nodiscard]] std::string already_crossed(const Answers& answers);
[[nodiscard]] std::string may_lose_it(const Answers& answers, int lowest_month, double lowest_probability);
[[nodiscard]] std::string not_yet(const Answers& answers);
[[nodiscard]] std::string never(const Answers& answers);
[[nodiscard]] std::string point_when(const Answers& answers);

/// What binds in the first whole year after as_of.
[[nodiscard]] std::string why(const Answers& answers, const WaterfallAnswer& waterfall);
/// How many futures, and how old the newest observation of either side is.
[[nodiscard]] std::string trust(const Answers& answers);
/// What was counted.
[[nodiscard]] std::string count(const Answers& answers);

}  // namespace sinews::analyse::sentences
