// The problems of tests/smps, whose optima are worked out by hand there, by both methods.

#include <doctest/doctest.h>

#include <thread>

#include "stochastic/solve.hpp"
#include "stochastic/test/problem_files.hpp"

using namespace sinews::stochastic;

namespace {

struct Problem {
    const char* name;
    int stages, scenarios;
    double optimum;
    bool closes;  // cuts close the gap
};

const Problem problems[] = {{"farmer", 2, 3, -108390, true}, {"newsvendor", 2, 3, 31, true},
                            {"inventory", 3, 4, 6.8, true},  {"branches", 3, 4, 7.6, true},
                            {"depot", 2, 2, -8, true},       {"trucks", 2, 2, 15, true},
                            {"spaces", 2, 2, 24, true}};

void in_threads(int count, const std::function<void(int)>& task) {
    std::vector<std::thread> threads;
    for (int index = 0; index < count; ++index) threads.emplace_back(task, index);
    for (std::thread& thread : threads) thread.join();
}

}  // namespace

TEST_CASE("both methods find the optima worked out by hand") {
    for (const Problem& problem : problems) {
        CAPTURE(problem.name);
        const SmpsResult read = read_problem(std::string(SINEWS_SOURCE_FOLDER) + "/tests/smps/" + problem.name);
        for (const SmpsFault& fault : read.faults) FAIL_CHECK(to_text(fault));
        REQUIRE(read.faults.empty());
        CHECK(read.program.stage_count() == problem.stages);
        CHECK(read.program.scenario_count() == problem.scenarios);
        for (const Method method : {Method::extensive, Method::benders}) {
            CAPTURE(static_cast<int>(method));
            SolveOptions options;
            options.method = method;
            options.gap = 1e-7;
            const Solution solution = solve(read.program, options);
            CHECK(solution.status == SolveStatus::optimal);
            CHECK(solution.objective == doctest::Approx(problem.optimum).epsilon(1e-6));
            CHECK(solution.gap() <= 1e-6);
        }
    }
}

TEST_CASE("threads change no bit") {
    for (const char* name : {"farmer", "inventory", "branches", "depot"}) {
        CAPTURE(name);
        const SmpsResult read = read_problem(std::string(SINEWS_SOURCE_FOLDER) + "/tests/smps/" + name);
        SolveOptions options;
        options.method = Method::benders;
        const Solution one = solve(read.program, options);
        options.parallel = in_threads;
        const Solution many = solve(read.program, options);
        CHECK(one.objective == many.objective);
        CHECK(one.bound == many.bound);
        CHECK(one.first_stage == many.first_stage);
        CHECK(one.iterations == many.iterations);
    }
}

TEST_CASE("the farmer's best plan is that of the book") {
    const SmpsResult read = read_problem(std::string(SINEWS_SOURCE_FOLDER) + "/tests/smps/farmer");
    const Solution solution = solve(read.program, {});
    REQUIRE(solution.first_stage.size() == 3);
    CHECK(solution.first_stage[0] == doctest::Approx(170));
    CHECK(solution.first_stage[1] == doctest::Approx(80));
    CHECK(solution.first_stage[2] == doctest::Approx(250));
}

// Each of 4,096 scenarios earns 1e-4 a unit of what it makes of at most x. The cost of a scenario, 2.4e-8 with its weight, lies
// below the dual tolerance of the solver (1e-7): unscaled, making nothing passes for optimal.
TEST_CASE("one program of many light scenarios is solved to its optimum") {
    StochasticProgram program;
    program.core.cost = {5e-5, -1e-4};
    program.core.lower = {0, 0};
    program.core.upper = {3, infinity};
    program.core.integer = {0, 0};
    program.core.row_lower = {-infinity};
    program.core.row_upper = {0};
    program.core.matrix = {{0, 1, 2}, {0, 0}, {-1, 1}};
    program.column_names = {"x", "made"};
    program.row_names = {"limit"};
    program.stages = {{"first", {0, 1}, {0, 0}}, {"second", {1, 2}, {0, 1}}};
    constexpr int scenarios = 4096;
    REQUIRE(grow_tree({std::vector<Branch>(scenarios, Branch{-1, 1.0 / scenarios})}, 10000, program));
    SolveOptions options;
    options.method = Method::extensive;
    const Solution solution = solve(program, options);
    CHECK(solution.status == SolveStatus::optimal);
    CHECK(solution.objective == doctest::Approx(-1.5e-4).epsilon(1e-6));
    CHECK(solution.first_stage.front() == doctest::Approx(3));
}
