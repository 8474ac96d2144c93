// Changes to a scenario that must not change its answers, or change them in a known way.

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "reference/random_draws.hpp"
#include "reference/simulate.hpp"
#include "scenario/read.hpp"
#include "support/folder.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;
using reference::Draws;
using reference::Trajectory;

namespace {

constexpr std::uint64_t scenarios = 40;

scenario::Scenario read(const scenario::FileSet& files) {
    auto result = scenario::read_scenario(files);
    INFO(support::in_words(result.faults));
    REQUIRE_FALSE(scenario::has_errors(result.faults));
    return result.scenario;
}

support::RandomScenarioOptions options_of(std::uint64_t seed) {
    support::RandomScenarioOptions options;
    options.uncertain = seed % 2 == 1;
    return options;
}

Draws draws_of(const scenario::Scenario& scenario, std::uint64_t seed) {
    return options_of(seed).uncertain ? reference::random_draws(scenario, seed) : reference::point_draws(scenario);
}

bool is_money(const std::string& series) { return series == "spent" || series == "price"; }

/// The number of values of `changed` that are not `factor` times those of `original`, over the series of
/// `original`.
int differences(const Trajectory& original, const Trajectory& changed, double factor_of_goods = 1,
                double factor_of_money = 1, double factor_of_price = 1) {
    int count = 0;
    for (const auto& [name, by_key] : original.series) {
        double factor = name == "lines" ? 1 : factor_of_goods;
        if (is_money(name)) factor = name == "price" ? factor_of_price : factor_of_money;
        for (const auto& [key, values] : by_key) {
            const auto& others = changed.series.at(name).at(key);
            for (std::size_t month = 0; month < values.size(); ++month)
                count += others[month] != values[month] * factor;
        }
    }
    for (const auto& [key, months] : original.waterfall) {
        const auto& others = changed.waterfall.at(key);
        for (std::size_t month = 0; month < months.size(); ++month) {
            count += others[month].wished != months[month].wished * factor_of_goods;
            count += others[month].inputs != months[month].inputs * factor_of_goods;
            for (const auto& [input, amount] : months[month].inputs_by_name) {
                count += reference::at(others[month].inputs_by_name, input) != amount * factor_of_goods;
            }
        }
    }
    for (const auto& [name, line] : original.lines) count += changed.lines.at(name).start != line.start;
    return count;
}

/// Draws with the cells of one column of one table multiplied.
Draws scaled(
    Draws draws, const std::string& table, const std::string& column, double factor,
    const std::function<bool(const std::string& row_key)>& rows = [](const std::string&) { return true; }) {
    const auto before = draws.cell;
    draws.cell = [=](const std::string& asked_table, const std::string& row_key, const std::string& asked_column,
                     const scenario::Value& value) {
        const double cell = before(asked_table, row_key, asked_column, value);
        return asked_table == table && asked_column == column && rows(row_key) ? cell * factor : cell;
    };
    return draws;
}

}  // namespace

TEST_CASE("the order of rows does not matter, to the last bit") {
    for (std::uint64_t seed = 2000; seed < 2000 + scenarios; ++seed) {
        CAPTURE(seed);
        const auto files = support::random_scenario(seed, options_of(seed));
        const auto original = read(files);
        const auto shuffled = read(support::with_rows_shuffled(files, seed));
        CHECK(differences(reference::simulate(original, draws_of(original, seed)),
                          reference::simulate(shuffled, draws_of(shuffled, seed))) == 0);
    }
}

TEST_CASE("a party that makes, buys and uses nothing changes nothing") {
    for (std::uint64_t seed = 3000; seed < 3000 + scenarios; ++seed) {
        CAPTURE(seed);
        const auto original = read(support::random_scenario(seed, options_of(seed)));
        auto with_parties = original;
        auto bystander = original.parties.front();  // in a bloc of the scenario
        bystander.party = "aaa";
        with_parties.parties.push_back(bystander);
        bystander.party = "zzz";
        bystander.bloc = "elsewhere";
        with_parties.parties.push_back(bystander);
        CHECK(differences(reference::simulate(original, draws_of(original, seed)),
                          reference::simulate(with_parties, draws_of(with_parties, seed))) == 0);
    }
}

TEST_CASE("a line that does not come, a programme without months and a link without share change nothing") {
    for (std::uint64_t seed = 3500; seed < 3500 + scenarios; ++seed) {
        CAPTURE(seed);
        const auto original = read(support::random_scenario(seed, options_of(seed)));
        auto changed = original;
        for (const auto& line : original.lines) {
            auto ghost = line;
            ghost.line = "ghost" + line.line;
            changed.lines.push_back(ghost);
        }
        for (auto programme : original.programmes) {
            programme.programme = "ghost" + programme.programme;
            programme.from = programme.to = scenario::Month{original.end.index + 1};
            changed.programmes.push_back(programme);
        }
        auto draws = draws_of(changed, seed);
        const auto is_ghost = [](const std::string& name) { return name.starts_with("ghost"); };
        const auto comes = draws.comes;
        draws.comes = [=](const std::string& line) { return !is_ghost(line) && comes(line); };
        draws = scaled(draws, "lines.csv", "chance", 0, is_ghost);
        CHECK(differences(reference::simulate(original, draws_of(original, seed)),
                          reference::simulate(changed, draws)) == 0);
    }
}

TEST_CASE("the unit of money does not matter") {
    for (std::uint64_t seed = 4000; seed < 4000 + scenarios; ++seed) {
        CAPTURE(seed);
        const auto scenario = read(support::random_scenario(seed, options_of(seed)));
        const auto draws = draws_of(scenario, seed);
        // A power of two, so that rounding is the same.
        const auto changed = scaled(scaled(draws, "items.csv", "price", 4), "economy.csv", "gdp", 4);
        CHECK(differences(reference::simulate(scenario, draws), reference::simulate(scenario, changed), 1, 4, 4) == 0);
    }
}

TEST_CASE("the unit of goods does not matter") {
    for (std::uint64_t seed = 5000; seed < 5000 + scenarios; ++seed) {
        CAPTURE(seed);
        const auto scenario = read(support::random_scenario(seed, options_of(seed)));
        const auto draws = draws_of(scenario, seed);
        const auto is_amount = [&](const std::string& programme) {
            const auto found = std::find_if(scenario.programmes.begin(), scenario.programmes.end(),
                                            [&](const auto& row) { return row.programme == programme; });
            return found->kind != scenario::ProgrammeKind::money_share;
        };
        auto changed = scaled(draws, "items.csv", "price", 0.25);
        changed = scaled(changed, "items.csv", "experience", 4);
        changed = scaled(changed, "programmes.csv", "value", 4, is_amount);
        changed = scaled(changed, "use.csv", "rate", 4);
        for (const auto* table : {"lines.csv", "candidates.csv"}) changed = scaled(changed, table, "capacity", 4);
        for (const auto* column : {"stock", "book", "waiting"}) changed = scaled(changed, "stocks.csv", column, 4);
        CHECK(differences(reference::simulate(scenario, draws), reference::simulate(scenario, changed), 4, 1, 0.25) ==
              0);
    }
}

TEST_CASE("blocs without links and common books do not touch each other") {
    int compared = 0;
    for (std::uint64_t seed = 6000; seed < 6000 + scenarios; ++seed) {
        CAPTURE(seed);
        auto together = read(support::random_scenario(seed, options_of(seed)));
        const std::string bloc = together.parties.front().bloc;
        std::map<std::string, std::string> bloc_of;
        for (const auto& party : together.parties) bloc_of[party.party] = party.bloc;
        const auto outside = [&](const std::string& party) { return bloc_of.at(party) != bloc; };
        std::erase_if(together.trade, [&](const auto& row) { return bloc_of.at(row.from) != bloc_of.at(row.to); });
        std::erase_if(together.programmes,
                      [&](const auto& row) { return bloc_of.at(row.party) != bloc_of.at(row.receiver); });

        // Whether an item is final must not hang on what other blocs buy: a programme without months names them
        // all.
        std::set<std::string> named;
        for (const auto& row : together.programmes) named.insert(row.item);
        for (const auto& row : together.use) named.insert(row.items.begin(), row.items.end());
        for (const auto& item : named) {
            auto programme = together.programmes.front();
            programme.programme = "names " + item;
            programme.party = programme.receiver = together.parties.front().party;
            programme.item = item;
            programme.from = programme.to = scenario::Month{together.end.index + 1};
            together.programmes.push_back(programme);
        }

        auto alone = together;
        std::erase_if(alone.parties, [&](const auto& row) { return outside(row.party); });
        std::erase_if(alone.economy, [&](const auto& row) { return outside(row.party); });
        std::erase_if(alone.pledges, [&](const auto& row) { return outside(row.party); });
        std::erase_if(alone.portfolio, [&](const auto& row) { return outside(row.party); });
        std::erase_if(alone.lines, [&](const auto& row) { return outside(row.party); });
        std::erase_if(alone.candidates, [&](const auto& row) { return outside(row.line.party); });
        std::erase_if(alone.programmes, [&](const auto& row) { return outside(row.party); });
        std::erase_if(alone.use, [&](const auto& row) { return outside(row.party); });
        std::erase_if(alone.stocks, [&](const auto& row) { return outside(row.party); });
        std::erase_if(alone.trade, [&](const auto& row) { return outside(row.from); });
        if (alone.parties.size() == together.parties.size()) continue;
        ++compared;

        const auto lone = reference::simulate(alone, draws_of(alone, seed));
        const auto joint = reference::simulate(together, draws_of(together, seed));
        CHECK(differences(lone, joint) == 0);
    }
    CHECK(compared > 10);
}
