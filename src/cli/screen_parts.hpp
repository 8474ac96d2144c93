#pragma once
// Blocks of the screen, one function each; "" where the answers have nothing for it. Used by screen.cpp.

#include <string>

#include "analyse/answers.hpp"
#include "cli/screen.hpp"

namespace sinews::cli {

/// The headline comparison, in December of some years (in the last month of a year that ends earlier).
[[nodiscard]] std::string comparison_table(const analyse::Answers& answers, const Style& style);
/// What binds the headline's left side, by year, as shares of what is wished for.
[[nodiscard]] std::string binding_table(const analyse::Answers& answers, const Style& style);
/// The claims in words with their chances; where they are too many, their ids by verdict, the likeliest first.
[[nodiscard]] std::string claims_list(const analyse::Answers& answers, const Style& style);
[[nodiscard]] std::string lines_paragraph(const analyse::Answers& answers, const Style& style);
[[nodiscard]] std::string spending_paragraph(const analyse::Answers& answers, const Style& style);

/// The years that fit a screen: the one before as_of, its own, the two after it, the fourth after it, and the last.
[[nodiscard]] std::vector<int> shown_years(const analyse::Answers& answers);

}  // namespace sinews::cli
