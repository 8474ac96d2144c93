// The fast engine against the slow, readable reference over random scenarios: the point run, and Monte Carlo
// replications whose draws the reference is fed. Every series by name, books' totals, money, waterfall, measures, crossovers.

#include <doctest/doctest.h>

#include <cmath>
#include <map>

#include "analyse/trajectory.hpp"
#include "engine/engine_draws.hpp"
#include "network/compile.hpp"
#include "reference/measures.hpp"
#include "reference/simulate.hpp"
#include "scenario/read.hpp"
#include "support/folder.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;

namespace {

/// What the two engines name alike.
const std::vector<std::string> compared = {"wished", "ordered",   "spent",       "book",       "waiting", "assigned",
                                           "made",   "installed", "ramped",      "attainable", "target",  "idle",
                                           "stock",  "used",      "planned_use", "unmet_use",  "lines"};

bool close(double a, double b, double scale) {
    if (std::isnan(a) || std::isnan(b)) return std::isnan(a) == std::isnan(b);
    return std::abs(a - b) <= 1e-9 * std::max({std::abs(a), std::abs(b), scale});
}

double largest(const std::vector<double>& values) {
    double most = 0;
    for (const double value : values) most = std::isfinite(value) ? std::max(most, std::abs(value)) : most;
    return most;
}

/// Counts and shows the first places where two monthly series part.
struct Differences {
    int count = 0;
    std::string first;
    void compare(const std::string& what, const std::vector<double>& fast, const std::vector<double>& slow,
                 double scale = 0) {
        for (std::size_t month = 0; month < slow.size(); ++month) {
            const double value = month < fast.size() ? fast[month] : 0;
            // Quantities of random scenarios are of the order of 1 to 1,000: what is below 1e-9 of 1 is rounding.
            if (close(value, slow[month], std::max({scale, largest(slow), 1.0}))) continue;
            if (count++ == 0) {
                first = what + " month " + std::to_string(month) + ": " + std::to_string(value) + ", the reference " +
                        std::to_string(slow[month]);
            }
        }
    }
};

void compare_series(const analyse::Trajectory& fast, const reference::Trajectory& slow, Differences& differences) {
    for (const auto& name : compared) {
        const auto by_node = slow.series.find(name);
        REQUIRE_MESSAGE(by_node != slow.series.end(), name);
        for (const auto& [node, values] : by_node->second) {
            const auto by_party = fast.series.at(name).find(node.first);
            analyse::Series nothing;
            const analyse::Series* series = &nothing;
            if (by_party != fast.series.at(name).end()) {
                const auto by_item = by_party->second.find(node.second);
                if (by_item != by_party->second.end()) series = &by_item->second;
            }
            differences.compare(name + " " + node.first + " " + node.second, *series, values);
        }
    }
}

void compare_money(const analyse::Trajectory& fast, const reference::Trajectory& slow, Differences& differences) {
    for (const auto& [account, money] : slow.money) {
        const auto party = fast.money_left.find(account.first);
        if (party == fast.money_left.end() || !party->second.contains(account.second)) continue;
        differences.compare("left " + account.first + " " + account.second, party->second.at(account.second),
                            money.left, largest(money.money));
    }
    for (const auto& [party, spending] : slow.spending) {
        for (const auto& [year, share] : spending.core_share) {
            differences.compare("core " + party, {fast.core_share.at(party).at(year)}, {share});
            differences.compare("related " + party, {fast.related_share.at(party).at(year)},
                                {spending.related_share.at(year)});
        }
    }
}

void compare_waterfall(const analyse::Trajectory& fast, const reference::Trajectory& slow, Differences& differences) {
    for (const auto& [key, months] : slow.waterfall) {
        const auto bloc = fast.waterfall.find(key.first);
        if (bloc == fast.waterfall.end() || !bloc->second.contains(key.second)) {
            for (const auto& month : months) CHECK(month.wished == 0);
            continue;
        }
        const auto& terms = bloc->second.at(key.second);
        std::map<std::string, std::vector<double>> slow_terms, slow_inputs;
        for (const auto& month : months) {
            const std::map<std::string, double> values = {{"wished", month.wished},
                                                          {"ordered", month.ordered},
                                                          {"money", month.money},
                                                          {"capacity", month.capacity},
                                                          {"cooperation", month.cooperation},
                                                          {"ramp", month.ramp},
                                                          {"inputs", month.inputs},
                                                          {"made", month.made},
                                                          {"backlog", month.backlog},
                                                          {"imported", month.imported},
                                                          {"exported", month.exported},
                                                          {"idle", month.idle}};
            for (const auto& [term, value] : values) slow_terms[term].push_back(value);
            for (const auto& [input, series] : fast.waterfall_inputs.at(key.first).at(key.second)) {
                const auto found = month.inputs_by_name.find(input);
                slow_inputs[input].push_back(found == month.inputs_by_name.end() ? 0 : found->second);
            }
        }
        const double scale = largest(slow_terms["wished"]);
        const std::string name = " " + key.first + " " + key.second;
        for (const auto& [term, values] : slow_terms)
            differences.compare("waterfall " + term + name, terms.at(term), values, scale);
        for (const auto& [input, values] : slow_inputs) {
            differences.compare("waterfall inputs " + input + name,
                                fast.waterfall_inputs.at(key.first).at(key.second).at(input), values, scale);
        }
    }
}

void compare_lines(const analyse::Trajectory& fast, const reference::Trajectory& slow, Differences& differences) {
    for (const auto& [name, line] : slow.lines) {
        const auto decided = fast.line_decided.find(name);
        if (decided == fast.line_decided.end()) continue;
        CHECK_MESSAGE(decided->second == line.opened_in, "line ", name, " is opened in another month");
        if (line.opened_in && fast.line_start.contains(name)) {
            differences.compare("start of " + name, {fast.line_start.at(name)}, {line.start.value_or(-1)});
        }
    }
}

void compare_answers(const scenario::Scenario& scenario, const analyse::Trajectory& fast,
                     const reference::Trajectory& slow, Differences& differences) {
    for (std::size_t at = 0; at < scenario.measures.size(); ++at) {
        differences.compare("measure " + scenario.measures[at].id, fast.measures[at],
                            reference::measure(scenario, slow, scenario.measures[at].id));
    }
    for (std::size_t at = 0; at < scenario.comparisons.size(); ++at) {
        const auto expected = reference::compare(scenario, slow, scenario.comparisons[at].id);
        CHECK_MESSAGE(fast.comparisons[at].crossover == expected.crossover, scenario.comparisons[at].id);
        CHECK_MESSAGE(fast.comparisons[at].at_or_before == expected.at_or_before, scenario.comparisons[at].id);
    }
    for (std::size_t at = 0; at < scenario.claims.size(); ++at) {
        CHECK_MESSAGE(fast.claims[at].value_or(false) == reference::claim_holds(scenario, slow, scenario.claims[at].id),
                      scenario.claims[at].id);
    }
}

void hold_against_reference(std::uint64_t seed, bool uncertain, simulate::Mode mode, std::uint64_t replication) {
    support::RandomScenarioOptions options;
    options.uncertain = uncertain;
    const auto read = scenario::read_scenario(support::random_scenario(seed, options));
    CAPTURE(seed);
    INFO(support::in_words(read.faults));
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    const network::Network network = network::compile(read.scenario);
    const auto fast = analyse::record(read.scenario, network, mode, 7, replication);
    const auto draws =
        mode == simulate::Mode::point ? reference::point_draws(read.scenario) : engine::draws_of(read.scenario, fast);
    const auto slow = reference::simulate(read.scenario, draws);
    Differences differences;
    compare_series(fast, slow, differences);
    compare_money(fast, slow, differences);
    compare_waterfall(fast, slow, differences);
    compare_lines(fast, slow, differences);
    compare_answers(read.scenario, fast, slow, differences);
    CHECK_MESSAGE(differences.count == 0, "scenario ", seed, ": ", differences.count,
                  " differences, the first: ", differences.first);
}

}  // namespace

TEST_CASE("the point run agrees with the reference on random scenarios") {
    for (std::uint64_t seed = 1; seed <= 120; ++seed) hold_against_reference(seed, false, simulate::Mode::point, 0);
    for (std::uint64_t seed = 1; seed <= 40; ++seed) hold_against_reference(seed, true, simulate::Mode::point, 0);
}

TEST_CASE("replications agree with the reference when it is fed their draws") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed)
        hold_against_reference(seed, true, simulate::Mode::monte_carlo, seed % 11);
}
