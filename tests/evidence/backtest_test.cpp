// What a forecaster of the past may know, and the forecasts that need no model.

#include "evidence/backtest.hpp"

#include <doctest/doctest.h>

#include "evidence/small_evidence.hpp"

using namespace sinews;
using namespace sinews::evidence;

namespace {

scenario::Month month(const char* text) { return *scenario::parse_month(text); }

Observation report(const char* id, Kind kind, int from, int to, double figure, const char* published) {
    Observation one;
    one.id = id;
    one.subject = "made|a|round";
    one.publisher = id;
    one.kind = kind;
    one.from = from;
    one.to = to;
    one.figure = one.low = one.high = figure;
    one.published = month(published);
    return one;
}

double figure(Baseline which, const std::vector<Observation>& list, std::size_t at, const char* known_by) {
    const auto found = forecast(which, list, errors_of(list, {}), at, month(known_by));
    REQUIRE(found.has_value());
    return found->figure;
}

/// Published in the month after its own.
scenario::Scenario dated_scenario() {
    auto scenario = support::small_evidence_scenario();
    for (auto& row : scenario.evidence) {
        scenario::Source source;
        source.source = row.id;
        source.publisher = "Paper";
        source.date = scenario::to_text({row.kind == "target" ? month("2024-02").index : row.to->index + 1});
        scenario.sources.push_back(source);
        row.origin.sources = {row.id};
    }
    return scenario;
}

}  // namespace

TEST_CASE("last value and trend use what was published by then") {
    const std::vector<Observation> list{
        report("a", Kind::estimate, 0, 0, 100, "2024-01"), report("b", Kind::estimate, 10, 10, 200, "2024-11"),
        report("later", Kind::estimate, 12, 12, 900, "2025-06"), report("asked", Kind::estimate, 20, 20, 1, "2025-10")};
    CHECK(figure(Baseline::last_value, list, 3, "2024-12") == doctest::Approx(200));
    CHECK(figure(Baseline::trend, list, 3, "2024-12") == doctest::Approx(300));
    CHECK(figure(Baseline::last_value, list, 3, "2025-06") == doctest::Approx(900));
    CHECK(figure(Baseline::trend, list, 3, "2024-02") == doctest::Approx(100));  // one report makes no trend
    CHECK_FALSE(forecast(Baseline::last_value, list, errors_of(list, {}), 3, month("2023-12")).has_value());
    const auto held = forecast(Baseline::last_value, list, errors_of(list, {}), 3, month("2025-06"), {"later"});
    CHECK(held->figure == doctest::Approx(200));
}

TEST_CASE("a falling trend ends at a tenth of the last value") {
    const std::vector<Observation> list{report("a", Kind::estimate, 0, 0, 300, "2024-01"),
                                        report("b", Kind::estimate, 10, 10, 100, "2024-11"),
                                        report("asked", Kind::estimate, 30, 30, 1, "2026-10")};
    CHECK(figure(Baseline::trend, list, 2, "2024-12") == doctest::Approx(10));
}

TEST_CASE("figures are brought to the unit and period that is asked for") {
    auto yearly = report("a", Kind::estimate, 0, 11, 1200, "2025-01");
    yearly.total = true;
    auto asked = report("asked", Kind::estimate, 12, 14, 1, "2025-06");
    asked.total = true;
    CHECK(figure(Baseline::last_value, {yearly, asked}, 1, "2025-01") == doctest::Approx(300));
    asked.total = false;
    asked.scale = 12;  // a year
    CHECK(figure(Baseline::last_value, {yearly, asked}, 1, "2025-01") == doctest::Approx(1200));
}

TEST_CASE("announced targets are taken at their word") {
    const std::vector<Observation> list{
        report("now", Kind::actual, 0, 0, 100, "2024-01"),       report("first", Kind::target, 20, 20, 500, "2024-01"),
        report("revised", Kind::target, 20, 20, 400, "2024-06"), report("again", Kind::target, 20, 20, 300, "2025-06"),
        report("asked", Kind::actual, 20, 20, 1, "2025-10"),     report("before", Kind::actual, 10, 10, 1, "2024-12")};
    CHECK(figure(Baseline::announced, list, 4, "2024-12") == doctest::Approx(400));
    const auto none = forecast(Baseline::announced, list, errors_of(list, {}), 5, month("2024-06"));
    CHECK(none->figure == doctest::Approx(100));  // no target is due by then: the last value
    CHECK_FALSE(none->own);
}

TEST_CASE("lines that were decided and told of later are not known") {
    auto scenario = support::small_evidence_scenario();
    scenario.sources.push_back({"then", "Paper", "", "2024-02", "", 0});
    auto& line = scenario.lines[2];
    REQUIRE(line.decision == month("2024-03"));
    line.origin.sources = {"late"};
    CHECK(known_by(scenario, month("2024-02")).cut == std::vector<std::string>{line.line});
    CHECK(known_by(scenario, month("2024-02")).scenario.as_of == month("2024-02"));
    CHECK(known_by(scenario, month("2024-03")).cut.empty());  // decided by then, though told of later
    line.origin.sources = {"late", "then"};
    CHECK(known_by(scenario, month("2024-02")).cut.empty());  // told of in time
    line.origin.sources = {"assumption"};
    CHECK(known_by(scenario, month("2024-02")).cut.empty());
}

TEST_CASE("a backtest fits the early figures and scores the late ones") {
    const auto scenario = dated_scenario();
    const Observations observations = observations_of(scenario, scenario.evidence);
    CalibrationOptions options;
    options.members = 200;
    const Backtest test = backtest(scenario, observations, month("2024-12"), options, support::in_this_thread());
    CHECK(test.fitted == 3);  // o1, o6, o9; o2 ends in 2024-12 and was published a month later
    CHECK(test.reports.size() == 5);
    const ScoreSummary calibrated = summary_of(test.reports, Method::calibrated);
    const ScoreSummary prior = summary_of(test.reports, Method::prior);
    CHECK(calibrated.count == 5);
    CHECK(calibrated.crps > 0);
    CHECK(calibrated.crps != prior.crps);
    CHECK(summary_of(test.reports, Method::announced).own == 1);  // one is of A's output in the target's month
    for (const auto& scored : test.reports) {
        const ForecastScore& score = scored.methods[0];
        CHECK(score.p05 < score.p50);
        CHECK(score.p50 < score.p95);
        CHECK(score.in_90 == (score.p05 <= observations.list[scored.observation].figure &&
                              observations.list[scored.observation].figure <= score.p95));
    }
}

TEST_CASE("later figures change nothing of a forecast") {
    auto scenario = dated_scenario();
    const auto forecasts = [&] {
        const Observations observations = observations_of(scenario, scenario.evidence);
        CalibrationOptions options;
        options.members = 100;
        return backtest(scenario, observations, month("2024-12"), options, support::in_this_thread()).reports;
    };
    const auto before = forecasts();
    for (auto& row : scenario.evidence) {
        if (*row.to > month("2024-12") && row.value) row.value = *row.value * 3;
    }
    const auto after = forecasts();
    REQUIRE(before.size() == after.size());
    for (std::size_t at = 0; at < before.size(); ++at) {
        CHECK(before[at].methods[0].p50 == after[at].methods[0].p50);
        CHECK(before[at].methods[2].p50 == after[at].methods[2].p50);
        CHECK(before[at].methods[0].crps != after[at].methods[0].crps);
    }
}
