#pragma once
// A decision of the first stage, valued exactly and improved by moving one supply at a time.

#include <functional>
#include <vector>

#include "stochastic/level_form.hpp"
#include "stochastic/solver.hpp"

namespace sinews::stochastic {

/// The cheapest first stage that supplies at least `supply`, and what it costs with the second stage after it.
struct Decision {
    std::vector<double> x;
    std::vector<double> supply;  // that x gives
    double value = infinity;
};

class LevelDescent {
public:
    /// `levels`: all of them, as all_levels gives. Both must outlive this.
    LevelDescent(const Patterns& patterns, const Levels& levels);

    [[nodiscard]] Decision decide(const std::vector<double>& supply);

    /// Moves one supply to a level above or below, in steps that halve, as long as that is better and `go_on` says so.
    [[nodiscard]] Decision improve(Decision decision, const std::function<bool()>& go_on);

private:
    bool try_move(Decision& best, std::size_t supply, std::ptrdiff_t steps);

    const Patterns& patterns_;
    const Levels& levels_;
    Solver solver_;
};

}  // namespace sinews::stochastic
