#pragma once
// Lines that demand opens: money makes orders, orders make lines. docs/model.md, "Lines that demand opens".

#include <algorithm>
#include <limits>
#include <span>
#include <tuple>

#include "network/network.hpp"
#include "simulate/line_capacity.hpp"
#include "simulate/material_flow.hpp"

namespace sinews::simulate {

namespace detail {

/// K of a node: capacity of every line that comes, is decided by the end of the month, has not ended and starts before it ends.
template <auto W>
void decided_capacity_of(const network::Network& network, int month, std::size_t node, State<W>& state) {
    LineState<W>& lines = state.lines;
    const Lanes<W> zero(0.0);
    Lanes<W> sum = zero;
    int same_until = network::never;
    const network::Span span = network.node_lines[node];
    for (auto at = static_cast<std::size_t>(span.first); at < static_cast<std::size_t>(span.last); ++at) {
        const network::Line& line = network.lines[at];
        if (line.until < month) continue;
        if (!line.always && !line.triggered && line.decision > month) {
            same_until = std::min(same_until, line.decision);
            continue;
        }
        Lanes<W> capacity = lines.capacity[at];
        if (line.triggered) capacity = lines.decided[at] <= static_cast<double>(month) ? capacity : zero;
        if (line.until != network::never) {
            capacity = numerics::floor(lines.start[at]) <= static_cast<double>(line.until) ? capacity : zero;
            same_until = std::min(same_until, line.until + 1);
        }
        sum += capacity;
    }
    state.decided_capacity[node] = sum;
    lines.node_decided[node] = same_until;
}

/// K by node of an item with lines. From month to month it changes only when a line is decided or ends.
template <auto W>
void decided_capacity(const network::Network& network, int month, int item, State<W>& state) {
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        if (network.node_makes[node] == 0 || month < state.lines.node_decided[node]) continue;
        decided_capacity_of<W>(network, month, node, state);
    }
}

/// U: what the parties of a bloc need and nobody is assigned. Less than `rounding` of the need is rounding, not a lack.
template <auto W>
Lanes<W> unassigned(const network::Pool& pool, const State<W>& state) {
    Lanes<W> sum(0.0), need(0.0);
    for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
         ++node) {
        sum += numerics::maximum(state.trial_need[node] - state.trial.met[node], Lanes<W>(0.0));
        need += state.trial_need[node];
    }
    return sum > need * rounding<W> ? sum : Lanes<W>(0.0);
}

/// Pressure: of a final item U/ΣK (months of book), of an input U/Σneed (the share that is short).
template <auto W>
Lanes<W> pressure_of(const network::Pool& pool, bool final, Lanes<W> lack, const State<W>& state) {
    const LaneArray<W>& whole = final ? state.decided_capacity : state.trial_need;
    Lanes<W> sum(0.0);
    for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
         ++node) {
        sum += whole[node];
    }
    const Lanes<W> ratio = sum > 0.0 ? lack / sum : Lanes<W>(std::numeric_limits<double>::infinity());
    return lack > 0.0 ? ratio : Lanes<W>(0.0);
}

/// Tries one line in the lanes of `mask`: where the pressure exceeds its trigger and its capacity lessens U, it is
/// decided this month and its capacity joins K.
template <auto W>
void try_line(const network::Network& network, const network::Pool& pool, int month, std::size_t at, Mask<W> mask,
              Lanes<W>& lack, State<W>& state) {
    const network::Line& line = network.lines[at];
    LineState<W>& lines = state.lines;
    const bool final = network.item_final[static_cast<std::size_t>(pool.item)];
    if (line.decision > month) return;
    const Lanes<W> start =
        numerics::maximum(month + value_of(state, line.build) + value_of(state, line.slip), Lanes<W>(month + 1.0));
    mask = mask & (lines.decided[at] > static_cast<double>(month)) & (lines.capacity[at] > 0.0) &
           (numerics::floor(start) <= static_cast<double>(line.until));
    if (!numerics::any(mask)) return;
    mask = mask & (pressure_of<W>(pool, final, lack, state) > value_of(state, line.trigger));
    if (!numerics::any(mask)) return;

    const auto node = static_cast<std::size_t>(line.node);
    const Lanes<W> before = state.decided_capacity[node];
    state.decided_capacity[node] = mask ? before + lines.capacity[at] : before;
    share_out<W>(network, pool.item, state.trial_need, state.decided_capacity, false, state.trial, state);
    const Lanes<W> lack_with = unassigned<W>(pool, state);
    // Sharing out again may move the last bits of U; that is no lessening.
    const Mask<W> decide = mask & (lack_with < lack * (1 - rounding<W>));
    if (!numerics::all(decide | ~mask)) {
        state.decided_capacity[node] = decide ? before + lines.capacity[at] : before;
        share_out<W>(network, pool.item, state.trial_need, state.decided_capacity, false, state.trial, state);
    }
    lack = unassigned<W>(pool, state);
    lines.decided[at] = decide ? Lanes<W>(month) : lines.decided[at];
    lines.start[at] = decide ? start : lines.start[at];
    if (numerics::any(decide)) lines.node_decided[node] = -1;  // next month K is added up in the order of its lines
    schedule_line<W>(line, at, lines);
}

/// Could any triggered line of an item without inputs or links be decided? Asked without writing who serves whom; a
/// little too often rather than too rarely, so that one lane's answer never hangs on what the other lanes do.
template <auto W>
bool may_open(const network::Network& network, int month, int item, const State<W>& state) {
    const network::Span pools = network.item_pools[static_cast<std::size_t>(item)];
    for (auto index = static_cast<std::size_t>(pools.first); index < static_cast<std::size_t>(pools.last); ++index) {
        if (network.pool_triggered[index].empty()) continue;
        const network::Pool& pool = network.pools[index];
        Lanes<W> need(0.0), capacity(0.0);
        for (auto node = static_cast<std::size_t>(pool.nodes.first); node < static_cast<std::size_t>(pool.nodes.last);
             ++node) {
            need += state.need[node];
            capacity += state.decided_capacity[node];
        }
        const Lanes<W> lack = need - served_inside<W>(network, pool, state.need, state.decided_capacity, state);
        for (const int at : network.pool_triggered[index]) {
            const network::Line& line = network.lines[static_cast<std::size_t>(at)];
            const Lanes<W> bound = value_of(state, line.trigger) * capacity * (1 - 1000 * rounding<W>);
            const Mask<W> open = (state.lines.decided[static_cast<std::size_t>(at)] > static_cast<double>(month)) &
                                 (lack > need * (rounding<W> / 10)) & (lack >= bound);
            if (line.decision <= month && numerics::any(open)) return true;
        }
    }
    return false;
}

template <auto W>
void open_lines_of_pool(const network::Network& network, int month, std::size_t index, State<W>& state) {
    const network::Pool& pool = network.pools[index];
    const std::vector<int>& candidates = network.pool_triggered[index];
    if (candidates.empty()) return;
    Lanes<W> lack = unassigned<W>(pool, state);
    const Mask<W> everywhere = Lanes<W>(0.0) == Lanes<W>(0.0);
    if (!numerics::any(lack > 0.0)) return;
    if (!network.pool_trigger_varies[index]) {
        for (const int line : candidates) {
            try_line<W>(network, pool, month, static_cast<std::size_t>(line), everywhere, lack, state);
        }
        return;
    }
    for (int lane = 0; lane < lane_count<W>; ++lane) {  // uncertain triggers: each replication has an order of its own
        std::vector<int> order = candidates;
        std::ranges::sort(order, {}, [&](int at) {
            const network::Line& line = network.lines[static_cast<std::size_t>(at)];
            return std::tuple(static_cast<double>(value_of(state, line.trigger)[lane]), line.name);
        });
        Mask<W> only = ~everywhere;
        only[lane] = -1;
        for (const int line : order) {
            try_line<W>(network, pool, month, static_cast<std::size_t>(line), only, lack, state);
        }
    }
}

}  // namespace detail

/// The end of a month after as_of, of an item whose eaters are done: step 5 again with K in place of S, and the lines that
/// its lack calls for are decided.
template <auto W>
void open_lines(const network::Network& network, int month, int item, State<W>& state) {
    const auto at = static_cast<std::size_t>(item);
    if (month <= network.as_of || !network.item_watched[at]) return;
    detail::decided_capacity<W>(network, month, item, state);
    const network::Span nodes = network.item_nodes[at];
    const bool alone = network.item_final[at] && network.item_inputs[at].empty() &&
                       network.item_links_inside[at].empty() && network.item_links_across[at].empty();
    if (alone && !detail::may_open<W>(network, month, item, state)) return;
    if (network.item_final[at]) {
        for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
            state.trial_need[node] = state.need[node];
        }
    } else {
        pull_inputs<W>(network, item, state.trial.target, state.trial_need, state);
    }
    share_out<W>(network, item, state.trial_need, state.decided_capacity, false, state.trial, state);
    const network::Span pools = network.item_pools[at];
    for (int pool = pools.first; pool < pools.last; ++pool) {
        detail::open_lines_of_pool<W>(network, month, static_cast<std::size_t>(pool), state);
    }
}

}  // namespace sinews::simulate
