#include "analyse/evidence_scale.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sinews::analyse;
using sinews::scenario::EvidenceRow;
using sinews::scenario::Measure;
using sinews::scenario::Metric;
using sinews::scenario::Month;
using sinews::scenario::Scenario;
using sinews::scenario::Window;

namespace {

Month month(int year, int month_of_year) { return Month{year * 12 + month_of_year - 1}; }

Measure measure(std::string id, Metric metric, Window window) {
    Measure measure;
    measure.id = std::move(id);
    measure.metric = metric;
    measure.window = window;
    measure.parties = {"b"};
    measure.items = {{"round", 1}};
    return measure;
}

/// Two parties of one bloc; only b alone is group "south".
Scenario scenario_with(std::vector<Measure> measures) {
    Scenario scenario;
    scenario.parties = {{"a", "A", "west", "north", {}}, {"b", "B", "west", "south", {}}};
    scenario.measures = std::move(measures);
    return scenario;
}

EvidenceRow observation(std::string unit) {
    EvidenceRow row;
    row.party = "b";
    row.item = "round";
    row.measure = "made";
    row.unit = std::move(unit);
    row.from = month(2024, 1);
    row.to = month(2024, 6);
    row.value = 100;
    return row;
}

}  // namespace

TEST_CASE("units with a denominator are rates") {
    CHECK(*months_rate("rounds/month") == 1.0);
    CHECK(*months_rate("rounds/year") == doctest::Approx(1.0 / 12));
    CHECK(*months_rate("rounds/quarter") == doctest::Approx(1.0 / 3));
    CHECK(*months_rate("rounds/day") == doctest::Approx(30.4375));
    CHECK(*months_rate("rounds/week") == doctest::Approx(30.4375 / 7));
    CHECK_FALSE(months_rate("rounds").has_value());
    CHECK(std::isnan(*months_rate("rounds/shift")));
}

TEST_CASE("an observation is scaled to the window of the measure") {
    const auto year = measure("year", Metric::made, Window::trailing_12_months);
    const auto rate = measure("rate", Metric::made, Window::month_times_12);
    const auto one = measure("one", Metric::made, Window::month);
    const Scenario scenario = scenario_with({year, rate, one});
    CHECK(*evidence_scale(scenario, observation("rounds/month"), year) == doctest::Approx(12));
    CHECK(*evidence_scale(scenario, observation("rounds/month"), one) == doctest::Approx(1));
    CHECK(*evidence_scale(scenario, observation("rounds/year"), year) == doctest::Approx(1));
    CHECK(*evidence_scale(scenario, observation("rounds/year"), rate) == doctest::Approx(1));
    CHECK(*evidence_scale(scenario, observation("rounds/day"), one) == doctest::Approx(30.4375));
    // A figure without a denominator is the total of its six months.
    CHECK(*evidence_scale(scenario, observation("rounds"), one) == doctest::Approx(1.0 / 6));
    CHECK(*evidence_scale(scenario, observation("rounds"), year) == doctest::Approx(2));
    CHECK_FALSE(evidence_scale(scenario, observation("rounds/shift"), year).has_value());
    auto open = observation("rounds");
    open.to.reset();
    CHECK_FALSE(evidence_scale(scenario, open, year).has_value());
}

TEST_CASE("a running total is observed only from its own first month on") {
    auto since = measure("since", Metric::made, Window::since);
    since.since = month(2024, 1);
    const Scenario scenario = scenario_with({since});
    CHECK(*evidence_scale(scenario, observation("rounds"), since) == doctest::Approx(1));
    CHECK(*evidence_scale(scenario, observation("rounds/month"), since) == doctest::Approx(6));
    since.since = month(2023, 1);
    CHECK_FALSE(evidence_scale(scenario, observation("rounds"), since).has_value());
}

TEST_CASE("a level is no rate") {
    const auto stock = measure("stock", Metric::stock, Window::month);
    const Scenario scenario = scenario_with({stock});
    auto row = observation("rounds");
    row.measure = "stock";
    CHECK(*evidence_scale(scenario, row, stock) == doctest::Approx(1));
    row.unit = "rounds/month";
    CHECK_FALSE(evidence_scale(scenario, row, stock).has_value());
}

TEST_CASE("only the same metric, parties and items are observed") {
    auto year = measure("year", Metric::made, Window::trailing_12_months);
    const Scenario scenario = scenario_with({year});
    const auto row = observation("rounds/year");
    CHECK(evidence_scale(scenario, row, year).has_value());

    auto group = year;
    group.parties.clear();
    group.group = "south";
    CHECK_MESSAGE(evidence_scale(scenario, row, group).has_value(), "a group of one is that one");
    auto bloc = group;
    bloc.group.clear();
    bloc.bloc = "west";
    CHECK_FALSE(evidence_scale(scenario, row, bloc).has_value());

    auto capacity = year;
    capacity.metric = Metric::capacity;
    CHECK_FALSE(evidence_scale(scenario, row, capacity).has_value());
    auto weighted = year;
    weighted.items = {{"round", 0.5}};
    CHECK(*evidence_scale(scenario, row, weighted) == doctest::Approx(0.5));
    auto two = year;
    two.items = {{"round", 1}, {"rocket", 1}};
    CHECK_FALSE(evidence_scale(scenario, row, two).has_value());
}

TEST_CASE("evidence on a measure observes the same count in other windows too") {
    auto month_measure = measure("one", Metric::used, Window::month);
    auto year = measure("year", Metric::used, Window::trailing_12_months);
    for (auto* each : {&month_measure, &year}) each->items = {{"round", 1}, {"rocket", 2}};
    auto other = year;
    other.id = "other";
    other.items = {{"round", 1}};
    const Scenario scenario = scenario_with({month_measure, year, other});
    auto row = observation("rounds/day");
    row.item.clear();
    row.measure = "one";
    CHECK(*evidence_scale(scenario, row, month_measure) == doctest::Approx(30.4375));
    CHECK(*evidence_scale(scenario, row, year) == doctest::Approx(365.25));
    CHECK_FALSE(evidence_scale(scenario, row, other).has_value());
}
