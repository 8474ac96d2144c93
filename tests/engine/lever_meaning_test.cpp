// What each kind of lever means, worked out by hand on tiny scenarios. docs/model.md, "Levers".

#include <doctest/doctest.h>

#include <cmath>

#include "analyse/trajectory.hpp"
#include "network/compile.hpp"
#include "scenario/apply_levers.hpp"
#include "scenario/read.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;

namespace {

/// One party that makes and orders one item; 24 months, as_of in month 5, so that levers act from month 6 (2024-07).
support::SmallScenario small() {
    support::SmallScenario small;
    small.months = 24;
    small.settings["as_of"] = "\"2024-06\"";
    small.rows["parties.csv"] = {"a,A,west,"};
    small.rows["items.csv"] = {"shell,Shell,piece,,,,,,0,1"};
    small.rows["programmes.csv"] = {"want,a,,shell,rate,1000,month,,,,1"};
    return small;
}

analyse::Trajectory with_lever(const support::SmallScenario& small, const std::string& lever,
                               simulate::Mode mode = simulate::Mode::point, std::uint64_t replication = 0) {
    scenario::FileSet files = small.files();
    files["levers.toml"] = "[[lever]]\nid = \"x\"\n" + lever;
    const auto read = scenario::read_scenario(files);
    for (const auto& fault : read.faults) {
        if (fault.severity == scenario::Severity::error) FAIL_CHECK(fault.problem);
    }
    const auto applied = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.front()});
    for (const auto& fault : applied.faults) FAIL_CHECK(fault.problem);
    return analyse::record(read.scenario, network::compile(applied), mode, 1, replication);
}

std::string change(const std::string& table, const std::string& column, const std::string& amount) {
    return "[[lever.change]]\ntable = \"" + table + "\"\ncolumn = \"" + column + "\"\n" + amount + "\n";
}

const analyse::Series& series(const analyse::Trajectory& run, const char* metric, const char* item = "shell") {
    return run.series.at(metric).at("a").at(item);
}

}  // namespace

TEST_CASE("capacity of a line that runs changes from the lever's month on") {
    auto scenario = small();
    scenario.rows["lines.csv"] = {"l,a,shell,operating,1,100,month,,,,,,,1,,"};
    const auto run = with_lever(scenario, change("lines", "capacity", "scale = 1.25"));
    CHECK(series(run, "made")[5] == 100);
    CHECK(series(run, "made")[6] == 125);
}

TEST_CASE(
    "a line that has started keeps its start and ramp; one that has not starts sooner, but not before the lever") {
    auto scenario = small();
    scenario.rows["lines.csv"] = {
        "early,a,shell,operating,1,100,month,2024-01,,4,0,12,1,1,,",  // starts in month 4
        "soon,a,shell,building,1,100,month,2024-01,,8,0,0,,1,,",      // in month 8; a quarter off: 6
        "later,a,shell,building,1,100,month,2024-01,,16,0,0,,1,,",    // in month 16; a quarter off: 12
    };
    const auto base = with_lever(scenario, change("lines", "build_months", "scale = 1"));
    const auto run = with_lever(
        scenario, change("lines", "build_months", "scale = 0.75") + change("lines", "ramp_months", "scale = 0.5"));
    CHECK(run.line_start.at("early") == 4);
    CHECK(run.line_start.at("soon") == 6);
    CHECK(run.line_start.at("later") == 12);
    for (std::size_t month = 0; month < 24; ++month) {
        CHECK(run.line_ramped.at("early")[month] == base.line_ramped.at("early")[month]);
    }
    // Half off would put `soon` to month 4: it starts when the lever acts.
    CHECK(with_lever(scenario, change("lines", "build_months", "scale = 0.5")).line_start.at("soon") == 6);
}

TEST_CASE("a line that runs cannot be undone, one that does not can") {
    auto scenario = small();
    scenario.rows["lines.csv"] = {"early,a,shell,operating,0.5,100,month,2024-01,,4,0,0,,1,,",
                                  "later,a,shell,building,0.5,100,month,2024-01,,16,0,0,,1,,"};
    for (std::uint64_t replication = 0; replication < 16; ++replication) {
        const auto mode = simulate::Mode::monte_carlo;
        const auto base = with_lever(scenario, change("lines", "chance", "scale = 1"), mode, replication);
        const auto none = with_lever(scenario, change("lines", "chance", "set = 0"), mode, replication);
        const auto all = with_lever(scenario, change("lines", "chance", "set = 1"), mode, replication);
        CHECK(none.line_comes.at("early") == base.line_comes.at("early"));
        CHECK_FALSE(none.line_comes.at("later"));
        CHECK(all.line_comes.at("later"));
        CHECK(all.line_start.at("early") == (base.line_comes.at("early") ? 4 : 6));
    }
}

TEST_CASE("until ends a line") {
    auto scenario = small();
    scenario.rows["lines.csv"] = {"l,a,shell,operating,1,100,month,,,,,,,1,,"};
    const auto run = with_lever(scenario, change("lines", "until", "set = \"2024-01\""));
    CHECK(series(run, "made")[5] == 100);  // the past stays, whatever `until` says
    CHECK(series(run, "made")[6] == 0);
}

TEST_CASE("a lead holds for orders that are placed from the lever's month on") {
    auto scenario = small();
    scenario.rows["items.csv"] = {"shell,Shell,piece,,,,,,4,1"};
    scenario.rows["lines.csv"] = {"l,a,shell,operating,1,5000,month,,,,,,,1,,"};
    const auto run = with_lever(scenario, change("items", "lead_months", "scale = 0.5"));
    // Orders of months 0 to 5 fall due in 4 to 9, those from month 6 on after two months: 8, 9 get two months' orders.
    CHECK(series(run, "due")[3] == 0);
    for (const std::size_t month : {4U, 5U, 6U, 7U, 10U, 11U, 20U}) CHECK(series(run, "due")[month] == 1000);
    for (const std::size_t month : {8U, 9U}) CHECK(series(run, "due")[month] == 2000);
    const auto longer = with_lever(scenario, change("items", "lead_months", "scale = 2"));
    for (const std::size_t month : {4U, 9U, 14U, 20U}) CHECK(series(longer, "due")[month] == 1000);
    for (const std::size_t month : {10U, 13U}) CHECK(series(longer, "due")[month] == 0);
}

TEST_CASE("growth of prices and learning go on from the price that was reached") {
    auto scenario = small();
    scenario.rows["items.csv"] = {"shell,Shell,piece,,8,0.12,0.2,1000,0,1"};
    scenario.rows["lines.csv"] = {"l,a,shell,operating,1,100,month,,,,,,,1,,"};
    const auto base = with_lever(scenario, change("items", "price_growth", "scale = 1"));
    const auto steady =
        with_lever(scenario, change("items", "price_growth", "set = 0") + change("items", "learning_rate", "set = 0"));
    CHECK(series(steady, "price")[5] == series(base, "price")[5]);
    for (std::size_t month = 6; month < 24; ++month) {
        CHECK(series(steady, "price")[month] == doctest::Approx(series(base, "price")[6]).epsilon(1e-12));
    }
    const auto faster = with_lever(scenario, change("items", "price_growth", "set = 0.24"));
    CHECK(series(faster, "price")[6] == doctest::Approx(series(base, "price")[6]).epsilon(1e-12));
    CHECK(series(faster, "price")[18] / series(base, "price")[18] == doctest::Approx(1.24 / 1.12).epsilon(1e-12));
}

TEST_CASE("money changes with the first January") {
    auto scenario = small();
    scenario.rows["items.csv"] = {"shell,Shell,piece,ammunition,1,0,,,0,1"};
    scenario.rows["economy.csv"] = {"a,2023,1200,0.1,0.02,0.5"};
    scenario.rows["pledges.csv"] = {"a,core,2033,0.04,0.5"};
    scenario.rows["portfolio.csv"] = {"a,2023,ammunition,1"};
    scenario.rows["lines.csv"] = {"l,a,shell,operating,1,100,month,,,,,,,1,,"};
    const auto base = with_lever(scenario, change("pledges", "compliance", "scale = 1"));
    const auto met = with_lever(scenario, change("pledges", "compliance", "set = 1"));
    CHECK(met.core_share.at("a").at(2024) == base.core_share.at("a").at(2024));
    CHECK(met.core_share.at("a").at(2025) == doctest::Approx(0.02 + 0.02 * 2 / 10).epsilon(1e-12));
    const auto grown = with_lever(scenario, change("economy", "growth", "set = 0.2"));
    CHECK(grown.gdp.at("a")[0] == doctest::Approx(1200 * 1.1).epsilon(1e-12));
    CHECK(grown.gdp.at("a")[1] == doctest::Approx(1200 * 1.1 * 1.2).epsilon(1e-12));
    // A pledge that is moved to another year keeps its draws.
    scenario.rows["pledges.csv"] = {"a,core,2033,0.04,0.2 to 0.9"};
    const auto mode = simulate::Mode::monte_carlo;
    const auto sooner = with_lever(scenario, change("pledges", "target_year", "set = 2029"), mode, 7);
    const auto later = with_lever(scenario, change("pledges", "target_year", "add = 0"), mode, 7);
    const double compliance = (later.core_share.at("a").at(2025) - 0.02) / (0.02 * 2 / 10);
    CHECK(sooner.core_share.at("a").at(2025) == doctest::Approx(0.02 + compliance * 0.02 * 2 / 6).epsilon(1e-12));
}

TEST_CASE("a lever builds candidates, each copy a line of its own") {
    auto scenario = small();
    scenario.rows["candidates.csv"] = {"c,a,shell,planned,1,100,month,,,3,1,0,,1,,,50,3,"};
    const auto run = with_lever(scenario, "build = [{ candidate = \"c\", copies = 2, month = \"2024-08\" }]\n");
    CHECK(run.line_start.at("c#1") == 7 + 4);
    CHECK(run.line_start.at("c#2") == 7 + 4);
    CHECK(series(run, "made")[10] == 0);
    CHECK(series(run, "made")[11] == 200);
    // With a negative slip it does not run before the lever acts.
    scenario.rows["candidates.csv"] = {"c,a,shell,planned,1,100,month,,,0,-30,0,,1,,,50,3,"};
    CHECK(
        with_lever(scenario, "build = { candidate = \"c\", copies = 1, month = \"2024-09\" }\n").line_start.at("c#1") ==
        6);
}

TEST_CASE(
    "programmes, use and settings change from the lever's month on, and levers of two months one after the other") {
    auto scenario = small();
    scenario.rows["lines.csv"] = {"l,a,shell,operating,1,5000,month,,,,,,,1,,"};
    scenario.rows["use.csv"] = {"a,shell,300,month,,"};
    const auto run = with_lever(scenario, "from = \"2024-04\"\n" + change("programmes", "value", "add = 500") +
                                              change("use", "rate", "scale = 2") + "[[lever]]\nid = \"unused\"\n" +
                                              change("programmes", "value", "set = 1"));
    CHECK(series(run, "ordered")[2] == 1000);
    CHECK(series(run, "ordered")[3] == 1500);
    CHECK(series(run, "planned_use")[2] == 300);
    CHECK(series(run, "planned_use")[3] == 600);
    CHECK(series(run, "ordered")[23] == 1500);
}
