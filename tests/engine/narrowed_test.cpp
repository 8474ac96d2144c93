// What nobody asks for is left out, months and whole parts of a network with it, and what is asked for keeps its bits.

#include "analyse/narrowed.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <numeric>

#include "network/compile.hpp"
#include "scenario/apply_levers.hpp"
#include "scenario/read.hpp"
#include "support/dice.hpp"
#include "support/random_levers.hpp"

using namespace sinews;

namespace {

constexpr analyse::Range replications{3, 19};
constexpr analyse::BatchForm form{8, analyse::Precision::single};

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

/// Two runs in the same replications: the scenario as written, and with a lever.
struct Runs {
    network::Network base, levers;
    analyse::Plan base_plan, levers_plan;
};

std::optional<Runs> runs_of(std::uint64_t seed) {
    support::Dice dice(12000 + seed);
    scenario::FileSet files = support::scenario_for_levers(seed);
    files["levers.toml"] += support::random_lever(dice, scenario::read_scenario(files).scenario, 0);
    const auto read = scenario::read_scenario(files);
    if (scenario::has_errors(read.faults)) return std::nullopt;
    const auto applied = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.back()});
    if (!applied.faults.empty()) return std::nullopt;
    Runs runs{network::compile(read.scenario), network::compile(applied), {}, {}};
    runs.base_plan = analyse::make_plan(read.scenario, runs.base);
    runs.levers_plan = analyse::make_plan(applied.stages.back().scenario, runs.levers);
    return runs;
}

std::vector<int> some_of(support::Dice& dice, std::size_t size) {
    std::vector<int> all(size);
    std::iota(all.begin(), all.end(), 0);
    dice.shuffle(all);
    all.resize(std::min<std::size_t>(size, static_cast<std::size_t>(dice.integer(0, 2))));
    return all;
}

analyse::EffectRequest some_questions(support::Dice& dice, const analyse::Plan& plan) {
    analyse::EffectRequest request;
    request.comparisons = some_of(dice, plan.comparisons.size());
    request.claims = some_of(dice, plan.claims.size());
    for (int values = dice.integer(0, 3); values > 0 && !plan.measures.empty(); --values) {
        const int measure = dice.integer(0, static_cast<int>(plan.measures.size()) - 1);
        request.outcomes.values.push_back({measure, dice.integer(0, plan.months - 1)});
    }
    return request;
}

/// Everything, of one network by itself.
analyse::Outcomes everything(const network::Network& network, const analyse::Plan& plan,
                             const analyse::OutcomeRequest& request) {
    analyse::OutcomeRequest all;
    for (int measure = 0; measure < static_cast<int>(plan.measures.size()); ++measure) {
        for (int month = 0; month < plan.months; ++month) all.values.push_back({measure, month});
    }
    analyse::Outcomes outcomes(plan, all, replications);
    REQUIRE(analyse::run_outcomes(network, plan, simulate::Mode::monte_carlo, 7, replications, all, outcomes, nullptr,
                                  nullptr, form));
    analyse::Outcomes asked(plan, request, replications);
    asked.crossover = outcomes.crossover;
    asked.at_or_before = outcomes.at_or_before;
    asked.claims = outcomes.claims;
    for (std::size_t at = 0; at < request.values.size(); ++at) {
        const auto& value = request.values[at];
        const auto of_all = static_cast<std::size_t>(value.measure) * static_cast<std::size_t>(plan.months) +
                            static_cast<std::size_t>(value.month);
        for (std::uint64_t lane = 0; lane < replications.count; ++lane) {
            const std::uint64_t replication = replications.first + lane;
            asked.values[asked.at(at, replication)] = outcomes.values[outcomes.at(of_all, replication)];
        }
    }
    return asked;
}

template <typename Value, typename Same>
int differences(const std::vector<Value>& one, const std::vector<Value>& other, const analyse::Outcomes& outcomes,
                const std::vector<int>& asked, Same&& same) {
    int count = 0;
    for (const int request : asked) {
        for (std::uint64_t lane = 0; lane < replications.count; ++lane) {
            const std::size_t at = outcomes.at(static_cast<std::size_t>(request), replications.first + lane);
            count += same(one[at], other[at]) ? 0 : 1;
        }
    }
    return count;
}

int differences(const analyse::Outcomes& narrow, const analyse::Outcomes& whole,
                const analyse::EffectRequest& request) {
    std::vector<int> values(request.outcomes.values.size());
    std::iota(values.begin(), values.end(), 0);
    const auto equal = [](auto a, auto b) { return a == b; };
    return differences(narrow.values, whole.values, narrow, values, same_bits) +
           differences(narrow.crossover, whole.crossover, narrow, request.comparisons, equal) +
           differences(narrow.at_or_before, whole.at_or_before, narrow, request.comparisons, equal) +
           differences(narrow.claims, whole.claims, narrow, request.claims, equal);
}

}  // namespace

TEST_CASE("what is asked for keeps its bits when all else is left out") {
    int ran = 0, shortened = 0, dropped = 0, wrong = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const auto runs = runs_of(seed);
        if (!runs) continue;
        ++ran;
        CAPTURE(seed);
        support::Dice dice(13000 + seed);
        const analyse::EffectRequest request = some_questions(dice, runs->base_plan);
        const analyse::Plan base = analyse::narrowed(runs->base_plan, request);
        const analyse::Plan levers = analyse::narrowed(runs->levers_plan, request);
        for (const analyse::MeasurePlan& measure : base.measures) {
            shortened += measure.last_asked >= 0 && measure.last_asked + 1 < base.months ? 1 : 0;
            dropped += measure.last_asked < 0 ? 1 : 0;
        }
        analyse::Outcomes without(base, request.outcomes, replications), with(levers, request.outcomes, replications);
        const std::vector<analyse::OutcomeRun> list{{&runs->base, &base, &without, nullptr},
                                                    {&runs->levers, &levers, &with, nullptr}};
        REQUIRE(analyse::run_outcomes(list, simulate::Mode::monte_carlo, 7, replications, request.outcomes, nullptr,
                                      nullptr, form));
        const int here = differences(without, everything(runs->base, runs->base_plan, request.outcomes), request) +
                         differences(with, everything(runs->levers, runs->levers_plan, request.outcomes), request);
        CHECK(here == 0);
        wrong += here;
    }
    CHECK(wrong == 0);
    CHECK(ran >= 25);
    CHECK(shortened >= 20);
    CHECK(dropped >= 20);
}
