// Which rows of evidence are observations, and of what.

#include "evidence/observation.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "evidence/small_evidence.hpp"
#include "network/compile.hpp"

using namespace sinews;
using namespace sinews::evidence;

namespace {

scenario::EvidenceRow row(const char* id, const char* unit, const char* kind, const char* from, const char* to) {
    scenario::EvidenceRow one;
    one.id = id;
    one.party = "a";
    one.item = "round";
    one.measure = "made";
    one.unit = unit;
    one.kind = kind;
    one.from = scenario::parse_month(from);
    one.to = scenario::parse_month(to);
    one.value = 1200;
    one.origin.sources = {"late"};
    return one;
}

Observations read(const std::vector<scenario::EvidenceRow>& rows) {
    return observations_of(support::small_evidence_scenario(), rows);
}

}  // namespace

TEST_CASE("rates, totals and kinds") {
    auto claim = row("claim", "rounds/year", "claim", "2024-03", "2024-03");
    claim.origin_of_figure = "The Ministry, May 2024";
    auto bloc = row("bloc", "rounds", "estimate", "2024-01", "2024-12");
    bloc.item.clear();
    bloc.party.clear();
    bloc.measure = "a_12m";
    const auto plant = row("plant", "rounds/month", "capacity", "2024-03", "2024-03");
    const auto target = row("target", "rounds/month", "target", "2025-11", "2025-12");
    const Observations found = read({claim, bloc, plant, target});
    REQUIRE(found.list.size() == 4);
    CHECK(found.list[0].scale == doctest::Approx(12));
    CHECK_FALSE(found.list[0].total);
    CHECK(found.list[0].publisher == "the ministry");
    CHECK(found.list[1].total);
    CHECK(found.list[1].subject == found.list[0].subject);  // a measure and its party and item are one subject
    CHECK(found.list[1].publisher == "paper");              // nobody else stands behind it
    CHECK(found.list[2].subject != found.list[0].subject);  // a capacity says nothing of output
    CHECK(found.subjects[static_cast<std::size_t>(found.list[2].measure)].metric == scenario::Metric::capacity);
    CHECK(found.list[3].kind == Kind::target);
    const auto request = request_of(found);
    CHECK(request.values.size() == 12 + 1);  // nothing is simulated for targets
    CHECK(observed_scenario(support::small_evidence_scenario(), found).months() == 12);
}

TEST_CASE("open ends and ranges") {
    auto at_least = row("at least", "rounds", "estimate", "2024-01", "2024-12");
    at_least.low = 1200;
    auto up_to = row("up to", "rounds", "estimate", "2024-01", "2024-12");
    up_to.high = 1200;
    auto range = row("range", "rounds", "estimate", "2024-01", "2024-12");
    range.value.reset();
    range.low = 900;
    range.high = 1600;
    const Observations found = read({at_least, up_to, range});
    REQUIRE(found.list.size() == 3);
    CHECK(found.list[0].open_above);
    CHECK_FALSE(found.list[0].open_below);
    CHECK(found.list[1].open_below);
    CHECK(found.list[2].figure == doctest::Approx(1200));
    CHECK(found.list[2].low == 900);
    CHECK_FALSE(found.list[2].open_above);
}

TEST_CASE("what is left out is named with its reason") {
    auto nothing = row("nothing", "rounds", "estimate", "2024-01", "2024-12");
    nothing.value = 0;
    const auto outside = row("outside", "rounds", "estimate", "2023-10", "2024-03");
    const auto forecast = row("forecast", "rounds/month", "estimate", "2025-12", "2025-12");
    auto early = forecast;
    early.origin.sources = {"early"};
    auto undated = row("undated", "rounds", "estimate", "2024-01", "2024-12");
    undated.origin.sources = {"assumption"};
    const auto odd = row("odd", "rounds/fortnight", "estimate", "2024-01", "2024-12");
    auto scenario = support::small_evidence_scenario();
    scenario.sources.push_back({"early", "Paper", "", "2024-05", "", 0});
    early.id = "early";
    const Observations found = observations_of(scenario, {nothing, outside, forecast, early, undated, odd});
    REQUIRE(found.list.size() == 1);
    CHECK(found.list[0].id == "forecast");  // published in January 2026: it was none
    std::vector<std::string> ids;
    for (const auto& one : found.left_out) ids.push_back(one.id);
    CHECK(ids == std::vector<std::string>{"nothing", "outside", "early", "undated", "odd"});
    CHECK(found.left_out[2].why.find("forecast") != std::string::npos);
}

TEST_CASE("dates of sources") {
    CHECK(month_of_date("2024") == scenario::parse_month("2024-12"));
    CHECK(month_of_date("2024-05") == scenario::parse_month("2024-05"));
    CHECK(month_of_date("2024-05-31") == scenario::parse_month("2024-05"));
    CHECK_FALSE(month_of_date("May 2024").has_value());
}

TEST_CASE("a scenario cut to what was observed gives the same bits as the whole") {
    const auto whole = support::small_evidence_scenario();
    std::vector<scenario::EvidenceRow> rows(whole.evidence.begin(), whole.evidence.begin() + 2);
    const Observations observations = observations_of(whole, rows);
    const ForwardModel model(whole, observations, 1, support::in_this_thread());
    CHECK(model.network().months == 12);
    const Matrix scores = prior_scores(model.draws(), 1, 20);
    Matrix predicted, of_whole;
    REQUIRE(model.predict(scores, predicted));
    // With an observation in the last month the whole horizon is simulated.
    rows.push_back(whole.evidence[2]);
    const Observations more = observations_of(whole, rows);
    const ForwardModel longer(whole, more, 1, support::in_this_thread(8, 7));
    CHECK(longer.network().months == 24);
    REQUIRE(longer.predict(scores, of_whole));
    for (std::size_t at = 0; at < predicted.values.size(); ++at) CHECK(predicted.values[at] == of_whole.values[at]);
}
