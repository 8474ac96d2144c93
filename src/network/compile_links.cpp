// Trade links between active nodes. A link that can carry nothing (no maker at its start, no need at its end) is left out.

#include <algorithm>
#include <tuple>

#include "network/compiler.hpp"

namespace sinews::network {

void compile_links(Compiler& compiler) {
    Network& network = compiler.network;
    for (const auto& row : compiler.scenario.trade) {
        Link link;
        link.from = compiler.node(row.from, row.item);
        link.to = compiler.node(row.to, row.item);
        if (link.from < 0 || link.to < 0 || link.from == link.to) continue;
        if (!network.node_makes[static_cast<std::size_t>(link.from)]) continue;
        if (row.from_month) link.from_month = compiler.month(*row.from_month);
        if (row.to_month) link.to_month = compiler.month(*row.to_month);
        std::string since = row.from_month ? scenario::to_text(*row.from_month) : "";
        if (!row.origin.drawn_as.empty()) since = row.origin.drawn_as == "/" ? "" : row.origin.drawn_as;
        link.share = compiler.parameters.add(
            row.share, "trade/" + row.from + "/" + row.to + "/" + row.item + "/" + since + "/share", Range::unit);
        link.inside = network.node_pool[static_cast<std::size_t>(link.from)] ==
                      network.node_pool[static_cast<std::size_t>(link.to)];
        network.links.push_back(link);
    }
    const auto key = [&](const Link& link) {
        return std::tuple(network.node_item[static_cast<std::size_t>(link.from)], !link.inside, link.to, link.from,
                          link.from_month);
    };
    std::ranges::sort(network.links, {}, key);
    network.item_links_inside.assign(network.items.size(), {});
    network.item_links_across.assign(network.items.size(), {});
    network.node_sends_across.assign(static_cast<std::size_t>(network.node_count()), 0);
    for (int at = 0; at < static_cast<int>(network.links.size()); ++at) {
        const Link& link = network.links[static_cast<std::size_t>(at)];
        const auto item = static_cast<std::size_t>(network.node_item[static_cast<std::size_t>(link.from)]);
        Span& span = link.inside ? network.item_links_inside[item] : network.item_links_across[item];
        if (!link.inside) network.node_sends_across[static_cast<std::size_t>(link.from)] = 1;
        if (span.empty()) span.first = at;
        span.last = at + 1;
    }
}

}  // namespace sinews::network
