#include "cli/plan_targets.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <vector>

#include "plan/stock_target.hpp"
#include "scenario/suggest.hpp"

namespace sinews::cli {

namespace {

std::size_t place(int position) { return static_cast<std::size_t>(position); }

std::vector<std::string> parts_of(const std::string& list) {
    std::vector<std::string> parts;
    std::istringstream text(list);
    for (std::string part; std::getline(text, part, ',');) parts.push_back(part);
    return parts;
}

void add_once(std::vector<std::string_view>& names, std::string_view name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

/// Who has targets, under all the names that can be asked for.
std::vector<std::string_view> receivers(const network::Network& network, const std::vector<int>& nodes) {
    std::vector<std::string_view> names{"all"};
    for (const int node : nodes) {
        const std::size_t party = place(network.node_party[place(node)]);
        add_once(names, network.parties[party]);
        if (network.party_group[party] >= 0) add_once(names, network.groups[place(network.party_group[party])]);
        add_once(names, network.blocs[place(network.party_bloc[party])]);
    }
    return names;
}

bool is_of(const network::Network& network, int node, const std::string& who) {
    const std::size_t party = place(network.node_party[place(node)]);
    const int group = network.party_group[party];
    return who == "all" || network.parties[party] == who || (group >= 0 && network.groups[place(group)] == who) ||
           network.blocs[place(network.party_bloc[party])] == who;
}

}  // namespace

plan::Targets targets_of(const std::string& text, const scenario::Scenario& scenario, const network::Network& network,
                         std::string& problem) {
    plan::Targets targets;
    const std::vector<int> nodes = plan::nodes_with_targets(network);
    if (nodes.empty()) {
        problem = "no programme of the scenario is of kind stock_target";
        return targets;
    }
    const std::size_t colon = text.find(':');
    const std::string who = text.substr(0, colon);
    const std::vector<std::string_view> known = receivers(network, nodes);
    if (std::ranges::find(known, who) == known.end()) {
        problem = "no stock target of `" + who + "`; " + scenario::did_you_mean(who, known, scenario::one_of(known));
        return targets;
    }
    std::vector<std::string_view> items;  // of the receivers asked for
    for (const int node : nodes) {
        if (is_of(network, node, who)) add_once(items, network.items[place(network.node_item[place(node)])]);
    }
    const std::vector<std::string> wanted = colon == std::string::npos
                                                ? std::vector<std::string>(items.begin(), items.end())
                                                : parts_of(text.substr(colon + 1));
    for (const std::string& item : wanted) {
        if (std::ranges::find(items, item) != items.end()) continue;
        problem = "`" + who + "` has no stock target of `" + item + "`; " +
                  scenario::did_you_mean(item, items, scenario::one_of(items));
        return targets;
    }
    if (wanted.empty()) problem = "items are written WHO:ITEM,ITEM; `" + text + "` names none";
    for (const int node : nodes) {
        const std::string& item = network.items[place(network.node_item[place(node)])];
        if (is_of(network, node, who) && std::ranges::find(wanted, item) != wanted.end()) targets.nodes.push_back(node);
    }
    targets.by_count = wanted.size() == 1;
    targets.unit = scenario.currency;
    for (const scenario::Item& item : scenario.items) {
        if (targets.by_count && item.item == wanted.front()) targets.unit = item.unit;
    }
    targets.unit += " x months";
    targets.text = who == "all" ? "all parties" : who;
    for (std::size_t index = 0; index < wanted.size() && (colon != std::string::npos || wanted.size() == 1); ++index) {
        targets.text += index == 0 ? " in " : ", ";
        targets.text += wanted[index];
    }
    return targets;
}

}  // namespace sinews::cli
