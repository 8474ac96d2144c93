// Levers never change the past: before `from` every number is the baseline's to the last bit, and a lever that changes
// nothing changes no bit at all. Held over random scenarios and random levers.

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>

#include "analyse/outcomes.hpp"
#include "analyse/run.hpp"
#include "analyse/trajectory.hpp"
#include "analyse/uncertain_inputs.hpp"
#include "network/compile.hpp"
#include "network/same_past.hpp"
#include "report/hash.hpp"
#include "scenario/apply_levers.hpp"
#include "scenario/read.hpp"
#include "support/dice.hpp"
#include "support/random_levers.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;
using support::change_text;
using support::from_text;
using support::random_lever;

namespace {

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

/// The first month in which two series differ, or their length.
std::size_t first_difference(const analyse::Series& a, const analyse::Series& b) {
    std::size_t month = 0;
    while (month < a.size() && month < b.size() && same_bits(a[month], b[month])) ++month;
    return month;
}

std::size_t first_difference(const std::vector<analyse::Series>& a, const std::vector<analyse::Series>& b) {
    std::size_t first = 1000000;
    for (std::size_t at = 0; at < a.size(); ++at) first = std::min(first, first_difference(a[at], b[at]));
    return first;
}

/// Over all series of the first that the second has too (a lever that builds adds parties that make an item).
template <class Value>
std::size_t first_of_map(const std::map<std::string, Value>& a, const std::map<std::string, Value>& b) {
    std::size_t first = 1000000;
    for (const auto& [key, value] : a) {
        const auto other = b.find(key);
        REQUIRE_MESSAGE(other != b.end(), key);
        if constexpr (std::is_same_v<Value, analyse::Series>) {
            first = std::min(first, first_difference(value, other->second));
        } else {
            first = std::min(first, first_of_map(value, other->second));
        }
    }
    return first;
}

std::size_t first_difference(const analyse::Trajectory& a, const analyse::Trajectory& b) {
    return std::min({first_of_map(a.series, b.series), first_of_map(a.money_left, b.money_left),
                     first_of_map(a.money_spent, b.money_spent), first_of_map(a.waterfall, b.waterfall),
                     first_of_map(a.waterfall_inputs, b.waterfall_inputs), first_of_map(a.line_ramped, b.line_ramped),
                     first_of_map(a.line_made, b.line_made), first_difference(a.measures, b.measures)});
}

struct WithLevers {
    scenario::Scenario scenario;
    network::Network base, changed;
    int from = 0;
};

/// The random scenario of a seed with all levers of the text; nothing when the levers are not possible in it.
std::optional<WithLevers> with_levers(std::uint64_t seed, const std::string& text) {
    scenario::FileSet files = support::scenario_for_levers(seed);
    files["levers.toml"] += text;
    auto read = scenario::read_scenario(files);
    if (scenario::has_errors(read.faults)) return std::nullopt;
    std::vector<const scenario::Lever*> levers;
    levers.reserve(read.scenario.levers.size());
    for (const auto& lever : read.scenario.levers) levers.push_back(&lever);
    const scenario::AppliedLevers applied = scenario::apply_levers(read.scenario, files, levers);
    if (!applied.faults.empty()) return std::nullopt;
    WithLevers result;
    result.base = network::compile(read.scenario);
    result.changed = network::compile(applied);
    result.from = result.base.months;
    for (const auto* lever : levers) {
        result.from = std::min(
            result.from, scenario::months_between(read.scenario.start, scenario::acts_from(read.scenario, *lever)));
    }
    result.scenario = std::move(read.scenario);
    return result;
}

/// Every measure in every month, of so many replications.
struct AllMonths {
    analyse::Plan plan;
    analyse::OutcomeRequest request;
    analyse::Outcomes outcomes;

    AllMonths(const scenario::Scenario& scenario, const network::Network& network)
        : plan(analyse::make_plan(scenario, network)), request(request_of(plan)), outcomes(plan, request, {7, 45}) {}
    static analyse::OutcomeRequest request_of(const analyse::Plan& plan) {
        analyse::OutcomeRequest request;
        for (int measure = 0; measure < static_cast<int>(plan.measures.size()); ++measure) {
            for (int month = 0; month < plan.months; ++month) request.values.push_back({measure, month});
        }
        return request;
    }
    [[nodiscard]] bool same_as(const AllMonths& other) const {
        const auto& one = outcomes;
        const auto& two = other.outcomes;
        return std::ranges::equal(one.values, two.values, same_bits) && one.crossover == two.crossover &&
               one.at_or_before == two.at_or_before && one.claims == two.claims;
    }
};

/// How many parts a network with levers leaves as they were.
int parts_untouched(const network::Network& base, const network::Network& levers) {
    if (!network::same_division(base, levers)) return 0;
    int count = 0;
    for (std::size_t part = 0; part < base.parts->size(); ++part) {
        count += network::unchanged((*base.parts)[part].network, (*levers.parts)[part].network) ? 1 : 0;
    }
    return count;
}

std::uint64_t hash_of(const scenario::Scenario& scenario, const network::Network& network) {
    const analyse::Plan plan = analyse::make_plan(scenario, network);
    analyse::Tally tally(plan);
    REQUIRE(analyse::run_range(network, plan, simulate::Mode::monte_carlo, 5, {0, 24}, tally, nullptr, nullptr));
    return report::result_hash(tally);
}

/// Runs of these networks in the same replications have the bits of runs alone.
void check_together(const scenario::Scenario& scenario, const std::vector<const network::Network*>& networks) {
    std::vector<AllMonths> results, expected;
    std::vector<analyse::OutcomeRun> runs;
    runs.reserve(networks.size());
    for (const network::Network* network : networks) {
        results.emplace_back(scenario, *network);
        expected.emplace_back(scenario, *network);
    }
    for (std::size_t at = 0; at < networks.size(); ++at)
        runs.push_back({networks[at], &results[at].plan, &results[at].outcomes, nullptr});
    const analyse::BatchForm form{8, analyse::Precision::single};
    CHECK(analyse::run_outcomes(runs, simulate::Mode::monte_carlo, 5, {7, 45}, results.front().request, nullptr,
                                nullptr, form));
    for (std::size_t at = 0; at < networks.size(); ++at) {
        CAPTURE(at);
        AllMonths& one = expected[at];
        CHECK(analyse::run_outcomes(*networks[at], one.plan, simulate::Mode::monte_carlo, 5, {7, 45}, one.request,
                                    one.outcomes, nullptr, nullptr, form));
        CHECK(results[at].same_as(one));
    }
}

}  // namespace

TEST_CASE("a lever that changes nothing changes no bit") {
    int ran = 0;
    for (std::uint64_t seed = 1; seed <= 14; ++seed) {
        support::Dice dice(seed);
        const auto read = scenario::read_scenario(support::scenario_for_levers(seed));
        std::string text = "[[lever]]\nid = \"a\"\n" + from_text(dice, read.scenario);
        for (const support::LeverColumn& column : support::lever_columns)
            text += change_text(column, dice.happens(0.5) ? "scale = 1" : "add = 0");
        text += "[[lever]]\nid = \"b\"\n" + from_text(dice, read.scenario) +
                change_text(support::lever_columns[3], "scale = 1");
        const auto levers = with_levers(seed, text);
        if (!levers) continue;
        ++ran;
        CAPTURE(seed);
        CHECK(hash_of(levers->scenario, levers->base) == hash_of(levers->scenario, levers->changed));
        for (const auto mode : {simulate::Mode::monte_carlo, simulate::Mode::point}) {
            const auto base = analyse::record(levers->scenario, levers->base, mode, 5, 3);
            const auto changed = analyse::record(levers->scenario, levers->changed, mode, 5, 3);
            CHECK(first_difference(base, changed) >= static_cast<std::size_t>(levers->base.months));
            CHECK(base.core_share == changed.core_share);
            CHECK(base.line_start == changed.line_start);
            CHECK(base.parameters == changed.parameters);
        }
    }
    CHECK(ran >= 10);
}

TEST_CASE("before it acts a lever changes no bit in any replication") {
    int ran = 0, differ = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        support::Dice dice(1000 + seed);
        const auto read = scenario::read_scenario(support::scenario_for_levers(seed));
        std::string text;
        for (int lever = dice.integer(1, 2); lever > 0; --lever) text += random_lever(dice, read.scenario, lever);
        const auto levers = with_levers(seed, text);
        if (!levers) continue;
        ++ran;
        CAPTURE(seed);
        CAPTURE(text);
        bool any = false;
        for (std::uint64_t replication = 0; replication < 4; ++replication) {
            const auto mode = replication == 3 ? simulate::Mode::point : simulate::Mode::monte_carlo;
            const auto base = analyse::record(levers->scenario, levers->base, mode, 5, replication);
            const auto changed = analyse::record(levers->scenario, levers->changed, mode, 5, replication);
            const std::size_t first = first_difference(base, changed);
            CHECK(first >= static_cast<std::size_t>(levers->from));
            any = any || first < static_cast<std::size_t>(levers->base.months);
        }
        differ += any;
    }
    CHECK(ran >= 18);
    CHECK(differ >= ran / 3);  // or the test would hold nothing
}

TEST_CASE("runs that share the months before their levers have the bits of runs alone") {
    int shared = 0, alone = 0, untouched = 0, running = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        support::Dice dice(3000 + seed);
        const auto read = scenario::read_scenario(support::scenario_for_levers(seed));
        std::vector<WithLevers> list;
        for (int number = 0; number < 3; ++number) {
            const int together = dice.integer(1, 2);
            std::string text;
            for (int lever = 0; lever < together; ++lever) text += random_lever(dice, read.scenario, lever);
            if (auto levers = with_levers(seed, text)) list.push_back(std::move(*levers));
        }
        if (auto levers = with_levers(seed, support::running_lever(dice, read.scenario))) {
            list.push_back(std::move(*levers));
            ++running;
        }
        if (list.empty()) continue;
        CAPTURE(seed);
        const network::Network& base = list.front().base;
        std::vector<const network::Network*> networks{&base};
        for (const WithLevers& levers : list) networks.push_back(&levers.changed);
        for (const network::Network* network : networks) {
            ++(network::same_until(base, *network) > 0 ? shared : alone);
            if (network != &base) untouched += parts_untouched(base, *network);
        }
        check_together(read.scenario, networks);
    }
    CHECK(shared >= 20);
    CHECK(alone >= 20);
    CHECK(untouched >= 10);
    CHECK(running >= 10);
}

TEST_CASE("a line on its way up keeps the bits of a run alone when a lever changes its shape") {
    support::SmallScenario small;
    small.settings = {{"availability_sd", "0.3"}, {"availability_persistence", "0.7"}};
    small.rows["parties.csv"] = {"AAA,A,one,"};
    small.rows["items.csv"] = {"shell,Shell,piece,ammo,,,,,0,0"};
    small.rows["lines.csv"] = {"running,AAA,shell,building,1,100,month,2024-01,,1,0,30,1.5,0.9,,works",
                               "later,AAA,shell,planned,1,50,month,2024-09,,3,0,10,1,0.9,,works"};
    small.questions =
        "[[measure]]\nid = \"made\"\nmetric = \"ramped\"\nparties = [\"AAA\"]\nitems = {shell = 1}\nwindow = "
        "\"month\"\n";
    scenario::FileSet files = small.files();
    files["levers.toml"] =
        "[[lever]]\nid = \"shape\"\nfrom = \"2024-06\"\n" + support::change_text({"lines", "ramp_shape"}, "set = 2");
    const auto read = scenario::read_scenario(files);
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    const auto applied = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.front()});
    REQUIRE(applied.faults.empty());
    const network::Network base = network::compile(read.scenario), changed = network::compile(applied);
    CHECK(network::same_until(base, changed) == 5);
    check_together(read.scenario, {&base, &changed});
}

TEST_CASE("what one run's lever builds does not show in the next run") {
    support::SmallScenario small;
    small.settings = {{"availability_sd", "0.3"}, {"availability_persistence", "0.7"}};
    small.rows["parties.csv"] = {"AAA,A,one,"};
    small.rows["items.csv"] = {"drone,Drone,piece,ammo,,,,,0,0", "shell,Shell,piece,ammo,,,,,0,0"};
    small.rows["programmes.csv"] = {"drones,AAA,,drone,rate,5,month,,,,1", "shells,AAA,,shell,rate,80,month,,,,1"};
    small.rows["lines.csv"] = {"running,AAA,shell,operating,1,100,month,,,,,,,0.9,,works"};
    small.rows["candidates.csv"] = {"new,AAA,drone,planned,1,10,month,,,1,0,0,1,0.9,,works,100,1,2024-02"};
    const std::string end = " = 1}\nwindow = \"month\"\n";
    const std::string start = "[[measure]]\nmetric = \"made\"\nparties = [\"AAA\"]\n";
    small.questions = start + "id = \"drones\"\nitems = {drone" + end + start + "id = \"shells\"\nitems = {shell" + end;
    scenario::FileSet files = small.files();
    files["levers.toml"] =
        "[[lever]]\nid = \"builds\"\nfrom = \"2024-02\"\n"
        "build = { candidate = \"new\", copies = 1, month = \"2024-03\" }\n"
        "[[lever]]\nid = \"less\"\nfrom = \"2024-06\"\n" +
        support::change_text({"lines", "capacity"}, "scale = 0.5");
    const auto read = scenario::read_scenario(files);
    for (const auto& fault : read.faults) CHECK_MESSAGE(fault.severity != scenario::Severity::error, fault.problem);
    REQUIRE(read.scenario.levers.size() == 2);
    const auto builds = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.front()});
    const auto less = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.back()});
    REQUIRE((builds.faults.empty() && less.faults.empty()));
    const network::Network base = network::compile(read.scenario), built = network::compile(builds);
    const network::Network lessened = network::compile(less);
    check_together(read.scenario, {&base, &built, &lessened});
}

TEST_CASE("networks with levers hold the same bits in parts and in one piece") {
    int divided = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        support::Dice dice(7000 + seed);
        const auto read = scenario::read_scenario(support::scenario_for_levers(seed));
        const auto levers = with_levers(seed, random_lever(dice, read.scenario, 0));
        if (!levers || levers->changed.parts->size() == 1) continue;
        ++divided;
        CAPTURE(seed);
        AllMonths parts(read.scenario, levers->changed);
        CHECK(analyse::run_outcomes(levers->changed, parts.plan, simulate::Mode::monte_carlo, 5, {7, 3}, parts.request,
                                    parts.outcomes, nullptr, nullptr, {1, analyse::Precision::full}));
        for (std::uint64_t replication = 7; replication < 10; ++replication) {
            const auto whole =
                analyse::record(read.scenario, levers->changed, simulate::Mode::monte_carlo, 5, replication);
            for (std::size_t at = 0; at < parts.request.values.size(); ++at) {
                const auto [measure, month] = parts.request.values[at];
                CHECK(same_bits(parts.outcomes.values[parts.outcomes.at(at, replication)],
                                whole.measures[static_cast<std::size_t>(measure)][static_cast<std::size_t>(month)]));
            }
        }
    }
    CHECK(divided >= 8);
}

TEST_CASE("what a lever builds does not show before it acts") {
    int ran = 0, differ = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const auto read = scenario::read_scenario(support::scenario_for_levers(seed));
        if (read.scenario.candidates.empty() || read.scenario.as_of >= read.scenario.end) continue;
        std::string text = "[[lever]]\nid = \"build\"\nbuild = [";
        const scenario::Month from{read.scenario.as_of.index + 1};
        for (const auto& row : read.scenario.candidates) {
            const scenario::Month month = std::max(from, row.earliest.value_or(from));
            text += "{ candidate = \"" + row.line.line + "\", copies = " + std::to_string(row.max_copies) +
                    ", month = \"" + scenario::to_text(month) + "\" },";
        }
        const auto levers = with_levers(seed, text + "]\n");
        if (!levers) continue;
        ++ran;
        CAPTURE(seed);
        for (std::uint64_t replication = 0; replication < 4; ++replication) {
            const auto base =
                analyse::record(levers->scenario, levers->base, simulate::Mode::monte_carlo, 5, replication);
            const auto changed =
                analyse::record(levers->scenario, levers->changed, simulate::Mode::monte_carlo, 5, replication);
            const std::size_t first = first_difference(base, changed);
            CHECK(first >= static_cast<std::size_t>(levers->from));
            differ += first < static_cast<std::size_t>(levers->base.months);
        }
    }
    CHECK(ran >= 12);
    CHECK(differ >= 8);
}

TEST_CASE("a lever that acts from the start is the scenario written so") {
    constexpr support::LeverColumn columns[]{{"programmes", "value"},  {"use", "rate"},
                                             {"recipes", "quantity"},  {"items", "price"},
                                             {"items", "cooperation"}, {"cooperation", "cooperation"},
                                             {"items", "price_growth"}};
    int ran = 0;
    for (std::uint64_t seed = 1; seed <= 14; ++seed) {
        scenario::FileSet files = support::scenario_for_levers(seed);
        const auto plain = scenario::read_scenario(files);
        std::string text = "[[lever]]\nid = \"a\"\nfrom = \"" + scenario::to_text(plain.scenario.start) + "\"\n";
        for (const support::LeverColumn& column : columns) text += change_text(column, "scale = \"0.5 to 0.9\"");
        files["levers.toml"] = text;
        const auto read = scenario::read_scenario(files);
        if (scenario::has_errors(read.faults)) continue;
        const auto applied = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.back()});
        if (!applied.faults.empty()) continue;
        ++ran;
        CAPTURE(seed);
        const auto changed =
            analyse::record(read.scenario, network::compile(applied), simulate::Mode::monte_carlo, 5, 2);
        const auto written = analyse::record(read.scenario, network::compile(applied.stages.back().scenario),
                                             simulate::Mode::monte_carlo, 5, 2);
        CHECK(first_difference(written, changed) >= static_cast<std::size_t>(read.scenario.months()));
    }
    CHECK(ran >= 10);
}

TEST_CASE("given draws hold before a lever and after it") {
    int ran = 0;
    for (std::uint64_t seed = 1; seed <= 40 && ran < 8; ++seed) {
        const auto levers = with_levers(seed, "[[lever]]\nid = \"a\"\n" +
                                                  change_text(support::lever_columns[1], "scale = \"0.5 to 0.9\"") +
                                                  change_text(support::lever_columns[10], "set = 1") +
                                                  change_text(support::lever_columns[27], "scale = \"0.5 to 0.9\""));
        if (!levers) continue;
        // Every draw of the scenario as written gets the very number that it would have drawn: nothing may change.
        simulate::GivenDraws given;
        given.members = 24;
        for (const analyse::UncertainInput& input : analyse::uncertain_inputs(levers->base)) {
            if (input.instruction < 0) continue;
            given.streams.push_back(input.stream);
            for (const double u : analyse::uniforms_of(input, 5, {0, 24})) given.uniforms.push_back(u);
        }
        if (given.streams.empty()) continue;
        ++ran;
        const analyse::Plan plan = analyse::make_plan(levers->scenario, levers->changed);
        analyse::Tally tally(plan);
        REQUIRE(analyse::run_range(levers->changed, plan, simulate::Mode::monte_carlo, 5, {0, 24}, tally, nullptr,
                                   nullptr, {}, &given));
        CHECK(report::result_hash(tally) == hash_of(levers->scenario, levers->changed));
        // With one number for all they do change, after the lever too.
        std::fill(given.uniforms.begin(), given.uniforms.end(), 0.5);
        analyse::Tally other(plan);
        REQUIRE(analyse::run_range(levers->changed, plan, simulate::Mode::monte_carlo, 5, {0, 24}, other, nullptr,
                                   nullptr, {}, &given));
        CHECK(report::result_hash(other) != report::result_hash(tally));
    }
    CHECK(ran >= 4);
}
