// Nodes: the (party, item) pairs in which anything can happen; their pools; inputs and consumers between them.

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "network/compiler.hpp"

namespace sinews::network {

namespace {

using Pair = std::pair<int, int>;  // item, party

std::set<Pair> makers(const Compiler& compiler) {
    std::set<Pair> pairs;
    const auto add = [&](const scenario::LineRow& line) {
        pairs.emplace(compiler.item.at(line.item), compiler.party.at(line.party));
    };
    for (const auto& line : compiler.scenario.lines) add(line);
    for (const auto& candidate : compiler.scenario.candidates) {
        if (candidate.line.trigger.given()) add(candidate.line);
    }
    for (const auto& built : compiler.scenario.built) add(built.line);
    return pairs;
}

std::set<Pair> active_pairs(const Compiler& compiler, const std::set<Pair>& made) {
    const Network& network = compiler.network;
    std::set<Pair> pairs = made;
    for (const auto& [item, party] : made) {
        const Span inputs = network.item_inputs[static_cast<std::size_t>(item)];
        for (int at = inputs.first; at < inputs.last; ++at) {
            pairs.emplace(network.recipe_inputs[static_cast<std::size_t>(at)].item, party);
        }
    }
    for (const auto& row : compiler.scenario.programmes) {
        pairs.emplace(compiler.item.at(row.item), compiler.party.at(row.party));
        pairs.emplace(compiler.item.at(row.item), compiler.party.at(row.receiver));
    }
    for (const auto& row : compiler.scenario.use) {
        for (const auto& item : row.items) pairs.emplace(compiler.item.at(item), compiler.party.at(row.party));
    }
    for (const auto& row : compiler.scenario.stocks) {
        pairs.emplace(compiler.item.at(row.item), compiler.party.at(row.party));
    }
    return pairs;
}

void place_nodes(Compiler& compiler, const std::set<Pair>& pairs) {
    Network& network = compiler.network;
    std::vector<std::tuple<int, int, int>> nodes;  // item, bloc, party
    nodes.reserve(pairs.size());
    for (const auto& [item, party] : pairs) {
        nodes.emplace_back(item, network.party_bloc[static_cast<std::size_t>(party)], party);
    }
    std::ranges::sort(nodes);
    network.item_nodes.assign(network.items.size(), {});
    network.item_pools.assign(network.items.size(), {});
    int last_item = -1, last_bloc = -1;
    for (const auto& [item, bloc, party] : nodes) {
        const int node = network.node_count();
        if (item != last_item || bloc != last_bloc) {
            const int pool = static_cast<int>(network.pools.size());
            network.pools.push_back({item, bloc, {node, node}, absent});
            network.markets.push_back({item, bloc, {node, node}});
            Span& of_item = network.item_pools[static_cast<std::size_t>(item)];
            if (item != last_item) of_item.first = pool;
            of_item.last = pool + 1;
        }
        Span& span = network.item_nodes[static_cast<std::size_t>(item)];
        if (item != last_item) span.first = node;
        span.last = node + 1;
        network.pools.back().nodes.last = node + 1;
        network.markets.back().nodes.last = node + 1;
        network.node_item.push_back(item);
        network.node_party.push_back(party);
        network.node_pool.push_back(static_cast<int>(network.pools.size()) - 1);
        network.node_market.push_back(static_cast<int>(network.markets.size()) - 1);
        last_item = item;
        last_bloc = bloc;
    }
}

void add_cooperation(Compiler& compiler) {
    std::map<Pair, Parameter> overrides;  // item, bloc
    for (const auto& row : compiler.scenario.cooperation) {
        overrides[{compiler.item.at(row.item), compiler.bloc.at(row.bloc)}] = compiler.parameters.add(
            row.cooperation, "cooperation/" + row.bloc + "/" + row.item + "/cooperation", Range::unit);
    }
    std::vector<Parameter> of_item(compiler.network.items.size(), absent);
    for (const auto& item : compiler.scenario.items) {
        of_item[static_cast<std::size_t>(compiler.item.at(item.item))] =
            compiler.parameters.add(item.cooperation, "items/" + item.item + "/cooperation", Range::unit);
    }
    for (Pool& pool : compiler.network.pools) {
        const auto found = overrides.find({pool.item, pool.bloc});
        pool.cooperation = found != overrides.end() ? found->second : of_item[static_cast<std::size_t>(pool.item)];
    }
}

void connect_inputs(Network& network, const std::set<Pair>& made) {
    std::vector<std::vector<Network::Consumer>> eaten_by(static_cast<std::size_t>(network.node_count()));
    for (int node = 0; node < network.node_count(); ++node) {
        const int item = network.node_item[static_cast<std::size_t>(node)];
        const int party = network.node_party[static_cast<std::size_t>(node)];
        network.node_makes.push_back(made.contains({item, party}));
        network.node_input_first.push_back(static_cast<int>(network.input_nodes.size()));
        if (!network.node_makes.back()) continue;
        const Span inputs = network.item_inputs[static_cast<std::size_t>(item)];
        for (int at = inputs.first; at < inputs.last; ++at) {
            const RecipeInput& input = network.recipe_inputs[static_cast<std::size_t>(at)];
            const int source = network.node(party, input.item);
            network.input_nodes.push_back(source);
            eaten_by[static_cast<std::size_t>(source)].push_back({node, input.quantity});
        }
    }
    for (const auto& list : eaten_by) {
        const int first = static_cast<int>(network.consumers.size());
        network.consumers.insert(network.consumers.end(), list.begin(), list.end());
        network.node_consumers.push_back({first, static_cast<int>(network.consumers.size())});
    }
}

/// Where values "per node (or pool) and member of its item's chain" stand.
void place_chains(Network& network) {
    network.chain_position.resize(network.items.size());
    for (std::size_t item = 0; item < network.items.size(); ++item) {
        if (network.item_nodes[item].empty()) continue;
        network.chain_position[item].assign(network.items.size(), -1);
        const auto& chain = network.chain[item];
        for (std::size_t at = 0; at < chain.size(); ++at) {
            network.chain_position[item][static_cast<std::size_t>(chain[at])] = static_cast<int>(at);
        }
    }
    const auto length = [&](int item) {
        return static_cast<int>(network.chain[static_cast<std::size_t>(item)].size());
    };
    for (const int item : network.node_item) {
        network.node_chain_first.push_back(network.node_chain_slots);
        network.node_chain_slots += length(item);
    }
    for (const Pool& pool : network.pools) {
        network.pool_chain_first.push_back(network.pool_chain_slots);
        network.pool_chain_slots += length(pool.item);
    }
}

/// A month has nothing to do with items that nobody has anything to do with.
void leave_out_idle_items(Network& network) {
    std::vector<int> kept;
    std::vector<Span> groups;
    for (const Span group : network.recipe_groups) {
        const int first = static_cast<int>(kept.size());
        const std::span<const int> items = network.items_of(group);
        std::copy_if(items.begin(), items.end(), std::back_inserter(kept),
                     [&](int item) { return !network.item_nodes[static_cast<std::size_t>(item)].empty(); });
        const Span left{first, static_cast<int>(kept.size())};
        if (!left.empty()) groups.push_back(left);
    }
    network.raw_to_final = std::move(kept);
    network.recipe_groups = std::move(groups);
}

}  // namespace

void compile_nodes(Compiler& compiler) {
    const std::set<Pair> made = makers(compiler);
    place_nodes(compiler, active_pairs(compiler, made));
    add_cooperation(compiler);
    connect_inputs(compiler.network, made);
    place_chains(compiler.network);
    leave_out_idle_items(compiler.network);
    compiler.network.node_opening_stock.assign(static_cast<std::size_t>(compiler.network.node_count()), absent);
    for (const auto& row : compiler.scenario.stocks) {
        compiler.network.node_opening_stock[static_cast<std::size_t>(compiler.node(row.party, row.item))] =
            compiler.parameters.add(row.stock, "stocks/" + row.party + "/" + row.item + "/stock", Range::non_negative);
    }
}

}  // namespace sinews::network
