// Recipes as arrays, an order from raw to final, and every item's chain.

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>

#include "network/compiler.hpp"

namespace sinews::network {

namespace {

/// The first item, by name, of everything that recipes tie an item to, by item.
std::vector<int> recipe_group_of(const Network& network) {
    std::vector<int> group(network.items.size());
    std::iota(group.begin(), group.end(), 0);
    const auto join = [&](int one, int other) {
        const int kept = std::min(group[static_cast<std::size_t>(one)], group[static_cast<std::size_t>(other)]);
        const int left = std::max(group[static_cast<std::size_t>(one)], group[static_cast<std::size_t>(other)]);
        std::replace(group.begin(), group.end(), left, kept);
    };
    for (int item = 0; item < network.item_count(); ++item) {
        const Span inputs = network.item_inputs[static_cast<std::size_t>(item)];
        for (int at = inputs.first; at < inputs.last; ++at) {
            join(item, network.recipe_inputs[static_cast<std::size_t>(at)].item);
        }
    }
    return group;
}

/// Inputs before what eats them; among the free ones the first by name.
std::vector<int> raw_to_final(const Network& network) {
    std::vector<int> order;
    std::vector<bool> placed(network.items.size(), false);
    const auto ready = [&](int item) {
        const Span inputs = network.item_inputs[static_cast<std::size_t>(item)];
        for (int at = inputs.first; at < inputs.last; ++at) {
            if (!placed[static_cast<std::size_t>(network.recipe_inputs[static_cast<std::size_t>(at)].item)])
                return false;
        }
        return true;
    };
    for (bool moved = true; moved;) {
        moved = false;
        for (int item = 0; item < network.item_count(); ++item) {
            if (placed[static_cast<std::size_t>(item)] || !ready(item)) continue;
            placed[static_cast<std::size_t>(item)] = true;
            order.push_back(item);
            moved = true;
        }
    }
    return order;
}

/// A month goes through one group after the other, so that a group's values are near while they are needed.
void order_items(Network& network) {
    const std::vector<int> order = raw_to_final(network);
    const std::vector<int> group = recipe_group_of(network);
    const auto group_of = [&](int item) { return group[static_cast<std::size_t>(item)]; };
    const int count = network.item_count();
    for (int first = 0; first < count; ++first) {  // a group bears the number of its first item
        std::copy_if(order.begin(), order.end(), std::back_inserter(network.raw_to_final),
                     [&](int item) { return group_of(item) == first; });
    }
    for (int first = 0, last = 0; first < count; first = last) {
        const auto same = [&](int at) {
            return group_of(network.raw_to_final[static_cast<std::size_t>(at)]) ==
                   group_of(network.raw_to_final[static_cast<std::size_t>(first)]);
        };
        while (last < count && same(last)) ++last;
        network.recipe_groups.push_back({first, last});
    }
}

void collect_chains(Network& network) {
    network.chain.resize(network.items.size());
    for (const int item : network.raw_to_final) {
        std::set<int> chain;
        const Span inputs = network.item_inputs[static_cast<std::size_t>(item)];
        for (int at = inputs.first; at < inputs.last; ++at) {
            const int input = network.recipe_inputs[static_cast<std::size_t>(at)].item;
            chain.insert(input);
            const auto& below = network.chain[static_cast<std::size_t>(input)];
            chain.insert(below.begin(), below.end());
        }
        network.chain[static_cast<std::size_t>(item)].assign(chain.begin(), chain.end());
    }
}

}  // namespace

void compile_recipes(Compiler& compiler) {
    Network& network = compiler.network;
    std::vector<std::vector<RecipeInput>> recipes(network.items.size());
    for (const auto& row : compiler.scenario.recipes) {
        const Parameter quantity = compiler.parameters.add(
            row.quantity, "recipes/" + row.item + "/" + row.input + "/quantity", Range::non_negative);
        recipes[static_cast<std::size_t>(compiler.item.at(row.item))].push_back(
            {compiler.item.at(row.input), quantity});
    }
    for (auto& recipe : recipes) {
        std::ranges::sort(recipe, {}, &RecipeInput::item);
        const int first = static_cast<int>(network.recipe_inputs.size());
        network.recipe_inputs.insert(network.recipe_inputs.end(), recipe.begin(), recipe.end());
        network.item_inputs.push_back({first, static_cast<int>(network.recipe_inputs.size())});
    }
    order_items(network);
    collect_chains(network);
}

}  // namespace sinews::network
