#include "plan/covered.hpp"

#include "stochastic/linear_program.hpp"

namespace sinews::plan {

using stochastic::at;

int first_month_of(const analyse::MeasurePlan& measure, int month) {
    if (measure.window == scenario::Window::trailing_12_months) return month - 11;
    return measure.window == scenario::Window::since ? measure.since : month;
}

std::vector<bool> covered_nodes(const network::Network& network, const analyse::MeasurePlan& measure, int first_month,
                                int last_month) {
    std::vector<bool> items(network.items.size(), false), blocs(network.blocs.size(), false);
    for (const analyse::Addend& addend : measure.addends) {
        const int item = network.node_item[at(addend.position)];
        items[at(item)] = true;
        for (const int input : network.chain[at(item)]) items[at(input)] = true;
        blocs[at(network.party_bloc[at(network.node_party[at(addend.position)])])] = true;
    }
    const auto bloc_of = [&](int node) { return network.party_bloc[at(network.node_party[at(node)])]; };
    for (bool grown = true; grown;) {
        grown = false;
        for (const network::Link& link : network.links) {
            if (!items[at(network.node_item[at(link.from)])]) continue;
            if (link.to_month < first_month || link.from_month > last_month) continue;
            const auto from = at(bloc_of(link.from)), to = at(bloc_of(link.to));
            if (blocs[from] == blocs[to]) continue;
            blocs[from] = blocs[to] = true;
            grown = true;
        }
    }
    std::vector<bool> covered;
    covered.reserve(at(network.node_count()));
    for (int node = 0; node < network.node_count(); ++node) {
        covered.push_back(items[at(network.node_item[at(node)])] && blocs[at(bloc_of(node))]);
    }
    return covered;
}

}  // namespace sinews::plan
