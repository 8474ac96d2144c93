#pragma once
// Section 4, step 4: lines that start, ramp up and end.

#include <optional>

#include "reference/month.hpp"

namespace sinews::reference {

/// s of a line that is decided from the beginning: decision + build + slip, not before the month after `as_of`
/// unless it is operating. Nothing for lines that run from before the scenario and for lines that wait for demand.
[[nodiscard]] std::optional<double> start_when_decided(const Parameters& parameters, const LineValues& line);

/// N of one line in a month: capacity * min(1, max(0, t + 1 - s)), nothing after `until`.
[[nodiscard]] double installed_in(const LineValues& line, std::optional<double> start, int month);

/// R((m - s) / ramp_months), m the middle of the part of the month in which the line runs, R(x) = 1 - 20^(-x^k).
[[nodiscard]] double ramp_in(const LineValues& line, std::optional<double> start, int month);

/// Fills N and C of lines and of parties and items.
void run_capacity(const Parameters& parameters, const State& state, const Draws& draws, Month& now);

}  // namespace sinews::reference
