#pragma once
// Lines: start, installation, ramp-up, availability. docs/model.md, "Capacity".

#include <algorithm>
#include <cmath>
#include <span>

#include "network/network.hpp"
#include "numerics/elementary.hpp"
#include "simulate/line_memory.hpp"
#include "simulate/parameters.hpp"

namespace sinews::simulate {

namespace detail {

inline constexpr double logarithm_of_20 = 2.9957322735539909934;
/// 20^(-y) is below half of what the precision can take off 1, 2^-54 or 2^-25, from this y on: R is 1 to the last bit.
template <auto W>
inline constexpr double ramp_end = is_single<W> ? 5.8 : 12.5;

template <auto W>
int lowest(Lanes<W> lanes) {
    const auto low = static_cast<double>(numerics::least_of_lanes(lanes));
    return static_cast<int>(numerics::floor(std::clamp(low, -1e8, 1e8)));
}

template <auto W>
int highest(Lanes<W> lanes) {
    return -lowest<W>(-lanes);
}

/// Notes when a line, once its start is known, begins to run and from when on its N and N·R no longer change, over all lanes.
template <auto W>
void schedule_line(const network::Line& line, std::size_t at, LineState<W>& lines) {
    const int first_month = line.always ? -network::never : lowest<W>(lines.start[at]);
    if (first_month != lines.first_month[at]) {
        int& until = lines.node_until[static_cast<std::size_t>(line.node)];
        until = std::min(until, first_month);
    }
    lines.first_month[at] = first_month;
    lines.begins[at] =
        __builtin_convertvector(numerics::maximum(numerics::floor(lines.start[at]), Lanes<W>(0.0)), FloatLanes<W>);
    if (line.always) {
        lines.full_month[at] = lines.even_month[at] = -network::never;
        return;
    }
    lines.full_month[at] = highest<W>(lines.start[at]);
    const Lanes<W> shape = numerics::maximum(lines.shape[at], Lanes<W>(1e-3));
    const Lanes<W> over = lines.start[at] + lines.ramp[at] * power<W>(Lanes<W>(ramp_end<W>), 1.0 / shape);
    lines.even_month[at] = highest<W>(over) + 1;
}

/// x^k for x >= 0. Shapes that tables like to use have cheaper forms than the logarithm.
template <auto W>
Lanes<W> shaped(const network::ParameterTable& table, const network::Line& line, Lanes<W> x, Lanes<W> shape) {
    if (!line.general_shape) {
        if (table.is_constant(line.shape, 1)) return x;
        if (table.is_constant(line.shape, 1.5)) return x * numerics::square_root(x);
        if (table.is_constant(line.shape, 2)) return x * x;
    }
    const Lanes<W> general = numerics::exponential(shape * logarithm<W>(x));
    const Lanes<W> at_zero = shape > 0.0 ? Lanes<W>(0.0) : Lanes<W>(1.0);
    return x > 0.0 ? general : at_zero;
}

/// R(x) = 1 - 20^(-x^k), x counted in ramp_months; 0 ramp months mean 1.
template <auto W>
Lanes<W> ramp_up(const network::ParameterTable& table, const network::Line& line, Lanes<W> elapsed, Lanes<W> ramp,
                 Lanes<W> shape) {
    const Lanes<W> x = numerics::maximum(elapsed, Lanes<W>(0.0)) / ramp;
    const Lanes<W> y = shaped<W>(table, line, x, shape);
    const Lanes<W> r = 1.0 - numerics::exponential(-logarithm_of_20 * y);
    return ramp > 0.0 ? r : Lanes<W>(1.0);
}

/// The median of a line's availability, and whether it varies.
template <auto W>
void set_availability(const network::Network& network, const Batch& batch, std::size_t at, State<W>& state) {
    const network::Line& line = network.lines[at];
    LineState<W>& lines = state.lines;
    lines.availability[at] = value_of(state, line.availability, 1);
    lines.noisy[at] = batch.mode == Mode::monte_carlo && network.availability_sd > 0 &&
                      !network.parameters.is_constant(line.availability, 1);
    if (lines.noisy[at]) {
        const Lanes<W> a = lines.availability[at];
        lines.logit[at] = __builtin_convertvector(numerics::logarithm(in_double<W>(a / (1.0 - a))), FloatLanes<W>);
    }
}

template <auto W>
void prepare_line(const network::Network& network, const Batch& batch, std::size_t at, State<W>& state) {
    const network::Line& line = network.lines[at];
    LineState<W>& lines = state.lines;
    const Lanes<W> chance = value_of(state, line.chance, 1);
    Lanes<W> capacity = value_of(state, line.capacity) / line.months_per_capacity;
    if (batch.mode == Mode::point) {
        capacity *= chance;
    } else if (!network.parameters.is_constant(line.chance, 1)) {
        const Lanes<W> u =
            rounded<W>(numerics::uniform<lane_count<W>>(batch.seed, line.chance_stream, batch.first_replication, 0));
        capacity = u < chance ? capacity : Lanes<W>(0.0);
    }
    lines.capacity[at] = capacity;
    lines.decided[at] = Lanes<W>(network::never);
    lines.ramp[at] = value_of(state, line.ramp);
    lines.shape[at] = value_of(state, line.shape, 1);
    if (line.always) {
        lines.start[at] = Lanes<W>(-network::never);
    } else if (line.triggered) {
        lines.start[at] = Lanes<W>(network::never);
    } else {
        const Lanes<W> start =
            static_cast<double>(line.decision) + value_of(state, line.build) + value_of(state, line.slip);
        lines.start[at] = numerics::maximum(start, Lanes<W>(line.earliest_start));
    }
    set_availability<W>(network, batch, at, state);
    lines.as_first[at] = 0;
    lines.noise[at] = FloatLanes<W>(0.0F);
    schedule_line(line, at, lines);
}

}  // namespace detail

/// Other lines, or lines of another network: what is kept of them from month to month holds no longer.
template <auto W>
void plan_anew(LineState<W>& lines) {
    for (auto* list : {&lines.node_until, &lines.node_decided}) std::fill(list->begin(), list->end(), -1);
}

/// Draws whether, when and how large every line comes.
template <auto W>
void prepare_lines(const network::Network& network, const Batch& batch, State<W>& state) {
    for (std::size_t at = 0; at < network.lines.size(); ++at) detail::prepare_line(network, batch, at, state);
    plan_anew(state.lines);
}

namespace detail {

/// Which lines of a node run this month; holds until another of them begins or ends.
template <auto W>
void schedule_node(const network::Network& network, int month, std::size_t node, LineState<W>& lines) {
    const network::Span span = network.node_lines[node];
    int until = network::never, settled = month;
    const auto no_later_than = [&](int other) { until = other > month ? std::min(until, other) : until; };
    int last = span.first;
    for (int line = span.first; line < span.last; ++line) {
        const auto at = static_cast<std::size_t>(line);
        no_later_than(lines.first_month[at]);
        if (month < lines.first_month[at] || month > network.lines[at].until) {
            lines.ramped[at] = Lanes<W>(0.0);
            continue;
        }
        no_later_than(network.lines[at].until + 1);
        settled = std::max(settled, lines.full_month[at]);
        lines.running[static_cast<std::size_t>(last++)] = line;
    }
    lines.node_running[node] = {span.first, last};
    lines.node_until[node] = until;
    lines.node_settled[node] = settled;
}

/// N = capacity · min(1, max(0, t + 1 - s)) of a line.
template <auto W>
Lanes<W> installed_of(int month, std::size_t at, const LineState<W>& lines) {
    const Lanes<W> capacity = lines.capacity[at], zero(0.0), one(1.0);
    if (month >= lines.full_month[at]) return capacity;
    return capacity * numerics::minimum(numerics::maximum(month + 1.0 - lines.start[at], zero), one);
}

/// N·R of a line, of which N is installed.
template <auto W>
Lanes<W> grown_of(const network::Network& network, int month, std::size_t at, Lanes<W> installed,
                  const LineState<W>& lines) {
    if (month >= lines.even_month[at]) return installed;
    // The middle of the part of the month in which the line runs, counted from its start.
    const Lanes<W> from = numerics::maximum(Lanes<W>(month) - lines.start[at], Lanes<W>(0.0));
    const Lanes<W> to = month + 1.0 - lines.start[at];
    return installed *
           ramp_up<W>(network.parameters, network.lines[at], (from + to) * 0.5, lines.ramp[at], lines.shape[at]);
}

/// The AR(1) process of availability in the logit, in months: its spread and what it keeps from month to month.
struct NoiseProcess {
    float spread, persistence, renewal;
    explicit NoiseProcess(const network::Network& network)
        : spread(static_cast<float>(network.availability_sd)),
          persistence(static_cast<float>(network.availability_persistence)),
          renewal(spread * static_cast<float>(numerics::square_root(1 - network.availability_persistence *
                                                                            network.availability_persistence))) {}
};

/// The month's availability of a noisy line: logistic(logit(median) + z). A line's noise begins, in its stationary
/// spread, with the month in which it starts.
template <auto W>
Lanes<W> noisy_availability(const network::Network& network, const Batch& batch, const NoiseProcess& process, int month,
                            std::size_t at, LineState<W>& lines, LineMemory<W>& memory) {
    const FloatLanes<W> innovation = memory.innovation(network, batch, month, at);
    const FloatLanes<W> carried = lines.noise[at] * process.persistence + innovation * process.renewal;
    FloatLanes<W> noise = carried;
    if (month <= std::max(lines.full_month[at], 0)) {
        noise = static_cast<float>(month) <= lines.begins[at] ? innovation * process.spread : carried;
    }
    lines.noise[at] = noise;
    return __builtin_convertvector(numerics::logistic(lines.logit[at] + noise), Lanes<W>);
}

/// The month's availability of a line that runs.
template <auto W>
Lanes<W> availability(const network::Network& network, const Batch& batch, const NoiseProcess& process, int month,
                      std::size_t at, LineState<W>& lines, LineMemory<W>& memory) {
    if (lines.noisy[at] == 0) return lines.availability[at];
    return noisy_availability<W>(network, batch, process, month, at, lines, memory);
}

/// C = N · R · A of a line that runs, of which N is installed.
template <auto W>
Lanes<W> ramped_of(const network::Network& network, const Batch& batch, const NoiseProcess& process, int month,
                   std::size_t at, Lanes<W> installed, LineState<W>& lines, LineMemory<W>& memory) {
    if (lines.as_first[at] != 0) return memory.ramped(month, at);
    const Lanes<W> available = availability<W>(network, batch, process, month, at, lines, memory);
    const Lanes<W> ramped = grown_of<W>(network, month, at, installed, lines) * available;
    if (memory.of_first()) memory.ramped(month, at) = ramped;
    if (lines.recorded) {
        lines.available[at] = available;
        lines.ramped[at] = ramped;
    }
    return ramped;
}

}  // namespace detail

/// N and C = N · R · A by node of this item, and how many lines run; where nothing is eaten C is S too. Where there are no
/// lines, 0 stands from the beginning.
template <auto W>
void line_capacity(const network::Network& network, const Batch& batch, int month, int item, State<W>& state,
                   LineMemory<W>& memory) {
    LineState<W>& lines = state.lines;
    const Lanes<W> zero(0.0), one(1.0);
    const detail::NoiseProcess process(network);
    const network::Span nodes = network.item_nodes[static_cast<std::size_t>(item)];
    const bool eats = !network.item_inputs[static_cast<std::size_t>(item)].empty();
    const auto set_ramped = [&](std::size_t node, const Lanes<W>& ramped) {
        state.ramped[node] = ramped;
        if (!eats) state.attainable[node] = ramped;
    };
    for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
        if (network.node_makes[node] == 0) continue;
        if (month >= lines.node_until[node]) detail::schedule_node<W>(network, month, node, lines);
        const network::Span span = lines.node_running[node];
        const std::span running(lines.running.data() + span.first, static_cast<std::size_t>(span.size()));
        Lanes<W> ramped = zero;
        if (month > lines.node_settled[node]) {
            for (const int line : running) {
                const auto at = static_cast<std::size_t>(line);
                ramped += detail::ramped_of<W>(network, batch, process, month, at, lines.capacity[at], lines, memory);
            }
            set_ramped(node, ramped);
            continue;
        }
        Lanes<W> installed = zero, count = zero;
        for (const int line : running) {
            const auto at = static_cast<std::size_t>(line);
            const Lanes<W> n = detail::installed_of<W>(month, at, lines);
            installed += n;
            ramped += detail::ramped_of<W>(network, batch, process, month, at, n, lines, memory);
            count += n > 0.0 ? one : zero;
        }
        state.installed[node] = installed;
        set_ramped(node, ramped);
        state.running[node] = count;
    }
}

}  // namespace sinews::simulate
