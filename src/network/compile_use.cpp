// Use: who draws how much from which stocks, in which order.

#include <algorithm>
#include <tuple>

#include "network/compiler.hpp"

namespace sinews::network {

void compile_use(Compiler& compiler) {
    Network& network = compiler.network;
    std::vector<std::pair<std::string, Use>> uses;
    for (const auto& row : compiler.scenario.use) {
        Use use;
        std::string items;
        for (const auto& item : row.items) {
            use.nodes.push_back(compiler.node(row.party, item));
            items += (items.empty() ? "" : ";") + item;
        }
        const std::string since = row.from ? scenario::to_text(*row.from) : "";
        const std::string until = row.to ? scenario::to_text(*row.to) : "";
        const std::string range = row.origin.drawn_as.empty() ? since + "/" + until : row.origin.drawn_as;
        std::string name = "use/" + row.party + "/" + items + "/" + range;
        // Two rows of one party, items and months differ by their text; were that equal too, they would be one draw twice.
        name += "/" + row.rate.expression.text + "/rate";
        use.rate = compiler.parameters.add(row.rate, name, Range::non_negative);
        use.months_per_rate = scenario::months_in(row.per);
        if (row.from) use.from = compiler.month(*row.from);
        if (row.to) use.to = compiler.month(*row.to);
        network.use_rounds = std::max(network.use_rounds, static_cast<int>(use.nodes.size()));
        uses.emplace_back(name, std::move(use));
    }
    std::ranges::sort(uses, {}, &std::pair<std::string, Use>::first);
    for (auto& [name, use] : uses) {
        network.use_nodes.insert(network.use_nodes.end(), use.nodes.begin(), use.nodes.end());
        network.uses.push_back(std::move(use));
    }
    std::ranges::sort(network.use_nodes);
    const auto repeated = std::ranges::unique(network.use_nodes);
    network.use_nodes.erase(repeated.begin(), repeated.end());
}

}  // namespace sinews::network
