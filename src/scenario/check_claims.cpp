// claims.toml: each claim has one test, in a month of the scenario.

#include <algorithm>
#include <map>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "claims.toml";

void tell(Check& check, const Claim& claim, std::string_view code, std::string_view key, std::string problem,
          std::string mend) {
    check.error(code, file, claim.line, key, std::move(problem), std::move(mend));
}

void check_test(Check& check, const Claim& claim) {
    constexpr std::string_view tests =
        "a comparison; or a measure with at_least, at_most, `since` and growth_at_least or growth_at_most, or "
        "highest_since";
    std::vector<std::string_view> given;
    if (!claim.comparison.empty()) given.push_back("comparison");
    if (claim.at_least) given.push_back("at_least");
    if (claim.at_most) given.push_back("at_most");
    if (claim.growth_at_least) given.push_back("growth_at_least");
    if (claim.growth_at_most) given.push_back("growth_at_most");
    if (claim.highest_since) given.push_back("highest_since");
    if (given.size() != 1) {
        std::string problem = given.empty() ? "the claim has no test" : "the claim has several tests:";
        for (const std::string_view test : given) problem += " " + std::string(test);
        tell(check, claim, code::claim_test, given.empty() ? "id" : given[1], std::move(problem),
             "exactly one: " + std::string(tests));
        return;
    }
    const bool growth = claim.growth_at_least || claim.growth_at_most;
    if (claim.comparison.empty() && claim.measure.empty()) {
        tell(check, claim, code::claim_test, given[0],
             "`" + std::string(given[0]) + "` is a test of a measure, and none is named", "add measure = \"...\"");
    } else if (!claim.comparison.empty() && !claim.measure.empty()) {
        tell(check, claim, code::claim_test, "measure", "a comparison needs no measure beside it",
             "leave `measure` out");
    }
    if (growth && !claim.since) {
        tell(check, claim, code::claim_test, given[0], "growth is since some month, and none is given",
             "add since = \"YYYY-MM\"");
    } else if (!growth && claim.since) {
        tell(check, claim, code::claim_test, "since", "`since` belongs to a test of growth",
             "add growth_at_least, or leave it out");
    }
}

void check_months(Check& check, const Claim& claim) {
    const Scenario& scenario = check.scenario;
    if (scenario.start.index == 0 || scenario.end < scenario.start) return;
    const std::string right = "a month from " + to_text(scenario.start) + " to " + to_text(scenario.end);
    const auto outside = [&](Month month) {
        return month.index > 0 && (month < scenario.start || month > scenario.end);
    };
    if (outside(claim.month)) {
        tell(check, claim, code::outside_horizon, "month", "the claim is to hold in a month outside the scenario",
             right);
    }
    if (claim.since && outside(*claim.since)) {
        tell(check, claim, code::outside_horizon, "since", "`since` lies outside the scenario", right);
    } else if (claim.since && claim.month.index > 0 && *claim.since >= claim.month) {
        tell(check, claim, code::months_reversed, "since",
             "growth since " + to_text(*claim.since) + " is tested in " + to_text(claim.month),
             "`since` is before `month`");
    }
}

void check_highest(Check& check, const Claim& claim, const Measure* measure) {
    if (!claim.highest_since || measure == nullptr) return;
    if (measure->history.empty()) {
        tell(check, claim, code::no_history, "highest_since",
             "the measure `" + shown(measure->id) + "` names no series of history.csv",
             "add history = \"...\" to the measure");
        return;
    }
    const auto& history = check.scenario.history;
    const bool any = std::any_of(history.begin(), history.end(), [&](const HistoryRow& row) {
        return row.series == measure->history && row.year > *claim.highest_since;
    });
    if (!any && check.names.series.has(measure->history)) {
        check.warning(code::has_no_effect, file, claim.line, "highest_since",
                      "`" + shown(measure->history) + "` has no value after " + std::to_string(*claim.highest_since) +
                          ", so the claim holds whatever is made",
                      "choose an earlier year, or add to the series");
    }
}

}  // namespace

void check_claims(Check& check) {
    std::map<std::string_view, const Measure*> measures;
    for (const Measure& measure : check.scenario.measures) measures.try_emplace(measure.id, &measure);
    for (const Claim& claim : check.scenario.claims) {
        check_test(check, claim);
        check_months(check, claim);
        check.known(code::unknown_comparison, check.names.comparisons, "comparison", "comparisons", claim.comparison,
                    file, claim.line, "comparison");
        check.known(code::unknown_measure, check.names.measures, "measure", "measures", claim.measure, file, claim.line,
                    "measure");
        const auto found = measures.find(claim.measure);
        check_highest(check, claim, found == measures.end() ? nullptr : found->second);
    }
}

}  // namespace sinews::scenario
