// Problems that nobody here wrote, with published optima or proven brackets. They stand in a folder beside the repository: the
// environment variable SINEWS_BENCHMARKS, or ../shared/benchmarks. Without it the test is skipped and says so.

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "stochastic/solve.hpp"
#include "stochastic/test/problem_files.hpp"

using namespace sinews::stochastic;

namespace {

/// The folder of the SMPS triples; empty when there is none.
std::string benchmarks() {
    const char* given = std::getenv("SINEWS_BENCHMARKS");
    const std::string folder = given != nullptr ? given : SINEWS_SOURCE_FOLDER "/../shared/benchmarks";
    return std::filesystem::is_directory(folder + "/smps") ? folder + "/smps/" : "";
}

}  // namespace

TEST_CASE("published optima") {
    const std::string folder = benchmarks();
    if (folder.empty()) {
        MESSAGE("skipped: no benchmarks; set SINEWS_BENCHMARKS to their folder");
        return;
    }
    struct Published {
        const char* name;
        int stages, scenarios;
        double optimum;
        bool whole;  // by the extensive form too; the largest takes that minutes
    };
    for (const Published& problem :
         {Published{"pltexpA2_6", 2, 6, -9.479354, true}, Published{"pltexpA2_16", 2, 16, -9.663308, true},
          Published{"pltexpA4_6", 4, 216, -19.599417, true}, Published{"pltexpA4_16", 4, 4096, -18.849337, false}}) {
        CAPTURE(problem.name);
        const SmpsResult read = read_problem(folder + problem.name);
        REQUIRE(read.faults.empty());
        CHECK(read.program.stage_count() == problem.stages);
        CHECK(read.program.scenario_count() == problem.scenarios);
        for (const Method method : {Method::benders, Method::extensive}) {
            if (method == Method::extensive && !problem.whole) continue;
            CAPTURE(static_cast<int>(method));
            SolveOptions options;
            options.method = method;
            const Solution solution = solve(read.program, options);
            CHECK(solution.status == SolveStatus::optimal);
            CHECK(solution.objective == doctest::Approx(problem.optimum).epsilon(1e-6));
            CHECK(solution.gap() <= 1e-5);
        }
    }
}

TEST_CASE("the DCAP problems: what is proven agrees with what was proven") {
    const std::string folder = benchmarks();
    if (folder.empty()) return;  // said above
    struct Bracket {
        const char* name;
        int scenarios;
        double low, high;
    };
    for (const Bracket& problem :
         {Bracket{"dcap233_200", 200, 1834.400, 1834.579}, Bracket{"dcap332_200", 200, 1060.209, 1060.772},
          Bracket{"dcap342_500", 500, 1881.256, 1909.368}}) {
        CAPTURE(problem.name);
        const SmpsResult read = read_problem(folder + problem.name);
        REQUIRE(read.faults.empty());
        CHECK(read.program.scenario_count() == problem.scenarios);
        CHECK(read.program.integers_in(0));
        CHECK(read.program.integers_in(1));
        SolveOptions options;
        options.method = Method::benders;
        int rounds = 0;  // not seconds: the same on every machine
        options.seen = [&](const Progress&) { ++rounds; };
        options.stop = [&] { return rounds > 4; };
        const Solution solution = solve(read.program, options);
        CHECK(solution.bound <= problem.high);
        CHECK(solution.bound > 0);
        CHECK(solution.objective >= problem.low * (1 - 1e-6));
    }
}

TEST_CASE("a DCAP problem by levels, to a narrower bracket than was proven before") {
    const std::string folder = benchmarks();
    if (folder.empty()) return;  // said above
    const SmpsResult read = read_problem(folder + "dcap332_200");
    REQUIRE(read.faults.empty());
    SolveOptions options;
    options.gap = 1e-4;
    const Solution solution = solve(read.program, options);
    CHECK(solution.method == Method::levels);
    CHECK(solution.status == SolveStatus::optimal);
    CHECK(solution.gap() <= 1e-4);
    CHECK(solution.objective <= 1060.772);
    CHECK(solution.bound >= 1060.209);
}
