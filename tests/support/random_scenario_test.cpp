#include "support/random_scenario.hpp"

#include <doctest/doctest.h>

#include "scenario/read.hpp"
#include "support/folder.hpp"

using namespace sinews;

namespace {

constexpr std::uint64_t scenarios = 300;

/// How often something occurs over many scenarios: a generator that never draws a trigger tests no triggers.
struct Counts {
    int trade = 0, triggers = 0, candidates = 0, economies = 0, pledges = 0, overrides = 0, other_receivers = 0,
        fractional_leads = 0, lists = 0, waiting = 0;
    int rates = 0, targets = 0, money_shares = 0, chains = 0;
};

void count(const scenario::Scenario& drawn, Counts& counts) {
    counts.trade += !drawn.trade.empty();
    counts.candidates += !drawn.candidates.empty();
    counts.economies += !drawn.economy.empty();
    counts.pledges += !drawn.pledges.empty();
    counts.overrides += !drawn.cooperation.empty();
    counts.chains += drawn.recipes.size() > 1;
    for (const auto& line : drawn.lines) counts.triggers += line.trigger.given();
    for (const auto& use : drawn.use) counts.lists += use.items.size() > 1;
    for (const auto& stock : drawn.stocks) counts.waiting += stock.waiting.given();
    for (const auto& item : drawn.items)
        counts.fractional_leads += item.lead_months != static_cast<int>(item.lead_months);
    for (const auto& programme : drawn.programmes) {
        counts.other_receivers += programme.receiver != programme.party;
        counts.rates += programme.kind == scenario::ProgrammeKind::rate;
        counts.targets += programme.kind == scenario::ProgrammeKind::stock_target;
        counts.money_shares += programme.kind == scenario::ProgrammeKind::money_share;
    }
}

}  // namespace

TEST_CASE("random scenarios are read without faults and hold what there is to test") {
    Counts counts;
    for (std::uint64_t seed = 0; seed < scenarios; ++seed) {
        support::RandomScenarioOptions options;
        options.uncertain = seed % 2 == 1;
        const auto read = scenario::read_scenario(support::random_scenario(seed, options));
        CAPTURE(seed);
        INFO(support::in_words(read.faults));
        CHECK_FALSE(scenario::has_errors(read.faults));
        count(read.scenario, counts);
    }
    for (const int occurs : {counts.trade, counts.triggers, counts.candidates, counts.economies, counts.pledges,
                             counts.overrides, counts.other_receivers, counts.fractional_leads, counts.lists,
                             counts.waiting, counts.rates, counts.targets, counts.money_shares, counts.chains}) {
        CHECK(occurs > static_cast<int>(scenarios) / 10);
    }
}

TEST_CASE("a random scenario depends on its seed alone") {
    CHECK(support::random_scenario(7) == support::random_scenario(7));
    CHECK(support::random_scenario(7) != support::random_scenario(8));
    CHECK(support::with_rows_shuffled(support::random_scenario(7), 1) != support::random_scenario(7));
}
