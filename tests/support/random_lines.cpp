// Lines of every status, and candidates that demand may open.
#include <algorithm>
#include <optional>

#include "support/random_parts.hpp"

namespace sinews::support {
namespace {

enum class Plan { always, decided, building, planned, waits_for_demand };

Plan draw_plan(Dice& dice) {
    const double lot = dice.uniform();
    if (lot < 0.4) return Plan::always;
    if (lot < 0.6) return Plan::decided;
    if (lot < 0.72) return Plan::building;
    if (lot < 0.84) return Plan::planned;
    return Plan::waits_for_demand;
}

std::string status_of(Plan plan) {
    if (plan == Plan::always || plan == Plan::decided) return "operating";
    return plan == Plan::building ? "building" : "planned";
}

/// The cells from `line` to `company`, which lines and candidates share.
std::vector<std::string> draw_line(RandomScenario& scenario, const std::string& name, const std::string& party,
                                   const std::string& item, Plan plan) {
    auto& dice = scenario.dice;
    const bool per_year = dice.happens(0.3);
    const double capacity = dice.between(4, 60);
    const int months = scenario.end - scenario.start + 1;
    std::optional<int> decision;
    if (plan == Plan::decided) decision = scenario.start + dice.integer(-12, months / 2);
    if (plan == Plan::building) decision = scenario.start + dice.integer(-10, 3);
    if (plan == Plan::planned) decision = scenario.as_of + dice.integer(-3, months / 2);
    if (plan == Plan::waits_for_demand && dice.happens(0.4)) decision = dice.integer(scenario.start, scenario.end);
    // A line may end before it would start, not before it is decided.
    const int first_end = std::max(scenario.start, decision.value_or(scenario.start));
    const std::string until = scenario.maybe_month(first_end, std::max(first_end, scenario.end), 0.15);
    const bool built =
        plan != Plan::always || dice.happens(0.2);  // an operating line may carry numbers that do not matter
    return {name,
            party,
            item,
            status_of(plan),
            dice.happens(0.5) ? "1" : RandomScenario::plain(dice.between(0.3, 0.99)),
            scenario.amount(per_year ? capacity * 12 : capacity),
            per_year ? "year" : "month",
            decision ? RandomScenario::month(*decision) : "",
            plan == Plan::waits_for_demand ? RandomScenario::plain(dice.happens(0.3) ? 0 : dice.between(0.01, 4)) : "",
            built ? scenario.amount(dice.between(0, 7)) : "",
            built ? RandomScenario::plain(dice.happens(0.3) ? 0 : dice.between(-2, 5)) : "",
            built ? (dice.happens(0.2) ? "0" : scenario.amount(dice.between(0.5, 12))) : "",
            built ? RandomScenario::plain(dice.between(0.5, 2.5)) : "",
            dice.happens(0.4) ? "1" : scenario.share(0.55, 0.97),
            until,
            "works"};
}

}  // namespace

void draw_lines(RandomScenario& scenario) {
    auto& dice = scenario.dice;
    const std::string columns =
        "line,party,item,status,chance,capacity,per,decision,trigger,build_months,slip_months,ramp_months,ramp_shape,"
        "availability,until,company,";
    auto& lines = scenario.sheets["lines.csv"];
    lines.header = columns + "source,note";
    auto& candidates = scenario.sheets["candidates.csv"];
    candidates.header = columns + "capex,max_copies,earliest,source,note";
    int number = 0;
    for (const auto& item : scenario.items) {
        for (const auto& party : scenario.parties) {
            const int count = dice.happens(0.65) ? dice.integer(1, 2) : 0;
            for (int copy = 0; copy < count; ++copy) {
                // Numbers run against the names of parties and items, so that sorting by line mixes them.
                const std::string name = "l" + std::to_string(100 - number++);
                auto cells = draw_line(scenario, name, party, item.name, draw_plan(dice));
                cells.insert(cells.end(), {"assumption", "random"});
                lines.add(cells);
            }
            if (!dice.happens(0.12)) continue;
            auto cells = draw_line(scenario, "c" + std::to_string(++number), party, item.name, Plan::waits_for_demand);
            if (dice.happens(0.3)) cells[8].clear();  // without a trigger only a lever or a plan builds it
            cells[7].clear();
            const auto earliest = scenario.maybe_month(scenario.start, scenario.end, 0.5);
            cells.insert(cells.end(),
                         {scenario.amount(40), std::to_string(dice.integer(1, 3)), earliest, "assumption", "random"});
            candidates.add(cells);
        }
    }
    if (candidates.rows.empty()) scenario.sheets.erase("candidates.csv");
    if (!lines.rows.empty()) return;
    auto cells = draw_line(scenario, "only", scenario.parties.front(), scenario.items.back().name, Plan::always);
    cells.insert(cells.end(), {"assumption", "random"});
    lines.add(cells);
}

}  // namespace sinews::support
