// The traps of the format, and what is said about files that are wrong.

#include <doctest/doctest.h>

#include <cmath>

#include "stochastic/read_smps.hpp"
#include "stochastic/solve.hpp"

using namespace sinews::stochastic;

namespace {

const char* const core =
    "NAME small\n"
    "ROWS\n N cost\n L first\n E balance\n G more\n"
    "COLUMNS\n x cost 1 first 1\n x balance 1\n y cost 2 balance -1\n y more 1\n"
    "RHS\n RHS first 10 balance 4\n RHS more 1\n"
    "RANGES\n R balance -2\n"
    "ENDATA\n";
const char* const time_file = "TIME small\nPERIODS\n x first A\n y balance B\nENDATA\n";

SmpsResult read(const std::string& stochastic, const std::string& changed_core = core,
                const std::string& changed_time = time_file, const SmpsOptions& options = {}) {
    return read_smps({"small", changed_core, changed_time, stochastic}, options);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    text.replace(text.find(what), what.size(), by);
    return text;
}

const Change* find(const Outcome& outcome, Change::Kind kind, int row, int column) {
    for (const Change& change : outcome.changes) {
        if (change.kind == kind && change.row == row && change.column == column) return &change;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("chances are taken as written, and an odd sum is told") {
    const SmpsResult result = read("STOCH small\nINDEP DISCRETE\n RHS more 1 B 0.5\n RHS more 2 B 0.5002\n");
    REQUIRE(result.faults.empty());
    CHECK(result.program.nodes[2].weight == 0.5002);
    REQUIRE(result.notes.size() == 1);
    CHECK(result.notes[0].find("1.0002") != std::string::npos);
}

TEST_CASE("a period may be left out, sides move together, a negative range lies below") {
    const SmpsResult result = read("STOCH small\nINDEP DISCRETE\n RHS balance 5 0.25\n RHS balance 7 0.75\n");
    REQUIRE(result.faults.empty());
    REQUIRE(result.program.outcomes.size() == 2);
    const Change* change = find(result.program.outcomes[1], Change::Kind::row, 1, -1);
    REQUIRE(change != nullptr);
    CHECK(change->value == 5);
    CHECK(change->upper == 7);
    CHECK(result.program.core.row_lower[1] == 2);
    CHECK(result.program.core.row_upper[1] == 4);
}

TEST_CASE("a block's later realisations keep what they do not list from the first") {
    const SmpsResult result =
        read("STOCH small\nBLOCKS DISCRETE\n BL b B 0.5\n RHS more 3\n x balance 0.5\n BL b B 0.5\n RHS more 4\n");
    REQUIRE(result.faults.empty());
    const Change* entry = find(result.program.outcomes[1], Change::Kind::entry, 1, 0);
    REQUIRE(entry != nullptr);
    CHECK(entry->value == 0.5);
    CHECK(find(result.program.outcomes[1], Change::Kind::row, 2, -1)->value == 4);
}

TEST_CASE("blocks and independent elements multiply") {
    const SmpsResult result = read(
        "STOCH small\nBLOCKS DISCRETE\n BL b B 0.5\n RHS more 3\n BL b B 0.5\n RHS more 4\n"
        "INDEP DISCRETE ADD\n y cost 1 B 0.1\n y cost 2 B 0.2\n y cost 3 B 0.7\n");
    REQUIRE(result.faults.empty());
    CHECK(result.program.scenario_count() == 6);
    CHECK(result.program.nodes[6].weight == doctest::Approx(0.35));
    CHECK(find(result.program.outcomes[5], Change::Kind::cost, -1, 1)->value == 5);
}

TEST_CASE("entries that the core lacks are added, random bounds are known") {
    const SmpsResult result =
        read("STOCH small\nSCENARIOS DISCRETE\n SC one ROOT 0.5 B\n UP BND y 3\n SC two 'ROOT' 0.5 B\n x more 2\n");
    REQUIRE(result.faults.empty());
    CHECK(result.program.core.matrix.start[1] == 3);
    CHECK(find(result.program.outcomes[0], Change::Kind::upper, -1, 1)->value == 3);
}

TEST_CASE("integers between markers are binary without a bound, general with one") {
    const std::string integers = replaced(core, "COLUMNS\n", "COLUMNS\n M 'MARKER' 'INTORG'\n");
    const std::string stochastic = "STOCH s\nINDEP DISCRETE\n RHS more 1 B 1\n";
    CHECK(read(stochastic, integers).program.core.upper[0] == 1);
    const SmpsResult bounded = read(stochastic, replaced(integers, "RANGES", "BOUNDS\n LO BND x 2\nRANGES"));
    CHECK(std::isinf(bounded.program.core.upper[0]));
    CHECK(bounded.program.core.integer[0] == 1);
}

TEST_CASE("what is wrong is told with its place") {
    struct Wrong {
        std::string stochastic, told;
    };
    for (const Wrong& wrong :
         {Wrong{"STOCH s\nINDEP DISCRETE\n RHS moor 1 B 1\n", "small.sto:3: no row `moor`"},
          Wrong{"STOCH s\nINDEP DISCRETE\n z more 1 B 1\n", "small.sto:3: `z` is no column"},
          Wrong{"STOCH s\nINDEP DISCRETE\n RHS more 1 C 1\n", "small.sto:3: no period `C`"},
          Wrong{"STOCH s\nINDEP DISCRETE\n RHS more much B 1\n", "small.sto:3: `much` is not a number"},
          Wrong{"STOCH s\nINDEP GAMMA\n RHS more 1 B 1\n", "GAMMA is not known"},
          Wrong{"STOCH s\nCHANCE\n G more 1\n", "small.sto:2: section CHANCE is not known"},
          Wrong{"STOCH s\n", "nothing in it is random"},
          Wrong{"STOCH s\nINDEP DISCRETE\n RHS first 1 A 1\n", "random in the first period"},
          Wrong{"STOCH s\nSCENARIOS\n SC a b 1 B\n", "no scenario `b` stands above"},
          Wrong{"STOCH s\nINDEP UNIFORM\n RHS more 1 B 2\n", "--samples"}}) {
        CAPTURE(wrong.told);
        const SmpsResult result = read(wrong.stochastic);
        REQUIRE_FALSE(result.faults.empty());
        CHECK(to_text(result.faults.front()).find(wrong.told) != std::string::npos);
    }
    CHECK(to_text(read("STOCH s\nINDEP DISCRETE\n RHS mor 1 B 1\n").faults.front()).find("did you mean `more`?") !=
          std::string::npos);
    const std::string stochastic = "STOCH s\nINDEP DISCRETE\n RHS more 1 B 1\n";
    CHECK(to_text(read(stochastic, replaced(core, "y cost 2", "y cots 2")).faults.front()).find("small.cor:10:") == 0);
    CHECK(read(stochastic, core, "TIME s\nPERIODS\n x first A\n q balance B\n").faults.front().line == 4);
    CHECK_FALSE(read(stochastic, replaced(core, " y more 1", " y first 1"), time_file).faults.empty());
    CHECK_FALSE(read("", "", "").faults.empty());
}

TEST_CASE("continuous outcomes are drawn: a newsvendor with uniform demand") {
    // Demand U(0, 100), cost 1, price 4: buy up to the quantile 3/4; 4·E min(D, 75) - 75 = 4·(75 - 75²/200) - 75 = 112.5.
    const char* const vendor =
        "NAME v\nROWS\n N cost\n L shelf\n L sold\n L demand\nCOLUMNS\n buy cost 1 shelf 1\n buy sold -1\n"
        " sell cost -4 sold 1\n sell demand 1\nRHS\n RHS shelf 1000 demand 50\nENDATA\n";
    SmpsOptions options;
    options.samples = 4000;
    const SmpsResult result = read("STOCH v\nINDEP UNIFORM\n RHS demand 0 B 100\n", vendor,
                                   "TIME v\nPERIODS\n buy shelf A\n sell sold B\n", options);
    REQUIRE(result.faults.empty());
    CHECK(result.program.scenario_count() == 4000);
    SolveOptions solving;
    solving.method = Method::benders;
    const Solution solution = solve(result.program, solving);
    CHECK(solution.status == SolveStatus::optimal);
    CHECK(solution.objective == doctest::Approx(-112.5).epsilon(0.03));  // two standard errors and more
    CHECK(solution.first_stage[0] == doctest::Approx(75).epsilon(0.05));
}
