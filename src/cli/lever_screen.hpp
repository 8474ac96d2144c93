#pragma once
// What `sinews levers` shows on the terminal, in at most 100 columns.

#include <string>

#include "analyse/lever_answers.hpp"
#include "cli/screen.hpp"

namespace sinews::cli {

/// The table of levers, largest effect first, and the claims that move most.
[[nodiscard]] std::string lever_screen(const analyse::LeverAnswers& answers, const Style& style);

}  // namespace sinews::cli
