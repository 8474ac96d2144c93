// Recipes: cycles, items that are final and input at once, quantities.

#include <map>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/graph_order.hpp"

namespace sinews::scenario {

namespace {

void check_cycles(Check& check) {
    std::map<std::string_view, std::size_t> positions;
    std::vector<std::string_view> items;
    const auto position_of = [&](std::string_view item) {
        const auto [found, fresh] = positions.try_emplace(item, items.size());
        if (fresh) items.push_back(item);
        return found->second;
    };
    std::map<std::size_t, const RecipeRow*> first_row;
    Needs needs;
    for (const RecipeRow& row : check.scenario.recipes) {
        if (row.item.empty() || row.input.empty()) continue;
        const std::size_t item = position_of(row.item);
        const std::size_t input = position_of(row.input);
        needs.resize(items.size());
        needs[item].push_back(input);
        first_row.try_emplace(item, &row);
    }
    for (const auto& cycle : order_graph(needs).cycles) {
        std::string path;
        for (const std::size_t node : cycle) path += shown(items[node]) + " -> ";
        path += shown(items[cycle.front()]);
        check.error(
            code::recipe_cycle, first_row.at(cycle.front())->origin, "input",
            cycle.size() == 1 ? "the item is its own input" : "items are each other's inputs in a circle: " + path,
            "take one of these rows out");
    }
}

/// An item is ordered or used, or it is eaten by another: never both, or orders and the chain would compete for it.
void check_final_and_input(Check& check) {
    for (const RecipeRow& row : check.scenario.recipes) {
        if (!check.names.is_final(row.input)) continue;
        const char* by = check.names.ordered_items.has(row.input) ? "a programme orders it" : "use.csv draws on it";
        check.error(code::final_and_input, row.origin, "input",
                    "`" + shown(row.input) + "` is an input here and final too: " + by,
                    "make it two items, the final one with the other as its input");
    }
}

}  // namespace

void check_recipes(Check& check) {
    check_cycles(check);
    check_final_and_input(check);
    for (const RecipeRow& row : check.scenario.recipes) {
        check.needs(row.quantity, row.origin, "quantity", "it is the input for one unit");
        if (row.quantity.given() && row.quantity.expression.is_constant() && check.point(row.quantity) == 0) {
            check.warning(code::has_no_effect, row.origin, "quantity", "a quantity of 0 asks for nothing",
                          "leave the row out, or write what one unit takes");
        }
    }
}

}  // namespace sinews::scenario
