#include "stochastic/level_descent.hpp"

#include <algorithm>
#include <utility>

namespace sinews::stochastic {

LevelDescent::LevelDescent(const Patterns& patterns, const Levels& levels) : patterns_(patterns), levels_(levels) {
    solver_.load(patterns.first_stage);
    for (const Supply& supply : patterns.supplies) {
        solver_.add_row(supply.least, infinity, supply.columns, supply.values);
    }
}

Decision LevelDescent::decide(const std::vector<double>& supply) {
    const int first_row = patterns_.first_stage.rows();
    for (std::size_t position = 0; position < supply.size(); ++position) {
        const Supply& of = patterns_.supplies[position];
        solver_.set_row(first_row + static_cast<int>(position), std::clamp(supply[position], of.least, of.most),
                        infinity);
    }
    Decision decision;
    if (solver_.solve() != SolveStatus::optimal) return decision;
    decision.x = solver_.solution();
    decision.supply = patterns_.supply_of(decision.x);
    decision.value = solver_.objective() + patterns_.recourse(decision.supply);
    return decision;
}

bool LevelDescent::try_move(Decision& best, std::size_t supply, std::ptrdiff_t steps) {
    const std::vector<double>& heights = levels_[supply];
    const auto now = std::ranges::upper_bound(heights, best.supply[supply]) - heights.begin() - 1;  // -1: below all
    const std::ptrdiff_t wanted =
        std::clamp<std::ptrdiff_t>(now + steps, -1, static_cast<std::ptrdiff_t>(heights.size()) - 1);
    if (wanted == now) return false;
    std::vector<double> asked = best.supply;
    asked[supply] = wanted < 0 ? patterns_.supplies[supply].least : heights[static_cast<std::size_t>(wanted)];
    Decision moved = decide(asked);
    if (moved.value >= best.value) return false;
    best = std::move(moved);
    return true;
}

Decision LevelDescent::improve(Decision decision, const std::function<bool()>& go_on) {
    std::size_t longest = 1;
    for (const std::vector<double>& heights : levels_) longest = std::max(longest, heights.size());
    for (auto steps = static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, longest / 8)); steps > 0;) {
        bool better = false;
        for (std::size_t supply = 0; supply < levels_.size(); ++supply) {
            if (!go_on()) return decision;
            better = try_move(decision, supply, steps) || better;
            better = try_move(decision, supply, -steps) || better;
        }
        if (!better) steps /= 2;
    }
    return decision;
}

}  // namespace sinews::stochastic
