// Patterns and levels against the extensive form, over random small programs.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "stochastic/extensive_form.hpp"
#include "stochastic/level_form.hpp"
#include "stochastic/patterns.hpp"
#include "stochastic/solve.hpp"

using namespace sinews::stochastic;

namespace {

/// The solver keeps integers and rows to 1e-6, so two ways to one optimum agree no better than that.
constexpr double solver_tolerance = 1e-6;

/// A core by rows, put together entry by entry.
struct CoreMaker {
    StochasticProgram program;
    std::vector<std::vector<std::pair<int, double>>> entries;  // by column

    int column(double cost, double upper, bool integer) {
        program.core.cost.push_back(cost);
        program.core.lower.push_back(0);
        program.core.upper.push_back(upper);
        program.core.integer.push_back(integer ? 1 : 0);
        entries.emplace_back();
        return program.core.columns() - 1;
    }
    int row(double lower, double upper) {
        program.core.row_lower.push_back(lower);
        program.core.row_upper.push_back(upper);
        return program.core.rows() - 1;
    }
    void finish(int first_columns, int first_rows) {
        for (std::vector<std::pair<int, double>>& of : entries) {
            std::ranges::sort(of);
            for (const auto& [in_row, value] : of) {
                program.core.matrix.row.push_back(in_row);
                program.core.matrix.value.push_back(value);
            }
            program.core.matrix.start.push_back(static_cast<int>(program.core.matrix.row.size()));
        }
        program.stages = {{"first", {0, first_columns}, {0, first_rows}},
                          {"second", {first_columns, program.core.columns()}, {first_rows, program.core.rows()}}};
    }
};

struct RandomProgram {
    StochasticProgram program;
    int capacity_row = 0;
};

/// Workshops are bought (integers 0 or 1 with room for more); tasks go to a workshop or are left at a price. Room, tasks and
/// prices are drawn; half of the programs write the capacity rows as "at least".
RandomProgram random_program(unsigned seed) {
    std::mt19937 random(seed);
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(random);
    };
    const auto whole = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(random); };
    const int workshops = whole(1, 3), tasks = whole(1, 3), scenarios = whole(2, 6);
    const bool at_least = whole(0, 1) == 1;
    CoreMaker maker;
    std::vector<int> room;
    for (int workshop = 0; workshop < workshops; ++workshop) {
        room.push_back(maker.column(between(1, 4), 3, false));
        const int open = maker.column(between(0, 3), 1, true);
        const int row = maker.row(-infinity, 0);
        maker.entries[at(room.back())].emplace_back(row, 1);
        maker.entries[at(open)].emplace_back(row, -3);
    }
    const int first_columns = maker.program.core.columns(), first_rows = maker.program.core.rows();
    const double sign = at_least ? -1 : 1;
    std::vector<int> capacity, done;
    for (int workshop = 0; workshop < workshops; ++workshop) {
        capacity.push_back(at_least ? maker.row(0, infinity) : maker.row(-infinity, 0));
        maker.entries[at(room[at(workshop)])].emplace_back(capacity.back(), -sign);
    }
    struct Assignment {
        int column, row;
    };
    std::vector<Assignment> uses;
    for (int task = 0; task < tasks; ++task) {
        const int row = maker.row(1, 1);
        for (int workshop = 0; workshop < workshops; ++workshop) {
            const int column = maker.column(between(1, 5), 1, true);
            maker.entries[at(column)].emplace_back(row, 1);
            maker.entries[at(column)].emplace_back(capacity[at(workshop)], sign * between(0.3, 1.5));
            uses.push_back({column, capacity[at(workshop)]});
        }
        const int left = maker.column(between(8, 20), 1, true);
        maker.entries[at(left)].emplace_back(row, 1);
    }
    maker.finish(first_columns, first_rows);
    RandomProgram result{maker.program, capacity.front()};
    std::vector<Branch> branches;
    for (int scenario = 0; scenario < scenarios; ++scenario) {
        Outcome outcome;
        for (const Assignment& use : uses) {
            outcome.changes.push_back({Change::Kind::entry, use.row, use.column, sign * between(0.3, 1.5), 0});
            outcome.changes.push_back({Change::Kind::cost, -1, use.column, between(1, 5), 0});
        }
        branches.push_back({scenario, 1.0 / scenarios});
        result.program.outcomes.push_back(outcome);
    }
    REQUIRE(grow_tree({branches}, 1000, result.program));
    return result;
}

Solution solved(const StochasticProgram& program, Method method) {
    SolveOptions options;
    options.method = method;
    options.gap = 1e-9;
    return solve(program, options);
}

}  // namespace

TEST_CASE("levels find the optimum of the extensive form") {
    for (unsigned seed = 1; seed <= 15; ++seed) {
        CAPTURE(seed);
        const StochasticProgram program = random_program(seed).program;
        const Solution levels = solved(program, Method::levels), whole = solved(program, Method::extensive);
        REQUIRE(levels.status == SolveStatus::optimal);
        REQUIRE(whole.status == SolveStatus::optimal);
        CHECK(levels.objective == doctest::Approx(whole.objective).epsilon(solver_tolerance));
        CHECK(levels.bound == doctest::Approx(whole.objective).epsilon(solver_tolerance));
        CHECK(solved(program, Method::choose).method == Method::levels);
    }
}

TEST_CASE("fewer levels are a relaxation, no level at all the weakest") {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const std::optional<Patterns> patterns = patterns_of(random_program(seed).program);
        REQUIRE(patterns);
        const auto optimum = [&](const Levels& levels) {
            Solver solver;
            solver.load(level_form(*patterns, levels));
            REQUIRE(solver.solve() == SolveStatus::optimal);
            return solver.objective();
        };
        const Levels all = all_levels(*patterns);
        Levels half = all, none = all;
        for (std::vector<double>& heights : half) {
            std::vector<double> kept;
            for (std::size_t position = 0; position < heights.size(); position += 2) kept.push_back(heights[position]);
            heights = kept;
        }
        for (std::vector<double>& heights : none) heights.clear();
        CHECK(optimum(half) <= optimum(all) + 1e-7);
        CHECK(optimum(none) <= optimum(half) + 1e-7);
        CHECK(pattern_count(*patterns, none) == patterns->blocks.size());
    }
}

TEST_CASE("recourse is the cheapest pattern that the supply allows") {
    const StochasticProgram program = random_program(7).program;
    const std::optional<Patterns> patterns = patterns_of(program);
    REQUIRE(patterns);
    const Solution whole = solved(program, Method::extensive);
    double first_cost = program.core.offset;
    for (std::size_t column = 0; column < whole.first_stage.size(); ++column) {
        first_cost += program.core.cost[column] * whole.first_stage[column];
    }
    const double value = first_cost + patterns->recourse(patterns->supply_of(whole.first_stage));
    CHECK(value == doctest::Approx(whole.objective).epsilon(solver_tolerance));
    const std::vector<double> nothing(patterns->supplies.size(), 0.0);
    std::vector<double> most;
    for (const Supply& supply : patterns->supplies) most.push_back(supply.most);
    CHECK(patterns->recourse(nothing) >= patterns->recourse(most));
}

TEST_CASE("levels are refused where they do not fit") {
    const RandomProgram fits = random_program(3);
    REQUIRE(patterns_of(fits.program));
    StochasticProgram continuous = fits.program;
    continuous.core.integer.back() = 0;
    CHECK_FALSE(patterns_of(continuous));
    StochasticProgram boundless = fits.program;
    boundless.core.upper.back() = infinity;
    CHECK_FALSE(patterns_of(boundless));
    StochasticProgram two_sided = fits.program;
    two_sided.core.row_lower[at(fits.capacity_row)] = -5;
    two_sided.core.row_upper[at(fits.capacity_row)] = 5;
    CHECK_FALSE(patterns_of(two_sided));
    StochasticProgram random_supply = fits.program;
    random_supply.outcomes.front().changes.push_back({Change::Kind::entry, fits.capacity_row, 0, -2, 0});
    CHECK_FALSE(patterns_of(random_supply));
    const Solution refused = solved(continuous, Method::levels);
    CHECK(refused.status == SolveStatus::failed);
    CHECK(refused.note.find("--method extensive") != std::string::npos);
    CHECK(solved(continuous, Method::choose).status == SolveStatus::optimal);
}
