#include "network/same_past.hpp"

#include <algorithm>

namespace sinews::network {

namespace {

/// Both compile the scenario as written, so what bears the same names in the same places is the same.
bool same_positions(const Network& one, const Network& other) {
    const auto same_line = [](const Line& a, const Line& b) { return a.name == b.name && a.node == b.node; };
    const auto same_book = [](const Book& a, const Book& b) {
        return a.buyer == b.buyer && a.receiver == b.receiver && a.ring_first == b.ring_first;
    };
    const auto same_programme = [](const Programme& a, const Programme& b) { return a.name == b.name; };
    const auto equal = [](const auto& a, const auto& b, const auto& same) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
    };
    return one.months == other.months && one.node_party == other.node_party && one.node_item == other.node_item &&
           one.parameters.name == other.parameters.name && one.parameters.point == other.parameters.point &&
           one.ring_slots == other.ring_slots && one.links.size() == other.links.size() &&
           one.uses.size() == other.uses.size() && one.accounts.size() == other.accounts.size() &&
           one.economies.size() == other.economies.size() && equal(one.lines, other.lines, same_line) &&
           equal(one.books, other.books, same_book) && equal(one.programmes, other.programmes, same_programme);
}

}  // namespace

int same_until(const Network& plain, const Network& levers) {
    if (plain.before != nullptr || levers.before == nullptr) return 0;
    const Network* second = &levers;
    while (second->before->before != nullptr) second = second->before.get();
    return same_positions(plain, *second->before) ? std::max(0, second->from_month) : 0;
}

bool unchanged(const Network& plain, const Network& levers) {
    for (const Network* stage = &levers; stage != nullptr; stage = stage->before.get()) {
        Network alone = *stage;
        alone.before = nullptr;
        alone.from_month = 0;
        alone.as_before = {};
        if (!(alone == plain)) return false;
    }
    return true;
}

bool same_division(const Network& plain, const Network& levers) {
    const auto same_nodes = [](const Part& one, const Part& other) {
        return one.network.node_party == other.network.node_party && one.network.node_item == other.network.node_item;
    };
    return std::equal(plain.parts->begin(), plain.parts->end(), levers.parts->begin(), levers.parts->end(), same_nodes);
}

}  // namespace sinews::network
