#pragma once
// The waterfall's terms of one month, by pool (a bloc and a final item). docs/model.md, "Waterfall".

#include <array>
#include <string_view>

#include "simulate/state.hpp"

namespace sinews::simulate {

enum class Term : std::uint8_t {
    wished,       // V0
    ordered,      // V1
    money,        // V0 - V1
    capacity,     // V1 - V2
    cooperation,  // V2 - V3
    ramp,         // V3 - V4
    inputs,       // V4 - V5
    made,         // V5, cut at the ordered rate
    backlog,      // made above the ordered rate
    imported,
    exported,
    idle,
};
inline constexpr int term_count = 12;
inline constexpr std::array<std::string_view, term_count> term_names = {
    "wished", "ordered", "money",   "capacity", "cooperation", "ramp",
    "inputs", "made",    "backlog", "imported", "exported",    "idle"};

/// What is kept of a month: the levels between which the terms lie, and what stands beside them. A term is the difference of
/// two sums of levels, so terms add up to the whole whatever a level was rounded to.
enum class Level : std::uint8_t {
    wished,       // V0
    ordered,      // V1
    installed,    // V2
    cooperating,  // V3
    ramped,       // V4
    made,         // V5
    backlog,      // made above the ordered rate
    imported,
    exported,
    idle,
};
inline constexpr std::size_t level_count = 10;

/// A term is one level, or what is between it and the next.
struct LevelsOfTerm {
    Level from;
    bool to_next = false;
};
inline constexpr std::array<LevelsOfTerm, term_count> levels_of_term = {{{Level::wished},
                                                                         {Level::ordered},
                                                                         {Level::wished, true},
                                                                         {Level::ordered, true},
                                                                         {Level::installed, true},
                                                                         {Level::cooperating, true},
                                                                         {Level::ramped, true},
                                                                         {Level::made},
                                                                         {Level::backlog},
                                                                         {Level::imported},
                                                                         {Level::exported},
                                                                         {Level::idle}}};

/// All terms, of `value(level)` or of `difference(level, next level)`.
template <typename Value, typename Difference>
std::array<double, term_count> terms_of_levels(Value&& value, Difference&& difference) {
    std::array<double, term_count> terms{};
    for (std::size_t term = 0; term < term_count; ++term) {
        const auto level = static_cast<std::size_t>(levels_of_term[term].from);
        terms[term] = levels_of_term[term].to_next ? difference(level, level + 1) : value(level);
    }
    return terms;
}

template <auto W>
struct WaterfallState {
    LaneArray<W> levels;  // by pool and level
    // By pool and member of the item's chain. In double precision: they add up to the difference of two levels.
    std::vector<DoubleLanes<W>> inputs;
    // What sets a node's attainable capacity, in parts that sum to 1 (by node and member of the chain), and how much
    // capacity in reach of a node is lost to each cause.
    LaneArray<W> cause, cause_in_reach;
    // What a maker lacked that made less than its target, in parts that sum to 1; what a node of an input lacks.
    LaneArray<W> lack, node_lack;
    LaneArray<W> node_lack_own, node_lack_total;
    network::Flags cause_written, lack_written;  // by node: may differ from 0
    LaneArray<W> reach_ramped;                   // reach with C in place of S
    LaneArray<W> weight;                         // working space, by node
    LaneArray<W> named;                          // working space, by member of a chain

    [[nodiscard]] Lanes<W>& level(std::size_t pool, Level level) {
        return levels[pool * level_count + static_cast<std::size_t>(level)];
    }
    /// May anything stand in the node's vectors?
    [[nodiscard]] bool written(std::size_t node) const { return (cause_written[node] | lack_written[node]) != 0; }
    void resize(const network::Network& network) {
        const Lanes<W> zero(0.0);
        const auto nodes = static_cast<std::size_t>(network.node_count());
        levels.assign(network.pools.size() * level_count, zero);
        inputs.assign(static_cast<std::size_t>(network.pool_chain_slots), DoubleLanes<W>(0.0));
        for (auto* list : {&cause, &cause_in_reach, &lack, &node_lack}) {
            list->assign(static_cast<std::size_t>(network.node_chain_slots), zero);
        }
        for (auto* list : {&cause_written, &lack_written}) list->assign(nodes, 0);
        named.assign(network.items.size(), zero);
        for (auto* list : {&node_lack_own, &node_lack_total, &reach_ramped, &weight}) list->assign(nodes, zero);
    }
};

}  // namespace sinews::simulate
