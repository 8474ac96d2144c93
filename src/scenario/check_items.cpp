// items.csv: what an item needs to be told, by what it is used for.

#include <algorithm>
#include <map>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

bool is_plain(const Value& value, double number) {
    const auto& nodes = value.expression.nodes;
    return nodes.size() == 1 && nodes[0].operation == Operation::number && nodes[0].number == number;
}

void check_lead(Check& check, const Item& item) {
    if (item.lead_months < 0) {
        check.error(code::negative_number, item.origin, "lead_months", "`lead_months` is negative",
                    "months from order to earliest completion, 0 or more");
    }
    if (item.lead_months > 1200) {
        check.error(code::outside_bounds, item.origin, "lead_months", "a lead of more than 1200 months",
                    "at most 1200");
    }
    if (item.lead_months > 0 && check.names.inputs.has(item.item)) {
        check.error(code::lead_on_input, item.origin, "lead_months",
                    "`" + shown(item.item) + "` is an input of a recipe: the chain answers within the month",
                    "0; the lead of the final item covers its chain");
    }
    if (check.names.ordered_items.has(item.item)) {
        const bool written =
            item.lead_given || !check.documents.find(item.origin.file, item.origin.line, "lead_months").quoted.empty();
        check.needs_cell(written, item.origin, "lead_months", "a programme orders this item; 0 means at once");
    }
}

/// Items and categories whose money a measure counts: their prices matter even where no party is limited by money.
bool money_is_measured(const Scenario& scenario, const Item& item) {
    return std::any_of(scenario.measures.begin(), scenario.measures.end(), [&](const Measure& measure) {
        if (measure.metric != Metric::spent && measure.metric != Metric::unspent) return false;
        const auto& names = measure.categories;
        return std::find(names.begin(), names.end(), item.category) != names.end() ||
               std::any_of(measure.items.begin(), measure.items.end(),
                           [&](const WeightedItem& weighted) { return weighted.item == item.item; });
    });
}

void check_price(Check& check, const Item& item, bool money_counts) {
    if (!check.names.ordered_items.has(item.item)) return;
    if (!money_counts && !money_is_measured(check.scenario, item)) return;
    const std::string why =
        money_counts ? "a party with economy rows orders this item" : "a measure counts money spent on this item";
    check.needs(item.price, item.origin, "price", why);
    check.needs(item.price_growth, item.origin, "price_growth", why + "; 0 keeps the price");
    if (!money_counts) return;
    check.needs_cell(!item.category.empty(), item.origin, "category", why + ": from which money is it paid?");
}

void check_learning(Check& check, const Item& item) {
    if (!item.learning_rate.given() || is_plain(item.learning_rate, 0)) return;
    if (check.point(item.learning_rate) >= 1) {
        check.error(code::outside_bounds, item.origin, "learning_rate",
                    "with a learning rate of 1 the second unit would be free",
                    "less than 1; 0.1 is 10 % less at every doubling");
    }
    if (!item.experience.given()) {
        if (!item.experience.expression.text.empty()) return;
        check.error(code::learning_without_experience, item.origin, "experience",
                    "`experience` is empty beside a learning rate", "units made before the start, more than 0");
    } else if (!(check.point(item.experience) > 0)) {
        check.error(code::learning_without_experience, item.origin, "experience",
                    "`experience` is 0 beside a learning rate: the first unit would cost without bound",
                    "units made before the start, more than 0");
    }
}

/// Blocs in which somebody else could share: a bloc of one has no pool.
std::vector<std::string_view> blocs_that_pool(const Scenario& scenario) {
    std::map<std::string_view, int> members;
    for (const Party& party : scenario.parties) ++members[party.bloc];
    std::vector<std::string_view> blocs;
    for (const auto& [bloc, count] : members) {
        if (count > 1) blocs.push_back(bloc);
    }
    return blocs;
}

void check_cooperation(Check& check) {
    std::set<std::pair<std::string_view, std::string_view>> overridden;
    for (const CooperationRow& row : check.scenario.cooperation) {
        overridden.insert({row.bloc, row.item});
        check.needs(row.cooperation, row.origin, "cooperation", "it is the part of spare capacity that is shared");
    }
    const auto blocs = blocs_that_pool(check.scenario);
    for (const Item& item : check.scenario.items) {
        const bool matters = std::any_of(
            blocs.begin(), blocs.end(), [&](std::string_view bloc) { return !overridden.contains({bloc, item.item}); });
        if (matters)
            check.needs(item.cooperation, item.origin, "cooperation",
                        "it is the part of spare capacity that members share");
    }
}

}  // namespace

void check_items(Check& check) {
    std::set<std::string_view> bought_with_money;
    for (const ProgrammeRow& programme : check.scenario.programmes) {
        if (check.names.parties_with_economy.has(programme.party)) bought_with_money.insert(programme.item);
    }
    for (const Item& item : check.scenario.items) {
        if (item.unit.empty() && !check.lacks_column("items.csv", "unit")) {
            check.warning(code::unusual, item.origin, "unit", "`unit` is empty: results are told without one",
                          "write what is counted, e.g. rounds");
        }
        check_lead(check, item);
        check_price(check, item, bought_with_money.contains(item.item));
        check_learning(check, item);
    }
    check_cooperation(check);
}

}  // namespace sinews::scenario
