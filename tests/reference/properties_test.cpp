// Laws that hold in every scenario, replication and month. None says that more capacity or cooperation gives more
// output: it need not.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "reference/measures.hpp"
#include "reference/random_draws.hpp"
#include "reference/simulate.hpp"
#include "scenario/read.hpp"
#include "support/folder.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;
using reference::Trajectory;

namespace {

constexpr std::uint64_t scenarios = 60;
constexpr double tolerance = 1e-9;

/// Runs many random scenarios, half of them without uncertainty, and hands each trajectory to `check`.
void for_each_trajectory(const std::function<void(const scenario::Scenario&, const Trajectory&)>& check) {
    for (std::uint64_t seed = 1000; seed < 1000 + scenarios; ++seed) {
        support::RandomScenarioOptions options;
        options.uncertain = seed % 2 == 1;
        const auto read = scenario::read_scenario(support::random_scenario(seed, options));
        CAPTURE(seed);
        INFO(support::in_words(read.faults));
        REQUIRE_FALSE(scenario::has_errors(read.faults));
        const auto draws =
            options.uncertain ? reference::random_draws(read.scenario, seed) : reference::point_draws(read.scenario);
        check(read.scenario, reference::simulate(read.scenario, draws));
    }
}

/// Compares with a tolerance relative to the larger of the numbers involved.
void check_equal(double left, double right, double scale) {
    CHECK(std::abs(left - right) <= tolerance * std::max({1.0, std::abs(left), std::abs(right), scale}));
}

}  // namespace

TEST_CASE("goods: opening stock + made + received - used - consumed - sent = closing stock") {
    for_each_trajectory([](const scenario::Scenario&, const Trajectory& trajectory) {
        const auto series = [&](const char* name, const reference::PartyItem& key) -> const std::vector<double>& {
            return trajectory.series.at(name).at(key);
        };
        for (const auto& [key, closing] : trajectory.series.at("stock")) {
            double opening = trajectory.opening_stock.at(key).front();
            for (std::size_t month = 0; month < closing.size(); ++month) {
                const double in = opening + series("made", key)[month] + series("received", key)[month];
                const double out =
                    series("used", key)[month] + series("consumed", key)[month] + series("sent", key)[month];
                check_equal(in - out, closing[month], in);
                opening = closing[month];
            }
        }
    });
}

TEST_CASE("goods: all that is sent is received") {
    for_each_trajectory([](const scenario::Scenario& scenario, const Trajectory& trajectory) {
        for (const auto& item : scenario.items) {
            for (std::size_t month = 0; month < static_cast<std::size_t>(trajectory.months); ++month) {
                double sent = 0, received = 0;
                for (const auto& party : scenario.parties) {
                    sent += trajectory.series.at("sent").at({party.party, item.item})[month];
                    received += trajectory.series.at("received").at({party.party, item.item})[month];
                }
                check_equal(sent, received, 0);
            }
        }
    });
}

TEST_CASE("books: opening + ordered - made for it = due + waiting") {
    for_each_trajectory([](const scenario::Scenario&, const Trajectory& trajectory) {
        for (const auto& [key, book] : trajectory.books) {
            double outstanding = book.opening;
            for (std::size_t month = 0; month < book.due.size(); ++month) {
                const double before = outstanding;
                outstanding += book.ordered[month] - book.made[month];
                check_equal(outstanding, book.due[month] + book.waiting[month], before);
                outstanding = book.due[month] + book.waiting[month];
            }
        }
    });
}

TEST_CASE("what is made for the books is what is delivered, and what is made of final items") {
    for_each_trajectory([](const scenario::Scenario& scenario, const Trajectory& trajectory) {
        for (std::size_t month = 0; month < static_cast<std::size_t>(trajectory.months); ++month) {
            double for_books = 0, delivered = 0, made = 0;
            for (const auto& [key, book] : trajectory.books) for_books += book.made[month];
            for (const auto& [key, values] : trajectory.series.at("delivered")) {
                const bool is_final = trajectory.waterfall.contains({scenario.parties.front().bloc, key.second});
                if (is_final) delivered += values[month];
                if (is_final) made += trajectory.series.at("made").at(key)[month];
            }
            check_equal(for_books, delivered, 0);
            check_equal(for_books, made, 0);
        }
    });
}

TEST_CASE("waterfall: the terms are not negative and telescope exactly, inputs are named in full") {
    for_each_trajectory([](const scenario::Scenario&, const Trajectory& trajectory) {
        for (const auto& [key, months] : trajectory.waterfall) {
            REQUIRE(months.size() == static_cast<std::size_t>(trajectory.months));
            for (const auto& month : months) {
                for (const double term : {month.money, month.capacity, month.cooperation, month.ramp, month.inputs,
                                          month.made, month.backlog, month.imported, month.exported, month.idle}) {
                    CHECK(term >= 0);
                }
                check_equal(month.money + month.capacity + month.cooperation + month.ramp + month.inputs + month.made,
                            month.wished, 0);
                check_equal(month.wished - month.money, month.ordered, 0);
                for (const auto& [input, amount] : month.inputs_by_name) CHECK(amount >= 0);
                check_equal(reference::total(month.inputs_by_name), month.inputs, month.made);
            }
        }
    });
}

TEST_CASE("waterfall: made, backlog, exports and imports add up to what the bloc makes and gets") {
    for_each_trajectory([](const scenario::Scenario& scenario, const Trajectory& trajectory) {
        for (const auto& [key, months] : trajectory.waterfall) {
            for (std::size_t month = 0; month < months.size(); ++month) {
                double made = 0, made_for_buyers = 0;
                for (const auto& party : scenario.parties) {
                    if (party.bloc == key.first)
                        made += trajectory.series.at("made").at({party.party, key.second})[month];
                }
                for (const auto& [book, values] : trajectory.books) {
                    const auto buyer = std::find_if(scenario.parties.begin(), scenario.parties.end(),
                                                    [&](const auto& party) { return party.party == book.party; });
                    if (buyer->bloc == key.first && book.item == key.second) made_for_buyers += values.made[month];
                }
                check_equal(months[month].made + months[month].backlog + months[month].exported, made, 0);
                check_equal(months[month].made + months[month].backlog + months[month].imported, made_for_buyers, 0);
            }
        }
    });
}

TEST_CASE("made <= target <= attainable <= ramped <= installed, and nothing is negative or not a number") {
    for_each_trajectory([](const scenario::Scenario&, const Trajectory& trajectory) {
        for (const auto& [name, by_key] : trajectory.series) {
            for (const auto& [key, values] : by_key) {
                for (const double value : values) CHECK(value >= 0);
            }
        }
        const char* chain[] = {"made", "target", "attainable", "ramped", "installed"};
        for (std::size_t step = 0; step + 1 < std::size(chain); ++step) {
            for (const auto& [key, lower] : trajectory.series.at(chain[step])) {
                const auto& upper = trajectory.series.at(chain[step + 1]).at(key);
                for (std::size_t month = 0; month < lower.size(); ++month)
                    CHECK(lower[month] <= upper[month] * (1 + tolerance));
            }
        }
        for (const auto& [key, assigned] : trajectory.series.at("assigned")) {
            const auto& need = trajectory.series.at("need").at(key);
            for (std::size_t month = 0; month < assigned.size(); ++month)
                CHECK(assigned[month] <= need[month] * (1 + tolerance));
        }
    });
}

TEST_CASE("lines make in all what their party makes, and run only from their start") {
    for_each_trajectory([](const scenario::Scenario& scenario, const Trajectory& trajectory) {
        std::map<reference::PartyItem, std::vector<double>> made;
        const auto add = [&](const scenario::LineRow& row) {
            const auto found = trajectory.lines.find(row.line);
            if (found == trajectory.lines.end()) return;  // a candidate that only a lever builds
            auto& sum = made[{row.party, row.item}];
            sum.resize(static_cast<std::size_t>(trajectory.months), 0);
            for (std::size_t month = 0; month < sum.size(); ++month) {
                sum[month] += found->second.made[month];
                const bool runs = found->second.always ||
                                  (found->second.start && *found->second.start < static_cast<double>(month) + 1);
                if (!runs || !found->second.comes) CHECK(found->second.installed[month] == 0);
            }
        };
        for (const auto& line : scenario.lines) add(line);
        for (const auto& candidate : scenario.candidates) add(candidate.line);
        for (const auto& [key, sum] : made) {
            for (std::size_t month = 0; month < sum.size(); ++month)
                check_equal(sum[month], trajectory.series.at("made").at(key)[month], 0);
        }
    });
}

TEST_CASE("money: what is left is what was left, carried over, and what came in, less what was spent") {
    for_each_trajectory([](const scenario::Scenario& scenario, const Trajectory& trajectory) {
        for (const auto& [key, money] : trajectory.money) {
            if (!trajectory.spending.contains(key.first)) continue;
            double before = 0;
            for (std::size_t month = 0; month < money.left.size(); ++month) {
                const bool january =
                    scenario::Month{trajectory.start.index + static_cast<int>(month)}.month_of_year() == 1;
                if (january) before *= scenario.carry_over;
                check_equal(before + money.money[month] - money.spent[month], money.left[month], before);
                CHECK(money.left[month] >= 0);
                before = money.left[month];
            }
        }
    });
}

TEST_CASE("what the first use of an item plans is used, somewhere, or lost") {
    for_each_trajectory([](const scenario::Scenario& scenario, const Trajectory& trajectory) {
        for (const auto& party : scenario.parties) {
            for (std::size_t month = 0; month < static_cast<std::size_t>(trajectory.months); ++month) {
                double planned = 0, used = 0, unmet = 0;
                for (const auto& item : scenario.items) {
                    planned += trajectory.series.at("planned_use").at({party.party, item.item})[month];
                    used += trajectory.series.at("used").at({party.party, item.item})[month];
                    unmet += trajectory.series.at("unmet_use").at({party.party, item.item})[month];
                }
                check_equal(used + unmet, planned, 0);
            }
        }
    });
}

TEST_CASE("orders never pass wishes, and without an economy they are the wishes") {
    for_each_trajectory([](const scenario::Scenario&, const Trajectory& trajectory) {
        for (const auto& [key, wished] : trajectory.series.at("wished")) {
            const auto& ordered = trajectory.series.at("ordered").at(key);
            for (std::size_t month = 0; month < wished.size(); ++month) {
                CHECK(ordered[month] <= wished[month]);
                if (!trajectory.spending.contains(key.first)) CHECK(ordered[month] == wished[month]);
            }
        }
    });
}

TEST_CASE("measures and comparisons mean what they say") {
    for_each_trajectory([](const scenario::Scenario& scenario, const Trajectory& trajectory) {
        for (const auto& definition : scenario.measures) {
            const auto values = reference::measure(scenario, trajectory, definition.id);
            REQUIRE(values.size() == static_cast<std::size_t>(trajectory.months));
            if (definition.window != scenario::Window::trailing_12_months || !definition.least_of.empty()) continue;
            auto monthly_definition = scenario;
            for (auto& other : monthly_definition.measures) other.window = scenario::Window::month;
            const auto monthly = reference::measure(monthly_definition, trajectory, definition.id);
            for (std::size_t month = 0; month < values.size(); ++month) {
                CHECK(std::isnan(values[month]) == (month < 11));
                if (month >= 12)
                    check_equal(values[month] - values[month - 1], monthly[month] - monthly[month - 12], values[month]);
            }
        }
        for (const auto& comparison : scenario.comparisons) {
            const auto result = reference::compare(scenario, trajectory, comparison.id);
            const auto lasts = [&](int first) {
                if (first + comparison.hold_months > trajectory.months) return false;
                return std::all_of(result.holds.begin() + first, result.holds.begin() + first + comparison.hold_months,
                                   [](bool holds) { return holds; });
            };
            const int from = comparison.from ? scenario::months_between(scenario.start, *comparison.from) : 0;
            if (result.crossover) CHECK(lasts(*result.crossover));
            for (int month = from; month < result.crossover.value_or(trajectory.months); ++month)
                CHECK_FALSE(lasts(month));
        }
    });
}
