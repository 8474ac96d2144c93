// Plans for many futures: one program and cuts agree, no simulation beats them, and more knowledge never harms.

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "network/compile.hpp"
#include "plan/crossing.hpp"
#include "plan/futures_plan.hpp"
#include "plan/plan_file.hpp"
#include "plan/plan_model.hpp"
#include "plan/planning.hpp"
#include "plan/study.hpp"
#include "plan/validate.hpp"
#include "plan/with_builds.hpp"
#include "support/dice.hpp"
#include "support/folder.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;
using doctest::Approx;
using plan::Question;
using plan::Risk;
using stochastic::Method;

namespace {

/// Two parties that cooperate in part, two inputs, and candidates of which nobody knows when they come and how large.
scenario::Scenario uncertain_parties(std::uint64_t seed) {
    support::Dice dice(seed);
    const auto number = [&](double low, double high) { return std::to_string(dice.between(low, high)); };
    support::SmallScenario small;
    small.months = 30;
    small.settings = {{"availability_sd", "0.4"}, {"availability_persistence", "0.7"}};
    small.rows["parties.csv"] = {"a,A,west,one", "b,B,west,one"};
    small.rows["items.csv"] = {"round,round,piece,goods,1,0,,,2.5," + number(0, 1),
                               "body,body,piece,goods,1,0,,,0," + number(0, 1),
                               "steel,steel,tonne,goods,1,0,,,0," + number(0, 1)};
    small.rows["recipes.csv"] = {"round,body,1", "body,steel,0.8 to 1.6"};
    for (const std::string party : {"a", "b"}) {
        for (const std::string item : {"round", "body", "steel"}) {
            small.rows["lines.csv"].push_back("l-" + party + "-" + item + "," + party + "," + item +
                                              ",operating,1,5 to 20,month,,,,,,,0.9,,");
            small.rows["candidates.csv"].push_back("c-" + party + "-" + item + "," + party + "," + item +
                                                   ",planned,0.8,4 to 9,month,,,1 to 6,0 to 2," + number(0, 5) +
                                                   ",1.5,0.9,,," + number(20, 80) + (item == "steel" ? ",2," : ",1,"));
        }
        small.rows["programmes.csv"].push_back("g-" + party + "," + party + ",,round,rate,10 to 40,month,,,,1");
    }
    small.rows["trade.csv"] = {"a,b,body," + number(0, 0.5) + ",,"};
    small.rows["economy.csv"] = {"a,2024,3000 to 9000,0,0.1,0.5"};
    small.rows["portfolio.csv"] = {"a,2024,goods,1"};
    small.questions =
        "[[measure]]\nid = \"rounds\"\ntext = \"rounds\"\nmetric = \"made\"\nbloc = \"west\"\nitems = { round = 1 }\n"
        "window = \"12-month sum\"\n";
    scenario::ReadResult read = scenario::read_scenario(small.files());
    REQUIRE_MESSAGE(!scenario::has_errors(read.faults), support::in_words(read.faults));
    return std::move(read.scenario);
}

/// A scenario, its question and drawn futures.
struct Drawn {
    scenario::Scenario scenario;
    plan::Study study;
    Question question;
    plan::WorldDraws draws;
    std::vector<plan::Future> futures;
    plan::DecisionTree root;

    explicit Drawn(std::uint64_t seed, int count = 12, int period = 1)
        : scenario(uncertain_parties(seed)), study(scenario, true) {
        question.month = 29;
        question.budget = 90;
        question.every = 6;
        question.period = period;
        question.stockpile = period == 1;
        draws = {simulate::Mode::monte_carlo, 7, 0, count, nullptr};
        futures = study.futures(question, draws, {});
        root = plan::one_decision(count, futures.front().decide_from);
    }
    [[nodiscard]] plan::FuturesTask task(Risk risk = {}) const {
        return {study.network, study.measure(question), question, risk, root, {}, true};
    }
    [[nodiscard]] plan::FuturesAnswer solve(Method method, Risk risk = {}) const {
        return plan::plan_for_futures(task(risk), futures, options(method));
    }
    static stochastic::SolveOptions options(Method method, double gap = 1e-5) {
        stochastic::SolveOptions options;
        options.method = method;
        options.gap = gap;
        return options;
    }
    /// The measure of each future in a run with these builds.
    [[nodiscard]] std::vector<double> simulated(const std::vector<scenario::LeverBuild>& builds) const {
        const scenario::Scenario with = plan::with_builds(scenario, builds);
        const network::Network network = network::compile(with);
        std::vector<double> values(futures.size());
        plan::run_worlds(network, analyse::make_plan(with, network), draws, {},
                         [&](int position, const plan::WorldRun& run) {
                             values[static_cast<std::size_t>(position)] = run.measures[0][29];
                         });
        return values;
    }
};

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("one program and cuts find the same value, whatever counts") {
    for (const std::uint64_t seed : {1U, 2U}) {
        CAPTURE(seed);
        Drawn drawn(seed, 5, 12);
        drawn.question.every = 12;
        for (const Risk risk : {Risk{}, Risk{Risk::Kind::cvar, 0.7}}) {
            CAPTURE(static_cast<int>(risk.kind));
            const auto whole = drawn.solve(Method::extensive, risk), cuts = drawn.solve(Method::benders, risk);
            REQUIRE(whole.plan.status == stochastic::SolveStatus::optimal);
            REQUIRE(cuts.plan.status == stochastic::SolveStatus::optimal);
            CHECK(whole.method == Method::extensive);
            CHECK(cuts.method == Method::benders);
            CHECK(cuts.plan.measure == Approx(whole.plan.measure).epsilon(2e-5));
            CHECK(cuts.plan.bound >= cuts.plan.measure * (1 - 1e-6));
            CHECK(cuts.plan.measure > cuts.plan.without * 1.01);  // building does help here
        }
    }
}

TEST_CASE("least cost to reach a value, on average, in the worst, in most futures") {
    Drawn drawn(4, 5, 12);
    drawn.question.every = 12;
    const auto most = drawn.solve(Method::benders);
    drawn.question.kind = Question::Kind::reach;
    drawn.question.value = 0.5 * (most.plan.measure + most.plan.without);
    double before = 0;
    for (const Risk risk : {Risk{}, Risk{Risk::Kind::chance, 0.6}, Risk{Risk::Kind::cvar, 0.3}}) {
        CAPTURE(static_cast<int>(risk.kind));
        const auto whole = drawn.solve(Method::extensive, risk), cuts = drawn.solve(Method::benders, risk);
        CHECK(cuts.plan.status == whole.plan.status);
        if (whole.plan.status != stochastic::SolveStatus::optimal || cuts.values.empty()) continue;
        CHECK(cuts.plan.cost == Approx(whole.plan.cost).epsilon(1e-4));
        CHECK(plan::risk_value(risk, cuts.values) >= drawn.question.value * (1 - 1e-5));
        before += cuts.plan.cost;
    }
    CHECK(before > 0);
    drawn.question.value = 1e6;
    CHECK(drawn.solve(Method::benders).plan.status == stochastic::SolveStatus::infeasible);
}

TEST_CASE("no future is simulated above what the plan says of it") {
    for (const std::uint64_t seed : {11U, 12U, 13U}) {
        CAPTURE(seed);
        const Drawn drawn(seed, 5);
        support::Dice dice(seed);
        const auto best = drawn.solve(Method::benders);
        REQUIRE(best.values.size() == 5);
        for (int other = 0; other < 4; ++other) {
            plan::PlanAnswer tried;
            double left = drawn.question.budget * 11 / 12;
            for (std::size_t choice = 0; choice < drawn.futures[0].choices.size(); ++choice) {
                const plan::Choice& of = drawn.futures[0].choices[choice];
                if (of.copy > 1 || dice.between(0, 1) < 0.5 || of.capex > left) continue;
                left -= of.capex;
                tried.builds.push_back({static_cast<int>(choice), 1, 0, 1});
            }
            const auto values = plan::values_of(drawn.task(), drawn.futures, tried.builds, {});
            const auto simulated = drawn.simulated(plan::builds_of(drawn.scenario, drawn.futures[0], tried));
            for (std::size_t future = 0; future < values.size(); ++future) {
                CHECK(simulated[future] <= values[future] * (1 + 1e-5) + 1e-6);
            }
            CHECK(mean(values) <= best.plan.bound * (1 + 1e-6));
        }
    }
}

TEST_CASE("candidates that nobody decides change nothing") {
    const Drawn drawn(21, 4);
    const auto bare = drawn.simulated({});
    const auto with = drawn.study.series(0, drawn.draws, {});
    for (std::size_t future = 0; future < bare.size(); ++future) CHECK(with[future][29] == bare[future]);
}

TEST_CASE("a candidate's drawn profile is the capacity that the simulation gives it") {
    const Drawn drawn(22, 4);
    const plan::Choice& choice = drawn.futures[2].choices[0];
    const scenario::LeverBuild build{choice.candidate, 1, scenario::Month{drawn.scenario.start.index + 4}};
    const scenario::Scenario with = plan::with_builds(drawn.scenario, {build});
    const network::Network network = network::compile(with);
    plan::WorldRun run, bare;
    const plan::WorldDraws one{simulate::Mode::monte_carlo, 7, 2, 1, nullptr};
    plan::run_worlds(network, analyse::make_plan(with, network), one, {}, [&](int, const auto& of) { run = of; });
    plan::run_worlds(drawn.study.network, drawn.study.measures, one, {}, [&](int, const auto& of) { bare = of; });
    const auto node = static_cast<std::size_t>(choice.node);
    double sum = 0;
    for (std::size_t month = 5; month < 30; ++month) {
        const double added = run.ramped[node][month] - bare.ramped[node][month];
        CHECK(choice.profile(4, static_cast<int>(month)) == Approx(added).epsilon(1e-5));
        sum += added;
    }
    CHECK((sum > 0) == (choice.capacity > 0));
}

TEST_CASE("coarser periods and more to know never lower the bound; threads change nothing") {
    const Drawn fine(31, 5), coarse(31, 5, 12);
    const auto exact = fine.solve(Method::benders);
    Drawn monthly(31, 5);
    monthly.question.stockpile = false;
    monthly.futures = monthly.study.futures(monthly.question, monthly.draws, {});
    const auto to_need = monthly.solve(Method::benders), yearly = coarse.solve(Method::benders);
    CHECK(to_need.plan.measure <= exact.plan.bound * (1 + 1e-6));
    CHECK(to_need.plan.measure <= yearly.plan.bound * (1 + 1e-6));

    stochastic::SolveOptions backwards = Drawn::options(Method::benders);
    backwards.parallel = [](int count, const std::function<void(int)>& task) {
        for (int index = count - 1; index >= 0; --index) task(index);
    };
    const auto other = plan::plan_for_futures(coarse.task(), coarse.futures, backwards);
    CHECK(other.plan.bound == yearly.plan.bound);
    CHECK(other.values == yearly.values);
}

TEST_CASE("who may react is no worse off, and reviews split futures evenly") {
    Drawn drawn(41, 12, 12);
    drawn.question.every = 12;
    const auto at_once = drawn.solve(Method::benders);
    const std::vector<int> reviews{7};
    const auto seen = drawn.study.observations(drawn.question, reviews, drawn.draws, {});
    const plan::DecisionTree tree = plan::grow_decisions(seen, reviews, drawn.futures.front().decide_from, 3);
    REQUIRE(tree.nodes.size() == 4);
    for (std::size_t node = 1; node < 4; ++node) CHECK(tree.nodes[node].futures.size() == 4);
    CHECK(tree.node_at(5, 6) == 0);
    CHECK(tree.node_at(5, 7) > 0);
    plan::FuturesTask task{
        drawn.study.network, drawn.study.measure(drawn.question), drawn.question, {}, tree, {}, true};
    const auto options = Drawn::options(Method::benders, 2e-3);
    const auto reacting = plan::plan_for_futures(task, drawn.futures, options);
    const auto whole = plan::plan_for_futures(task, drawn.futures, Drawn::options(Method::extensive, 2e-3));
    REQUIRE(reacting.plan.status == stochastic::SolveStatus::optimal);
    CHECK(reacting.plan.bound >= at_once.plan.measure * (1 - 1e-6));
    CHECK(reacting.plan.measure >= at_once.plan.measure * (1 - 2.1e-3));
    CHECK(whole.plan.measure <= reacting.plan.bound * (1 + 1e-6));
    CHECK(reacting.plan.measure <= whole.plan.bound * (1 + 1e-6));
}

TEST_CASE("validation: no bound is below the plan, planning for all and knowing more are worth something or nothing") {
    Drawn drawn(51, 8, 12);
    drawn.question.every = 12;
    const auto answer = drawn.solve(Method::benders);
    const plan::FuturesTask task = drawn.task();
    const plan::Study medians(drawn.scenario, false);
    plan::WorldRun run;
    plan::run_worlds(medians.network, medians.measures, {}, {}, [&](int, const auto& of) { run = of; });
    const plan::Future point =
        plan::look_ahead({drawn.scenario, medians.network, run, medians.measure(drawn.question)}, drawn.question);
    const auto median_plan = plan::find_plan(medians.network, point, medians.measure(drawn.question), drawn.question,
                                             Drawn::options(Method::choose));
    plan::ValidationTask asked{
        drawn.study, task, drawn.futures, answer, plan::copies_apart(median_plan.builds, point, drawn.futures.front()),
        drawn.draws};
    asked.batches = 4;
    asked.batch_futures = 5;
    const plan::Validation found = plan::validate(asked, Drawn::options(Method::benders, 1e-3));
    REQUIRE(found.complete);
    CHECK(found.fresh == 20);
    CHECK(found.gap_mean >= 0);
    CHECK(found.gap_high >= found.gap_mean);
    CHECK(found.bound_mean >= found.fresh_value * (1 - 1e-6));
    CHECK(found.stochastic_value >= -1e-5 * answer.plan.measure);
    CHECK(found.evpi_low >= 0);
    CHECK(found.evpi_high >= found.evpi_low);
    CHECK(found.evpi_high > 0);
}

TEST_CASE("what a little more is worth in many futures, against plans with a little more") {
    Drawn drawn(61, 6, 12);
    drawn.question.shares = true;
    drawn.question.budget = 40;
    const auto options = Drawn::options(Method::benders, 1e-9);
    const auto answer = plan::plan_for_futures(drawn.task(), drawn.futures, options);
    REQUIRE(answer.plan.status == stochastic::SolveStatus::optimal);
    const plan::Worth& worth = answer.plan.worth;
    REQUIRE(worth.money.size() == 3);
    const auto with_budget = [&](double budget) {
        Drawn other = drawn;
        other.question.budget = budget;
        const plan::FuturesTask task{
            drawn.study.network, drawn.study.measure(other.question), other.question, {}, drawn.root, {}, true};
        return plan::plan_for_futures(task, drawn.futures, options).plan.measure;
    };
    // A year's money counts by its months: eleven, twelve and six of them.
    const double told = worth.money[0] * 11 / 12 + worth.money[1] + worth.money[2] * 6 / 12;
    CHECK(told > 0);
    CHECK((with_budget(40.02) - with_budget(39.98)) / 0.04 == Approx(told).epsilon(5e-3));
    REQUIRE_FALSE(worth.capacity.empty());
    const auto& of = worth.capacity.front();
    const auto party = std::ranges::find(drawn.study.network.parties, of.party) - drawn.study.network.parties.begin();
    const auto item = std::ranges::find(drawn.study.network.items, of.item) - drawn.study.network.items.begin();
    const auto node =
        static_cast<std::size_t>(drawn.study.network.node(static_cast<int>(party), static_cast<int>(item)));
    const auto with_capacity = [&](double more) {
        std::vector<plan::Future> changed = drawn.futures;
        for (plan::Future& future : changed) {
            for (std::size_t period = 0; period + 1 < future.starts.size(); ++period) {
                future.capacity[node][period] += more * (future.starts[period + 1] - future.starts[period]);
            }
        }
        return mean(plan::values_of(drawn.task(), changed, answer.plan.builds, options));
    };
    // The plan stands where some future's slope changes: its dual lies between what a little more adds and a little less takes.
    const double here = with_capacity(0);
    CHECK((with_capacity(1e-3) - here) / 1e-3 <= of.value * (1 + 1e-3));
    CHECK((here - with_capacity(-1e-3)) / 1e-3 >= of.value * (1 - 1e-3));
}

TEST_CASE("one future's whole candidates: branch and bound and cuts agree") {
    for (const std::uint64_t seed : {71U, 72U, 73U}) {
        CAPTURE(seed);
        Drawn drawn(seed, 1, 3);
        drawn.question.every = 12;
        for (const auto kind : {Question::Kind::most, Question::Kind::reach}) {
            Question question = drawn.question;
            question.kind = kind;
            question.value = 1.03 * plan::values_of(drawn.task(), drawn.futures, {}, {}).front();
            const auto find = [&](Method method) {
                return plan::find_plan(drawn.study.network, drawn.futures.front(), drawn.study.measure(question),
                                       question, Drawn::options(method, 1e-6));
            };
            const plan::PlanAnswer tree = find(Method::extensive), cuts = find(Method::choose);
            CHECK(tree.status == cuts.status);
            if (tree.status != stochastic::SolveStatus::optimal) continue;
            CHECK(cuts.measure >= tree.measure * (1 - 1e-4));
            if (kind == Question::Kind::reach) CHECK(cuts.cost == Approx(tree.cost).epsilon(1e-4));
            CHECK(cuts.bound == Approx(tree.bound).epsilon(1e-4));
        }
    }
}

TEST_CASE("risk: weights and values of five futures by hand") {
    const std::vector<double> values{5, 1, 4, 2, 3};
    CHECK(plan::risk_value({}, values) == Approx(3));
    CHECK(plan::risk_value({Risk::Kind::cvar, 0.6}, values) == Approx(1.5));
    CHECK(plan::risk_value({Risk::Kind::cvar, 0.7}, values) == Approx((1 * 0.2 + 2 * 0.1) / 0.3));
    CHECK(plan::risk_value({Risk::Kind::chance, 0.8}, values) == Approx(2));
    CHECK(plan::risk_value({Risk::Kind::chance, 1}, values) == Approx(1));
}
