#pragma once
// Levers: from a month on another network holds, and what has happened stays. docs/model.md, "Levers".
// Everything that a step reads from network and parameters changes by itself; here stands what was settled before.

#include <utility>

#include "network/network.hpp"
#include "numerics/elementary.hpp"
#include "simulate/economy.hpp"
#include "simulate/line_capacity.hpp"
#include "simulate/orders.hpp"
#include "simulate/parameters.hpp"

namespace sinews::simulate {

namespace detail {

/// The two networks on both sides of a month, and the parameters of the one before.
template <auto W>
struct Change {
    const network::Network& before;
    const network::Network& after;
    const Batch& batch;
    int month = 0;
    const LaneArray<W>& old_parameters;

    [[nodiscard]] Lanes<W> old_value(network::Parameter parameter, double otherwise) const {
        return parameter == network::absent ? Lanes<W>(otherwise) : old_parameters[static_cast<std::size_t>(parameter)];
    }
};

/// Does a line come, by its chance? In a point run every line does, with a part of its capacity.
template <auto W>
Mask<W> tossed(const Change<W>& change, const network::Line& line, Lanes<W> chance) {
    if (change.batch.mode == Mode::point || change.after.parameters.is_constant(line.chance, 1)) {
        return Lanes<W>(0.0) == Lanes<W>(0.0);
    }
    return rounded<W>(numerics::uniform<lane_count<W>>(change.batch.seed, line.chance_stream,
                                                       change.batch.first_replication, 0)) < chance;
}

/// When a line that does not run yet starts: not before this month.
template <auto W>
Lanes<W> changed_start(const Change<W>& change, std::size_t at, const State<W>& state) {
    const network::Line& line = change.after.lines[at];
    const LineState<W>& lines = state.lines;
    const Lanes<W> build = value_of(state, line.build), slip = value_of(state, line.slip);
    Lanes<W> start;
    if (line.triggered) {
        const Lanes<W> decided = lines.decided[at];
        start = decided < static_cast<double>(network::never) ? numerics::maximum(decided + build + slip, decided + 1.0)
                                                              : Lanes<W>(static_cast<double>(network::never));
    } else {
        start = numerics::maximum(static_cast<double>(line.decision) + build + slip, Lanes<W>(line.earliest_start));
    }
    return lines.capacity[at] > 0.0 ? numerics::maximum(start, Lanes<W>(change.month)) : start;
}

/// A line that was not noisy until now: the noise that it would have had, so that it is in its stationary spread.
template <auto W>
void catch_up_noise(const Change<W>& change, std::size_t at, LineState<W>& lines, LineMemory<W>& memory) {
    const NoiseProcess process(change.after);
    for (int month = std::max(0, lines.first_month[at]); month < change.month; ++month) {
        static_cast<void>(noisy_availability<W>(change.after, change.batch, process, month, at, lines, memory));
    }
}

/// All of a line's state that its C comes from, as it is at one time.
template <auto W>
struct LineAt {
    Lanes<W> capacity, start, ramp, shape, availability;
    std::uint8_t noisy;
    LineAt(const LineState<W>& lines, std::size_t at)
        : capacity(lines.capacity[at]),
          start(lines.start[at]),
          ramp(lines.ramp[at]),
          shape(lines.shape[at]),
          availability(lines.availability[at]),
          noisy(lines.noisy[at]) {}
    friend bool operator==(const LineAt& a, const LineAt& b) {
        const Mask<W> differ = (a.capacity != b.capacity) | (a.start != b.start) | (a.ramp != b.ramp) |
                               (a.shape != b.shape) | (a.availability != b.availability);
        return a.noisy == b.noisy && !numerics::any(differ);
    }
};

/// Does a line whose state the change left as it was go on as it would have without the change, to the last bit? The noise
/// of availability does: no lever changes its process.
template <auto W>
bool goes_on(const Change<W>& change, std::size_t at, const LineState<W>& lines) {
    const network::Line &before = change.before.lines[at], &after = change.after.lines[at];
    const bool same_shape = before.general_shape == after.general_shape;
    if (!same_shape || before.until != after.until || before.always != after.always) return false;
    if (!after.triggered) return true;
    // Demand may yet decide it in another month than without the change.
    return !numerics::any((lines.capacity[at] > 0.0) & (lines.start[at] >= static_cast<double>(change.month)));
}

/// A line that runs keeps its start and its ramp and cannot be undone; its capacity and availability are the new ones.
/// One that does not run yet is the new network's line, but starts in this month at the earliest.
template <auto W>
void change_line(const Change<W>& change, std::size_t at, State<W>& state, LineMemory<W>& memory) {
    const network::Line& line = change.after.lines[at];
    LineState<W>& lines = state.lines;
    const LineAt<W> was(lines, at);
    const Mask<W> runs = (lines.capacity[at] > 0.0) & (lines.start[at] < static_cast<double>(change.month));
    const Lanes<W> chance = value_of(state, line.chance, 1);
    Lanes<W> capacity = value_of(state, line.capacity) / line.months_per_capacity;
    if (change.batch.mode == Mode::point) {
        capacity *= runs ? change.old_value(change.before.lines[at].chance, 1) : chance;
    }
    lines.capacity[at] = (runs | tossed<W>(change, line, chance)) ? capacity : Lanes<W>(0.0);
    lines.ramp[at] = runs ? lines.ramp[at] : value_of(state, line.ramp);
    lines.shape[at] = runs ? lines.shape[at] : value_of(state, line.shape, 1);
    if (!line.always) lines.start[at] = runs ? lines.start[at] : changed_start<W>(change, at, state);
    schedule_line<W>(line, at, lines);
    set_availability<W>(change.after, change.batch, at, state);
    if (lines.noisy[at] != 0 && was.noisy == 0) catch_up_noise<W>(change, at, lines, memory);
    if (!(was == LineAt<W>(lines, at)) || !goes_on<W>(change, at, lines)) lines.as_first[at] = 0;
}

/// log2(1 - learning_rate), 0 where nothing is learnt.
template <auto W>
Lanes<W> learning_exponent(const network::Network& network, std::size_t item, const State<W>& state) {
    const network::Parameter learning = network.item_learning_rate[item];
    const bool learns = learning != network::absent && !network.parameters.is_constant(learning, 0);
    return learns ? state.learning_exponent[item] : Lanes<W>(0.0);
}

/// Growth and learning change what prices do from now on, not what they have done: the price goes on from where it is.
template <auto W>
void change_prices(const Change<W>& change, State<W>& state) {
    const LaneArray<W> old_exponents = [&] {
        LaneArray<W> list;
        for (std::size_t item = 0; item < change.before.items.size(); ++item) {
            list.push_back(learning_exponent<W>(change.before, item, state));
        }
        return list;
    }();
    set_learning<W>(change.after, state);
    const Lanes<W> one(1.0), zero(0.0);
    for (std::size_t at = 0; at < change.after.markets.size(); ++at) {
        const auto item = static_cast<std::size_t>(change.after.markets[at].item);
        const Lanes<W> was = numerics::maximum(1.0 + change.old_value(change.before.item_price_growth[item], 0), zero);
        const Lanes<W> is = numerics::maximum(1.0 + value_of(state, change.after.item_price_growth[item]), zero);
        const Lanes<W> grown = power<W>(was / is, Lanes<W>(change.month / 12.0));
        state.price_factor[at] *= ((was != is) & (is > 0.0)) ? grown : one;
        const Lanes<W> less = old_exponents[item] - learning_exponent<W>(change.after, item, state);
        if (!numerics::any(less != 0.0)) continue;
        const Lanes<W> experience = value_of(state, change.after.item_experience[item]);
        const Lanes<W> learnt = small_power<W>((experience + state.made_so_far[at]) / experience, less);
        state.price_factor[at] *= less != 0.0 ? learnt : one;
    }
}

}  // namespace detail

/// Goes over from the network of the months before `month` to the one that holds from it on.
template <auto W>
void change_network(const network::Network& before, const network::Network& after, const Batch& batch, int month,
                    State<W>& state, LineMemory<W>& memory) {
    const LaneArray<W>* old_parameters = std::exchange(state.parameters_lent, nullptr);
    if (old_parameters == nullptr) {
        std::swap(state.parameters, state.parameters_before);
        old_parameters = &state.parameters_before;
    }
    const detail::Change<W> change{before, after, batch, month, *old_parameters};
    draw_parameters<W>(after, batch, state, old_parameters);
    detail::change_prices<W>(change, state);
    for (std::size_t at = 0; at < after.lines.size(); ++at) detail::change_line<W>(change, at, state, memory);
    if (!after.as_before.money) {  // a year's money is settled when the year begins
        set_money<W>(after, batch, after.year_of(month) + (after.is_january(month) ? 0 : 1), state);
    }
    set_programme_values<W>(after, state);
    state.orders.until = -1;
    plan_anew(state.lines);
}

}  // namespace sinews::simulate
