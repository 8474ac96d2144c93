#include "stochastic/solve_by_levels.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/clock.hpp"
#include "stochastic/level_descent.hpp"
#include "stochastic/level_form.hpp"
#include "stochastic/solver.hpp"

namespace sinews::stochastic {

namespace {

constexpr std::size_t levels_at_first = 24;            // of each supply
constexpr std::size_t most_patterns_in_form = 60'000;  // beyond that a round takes minutes

/// `count` of the heights, evenly by rank; all when there are no more.
std::vector<double> thinned(const std::vector<double>& heights, std::size_t count) {
    if (heights.size() <= count) return heights;
    if (count == 1) return {heights[heights.size() / 2]};
    std::vector<double> few;
    few.reserve(count);
    for (std::size_t position = 0; position < count; ++position) {
        few.push_back(heights[position * (heights.size() - 1) / (count - 1)]);
    }
    return few;
}

/// Adds `count` heights, evenly by rank, in each gap of `levels` that lies within `reach` gaps of `supply`.
void refine(const std::vector<double>& heights, double supply, std::ptrdiff_t reach, std::size_t count,
            std::vector<double>& levels) {
    const auto here = std::ranges::upper_bound(levels, supply) - levels.begin();
    std::vector<double> added;
    const auto last = static_cast<std::ptrdiff_t>(levels.size());
    for (std::ptrdiff_t gap = std::max<std::ptrdiff_t>(0, here - reach); gap <= std::min(last, here + reach); ++gap) {
        const auto from =
            gap == 0 ? heights.begin() : std::ranges::upper_bound(heights, levels[static_cast<std::size_t>(gap) - 1]);
        const auto to =
            gap == last ? heights.end() : std::ranges::lower_bound(heights, levels[static_cast<std::size_t>(gap)]);
        if (from >= to) continue;
        const std::vector<double> few = thinned(std::vector<double>(from, to), count);
        added.insert(added.end(), few.begin(), few.end());
    }
    levels.insert(levels.end(), added.begin(), added.end());
    std::ranges::sort(levels);
    const auto rest = std::ranges::unique(levels);
    levels.erase(rest.begin(), rest.end());
}

class LevelRounds {
public:
    LevelRounds(const StochasticProgram& program, const Patterns& patterns, const SolveOptions& options)
        : program_(program),
          patterns_(patterns),
          options_(options),
          all_(all_levels(patterns)),
          descent_(patterns, all_) {
        for (const std::vector<double>& heights : all_) levels_.push_back(thinned(heights, levels_at_first));
    }

    Solution run() {
        solution_.status = SolveStatus::stopped;
        while (!is_over() && solve_round()) {
            if (gap() <= options_.gap || levels_ == all_) {
                solution_.status = SolveStatus::optimal;
                break;
            }
            if (!add_levels()) {
                solution_.note = "finer levels would make the program too large: this is what was proven";
                break;
            }
        }
        solution_.objective = best_.value;
        solution_.first_stage = best_.x;
        solution_.seconds = clock_.seconds();
        return solution_;
    }

private:
    [[nodiscard]] double left() const { return options_.seconds - clock_.seconds(); }
    [[nodiscard]] bool is_over() const { return left() <= 0 || (options_.stop && options_.stop()); }
    [[nodiscard]] double gap() const { return relative_gap(best_.value, solution_.bound); }

    void tell() const {
        if (options_.seen) options_.seen({best_.value, solution_.bound, solution_.iterations});
    }

    /// Bound and decision of the present levels. False when the round ended without a decision.
    bool solve_round() {
        Solver solver;
        {
            const Clock building;
            solver.load(level_form(patterns_, levels_));
            solution_.build_seconds += building.seconds();
        }
        SolveLimits limits;
        limits.seconds = left();
        limits.gap = std::max(options_.gap / 4, 1e-9);
        limits.stop = options_.stop;
        limits.seen = [&](double, double bound) {
            solution_.bound = std::max(solution_.bound, bound);
            tell();
        };
        const SolveStatus status = solver.solve(limits);
        solution_.iterations += solver.iterations();
        if (status == SolveStatus::infeasible || status == SolveStatus::unbounded || status == SolveStatus::failed) {
            solution_.status = status;  // rounding down only relaxes: the program itself has no solution either
            return false;
        }
        solution_.bound = std::max(solution_.bound, solver.bound());
        if (!solver.has_solution()) return false;
        const std::vector<double>& values = solver.solution();
        const auto columns = static_cast<long>(program_.stages.front().columns.size());
        seen_ = patterns_.supply_of({values.begin(), values.begin() + columns});
        Decision found = descent_.improve(descent_.decide(seen_), [&] { return !is_over(); });
        if (found.value < best_.value) best_ = std::move(found);
        tell();
        return true;
    }

    /// More levels, near the decisions first, everywhere when that adds nothing; false when the form would grow too large.
    bool add_levels() {
        Levels finer = levels_;
        for (std::size_t supply = 0; supply < finer.size(); ++supply) {
            refine(all_[supply], seen_[supply], 1, 8, finer[supply]);
            if (!best_.supply.empty()) refine(all_[supply], best_.supply[supply], 1, 8, finer[supply]);
            refine(all_[supply], seen_[supply], static_cast<std::ptrdiff_t>(finer[supply].size()), 1, finer[supply]);
        }
        if (pattern_count(patterns_, finer) > most_patterns_in_form) {
            finer = levels_;
            for (std::size_t supply = 0; supply < finer.size(); ++supply) {
                refine(all_[supply], seen_[supply], 0, 4, finer[supply]);
                if (!best_.supply.empty()) refine(all_[supply], best_.supply[supply], 0, 4, finer[supply]);
            }
            if (finer == levels_ || pattern_count(patterns_, finer) > 2 * most_patterns_in_form) return false;
        }
        levels_ = std::move(finer);
        return true;
    }

    const StochasticProgram& program_;
    const Patterns& patterns_;
    const SolveOptions& options_;
    const Clock clock_;
    const Levels all_;
    Levels levels_;
    LevelDescent descent_;
    std::vector<double> seen_;  // the supplies of the last round's decision
    Decision best_;
    Solution solution_;
};

}  // namespace

Solution solve_by_levels(const StochasticProgram& program, const Patterns& patterns, const SolveOptions& options) {
    return LevelRounds(program, patterns, options).run();
}

}  // namespace sinews::stochastic
