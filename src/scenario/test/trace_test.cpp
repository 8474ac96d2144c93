#include "scenario/trace.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "scenario/read.hpp"
#include "scenario/starter.hpp"

using namespace sinews::scenario;

namespace {

const Scenario& starter() {
    static const Scenario scenario = read_scenario(starter_files()).scenario;
    return scenario;
}

bool uses(const Trace& trace, const std::string& path, const std::string& column) {
    return std::any_of(trace.used_by.begin(), trace.used_by.end(),
                       [&](const TracedUse& use) { return use.path == path && use.column == column; });
}

}  // namespace

TEST_CASE("a line is traced with its values, sources and what it rests on") {
    const TraceResult result = trace(starter(), "aland-2");
    REQUIRE(result.traces.size() == 1);
    const Trace& line = result.traces[0];
    CHECK(line.kind == "line");
    CHECK(line.path == "lines/aland-2");
    CHECK(line.place == Place{"lines.csv", 3, 1});
    CHECK(line.note == "times are assumptions");
    REQUIRE(line.sources.size() == 1);
    CHECK(line.sources[0].title == "Speech on pumps");
    CHECK(std::find(line.uses.begin(), line.uses.end(), "variable slip") != line.uses.end());
    CHECK(std::find(line.uses.begin(), line.uses.end(), "item pump") != line.uses.end());
}

TEST_CASE("one cell is traced by its path, uncertain ones with a summary") {
    const TraceResult result = trace(starter(), "lines/aland-2/build_months");
    REQUIRE(result.traces.size() == 1);
    REQUIRE(result.traces[0].values.size() == 1);
    const TracedValue& value = result.traces[0].values[0];
    CHECK(value.expression == "14 to 20");
    CHECK(value.place == Place{"lines.csv", 3, 53});
    REQUIRE(value.summary);
    // A 90 % interval: its ends are the 5th and 95th percentiles.
    CHECK(value.summary->p05 == doctest::Approx(14));
    CHECK(value.summary->p95 == doctest::Approx(20));
    CHECK(value.summary->median == doctest::Approx(value.point));
    CHECK(value.summary->mean > value.point);  // lognormal
    // Arithmetic on distributions is sampled: a sum of two prices of 0.03 to 0.04 each would be near 0.06 to 0.08.
    FileSet doubled = starter_files();
    std::string& items = doubled["items.csv"];
    items.replace(items.find("0.03 to 0.04"), 12, "2 * (0.03 to 0.04)");
    const Scenario changed = read_scenario(doubled).scenario;
    const TraceResult price = trace(changed, "items/pump/price");
    CHECK(price.traces.at(0).values.at(0).summary->p05 == doctest::Approx(0.06).epsilon(0.01));
    CHECK(price.traces.at(0).values.at(0).summary->p95 == doctest::Approx(0.08).epsilon(0.01));
    CHECK(!trace(starter(), "lines/aland-1/capacity").traces.at(0).values.at(0).summary);
}

TEST_CASE("the same variable is the same draw in every cell") {
    const TraceResult slip = trace(starter(), "variables/slip/value");
    const TraceResult cell = trace(starter(), "lines/aland-2/slip_months");
    CHECK(slip.traces.at(0).values.at(0).summary->mean == cell.traces.at(0).values.at(0).summary->mean);
    FileSet files = starter_files();
    std::string& items = files["items.csv"];
    items.replace(items.find("0.03 to 0.04"), 12, "3 + slip - slip");
    const Scenario changed = read_scenario(files).scenario;
    const ValueSummary price = *trace(changed, "items/pump/price").traces.at(0).values.at(0).summary;
    CHECK(price.p05 == doctest::Approx(3));
    CHECK(price.p95 == doctest::Approx(3));
}

TEST_CASE("what depends on a name") {
    const Trace variable = trace(starter(), "slip").traces.at(0);
    CHECK(uses(variable, "lines/aland-2", "slip_months"));
    CHECK(uses(variable, "lines/aland-3", "slip_months"));
    CHECK(variable.used_by.size() == 2);
    const Trace item = trace(starter(), "casting").traces.at(0);
    CHECK(uses(item, "recipes/pump/casting", "input"));
    CHECK(uses(item, "lines/aland-castings", "item"));
    CHECK(uses(item, "measures/west_castings", "items"));
    CHECK(uses(trace(starter(), "west_pumps").traces.at(0), "comparisons/west_ahead", "left"));
    CHECK(uses(trace(starter(), "yearbook_2025").traces.at(0), "parties/aland", "source"));
    CHECK(uses(trace(starter(), "west").traces.at(0), "levers/build_faster", "build_months"));
}

TEST_CASE("a path may stop early, and a wrong one says what would be near") {
    CHECK(trace(starter(), "economy/aland").traces.size() == 2);
    CHECK(trace(starter(), "economy/aland/2025/growth").traces.at(0).values.at(0).expression == "normal(0.018, 0.005)");
    CHECK(trace(starter(), "recipes/pump/casting/quantity").traces.at(0).values.at(0).point == 2);
    const TraceResult nothing = trace(starter(), "aland-22");
    CHECK(nothing.traces.empty());
    CHECK(nothing.mend == "did you mean `aland-2`?");
    CHECK(trace(starter(), "lines/aland-2/nothing").traces.empty());
    CHECK(trace(starter(), "").traces.empty());
    CHECK(trace(starter(), "////").traces.empty());
}
