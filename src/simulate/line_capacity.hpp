#pragma once
// Lines: start, installation, ramp-up, availability. docs/model.md, "Capacity".

#include <algorithm>
#include <cmath>

#include "network/network.hpp"
#include "numerics/elementary.hpp"
#include "simulate/parameters.hpp"

namespace sinews::simulate {

namespace detail {

inline constexpr double logarithm_of_20 = 2.9957322735539909934;
/// 20^(-y) is below half an ulp of 1 from y = 12.5 on: R is 1 to the last bit.
inline constexpr double ramp_end = 12.5;

template <int W>
int lowest(Lanes<W> lanes) {
    double low = lanes[0];
    for (int lane = 1; lane < W; ++lane) low = std::min(low, static_cast<double>(lanes[lane]));
    return static_cast<int>(numerics::floor(std::clamp(low, -1e8, 1e8)));
}

template <int W>
int highest(Lanes<W> lanes) {
    return -lowest<W>(-lanes);
}

/// Bounds over the lanes, from which on a month needs less work.
template <int W>
void bound_line(const network::Line& line, std::size_t at, LineState<W>& lines) {
    lines.first_month[at] = line.always ? -network::never : lowest<W>(lines.start[at]);
    lines.full_month[at] = line.always ? -network::never : highest<W>(lines.start[at]);
    if (line.always) {
        lines.even_month[at] = -network::never;
        return;
    }
    const Lanes<W> shape = numerics::maximum(lines.shape[at], Lanes<W>(1e-3));
    const Lanes<W> over = lines.start[at] + lines.ramp[at] * numerics::power(Lanes<W>(ramp_end), 1.0 / shape);
    lines.even_month[at] = highest<W>(over) + 1;
}

/// x^k for x >= 0. Shapes that tables like to use have cheaper forms than the logarithm.
template <int W>
Lanes<W> shaped(const network::ParameterTable& table, const network::Line& line, Lanes<W> x, Lanes<W> shape) {
    if (table.is_constant(line.shape, 1)) return x;
    if (table.is_constant(line.shape, 1.5)) return x * numerics::square_root(x);
    if (table.is_constant(line.shape, 2)) return x * x;
    const Lanes<W> general = numerics::exponential(shape * numerics::logarithm(x));
    const Lanes<W> at_zero = shape > 0.0 ? Lanes<W>(0.0) : Lanes<W>(1.0);
    return x > 0.0 ? general : at_zero;
}

/// R(x) = 1 - 20^(-x^k), x counted in ramp_months; 0 ramp months mean 1.
template <int W>
Lanes<W> ramp_up(const network::ParameterTable& table, const network::Line& line, Lanes<W> elapsed, Lanes<W> ramp,
                 Lanes<W> shape) {
    const Lanes<W> x = numerics::maximum(elapsed, Lanes<W>(0.0)) / ramp;
    const Lanes<W> y = shaped<W>(table, line, x, shape);
    const Lanes<W> r = 1.0 - numerics::exponential(-logarithm_of_20 * y);
    return ramp > 0.0 ? r : Lanes<W>(1.0);
}

/// The month's availability of a noisy line: logistic(logit(median) + z), z AR(1) in months. A line's noise begins, in
/// its stationary spread, with the month in which it starts.
template <int W>
Lanes<W> noisy_availability(const network::Network& network, const network::Line& line, const Batch& batch, int month,
                            std::size_t at, LineState<W>& lines) {
    const int block = month / 4;
    if (lines.innovation_block[at] != block) {
        const auto normals = numerics::standard_normals<W>(batch.seed, line.availability_stream,
                                                           batch.first_replication, static_cast<std::uint32_t>(block));
        for (std::size_t of_four = 0; of_four < 4; ++of_four) lines.innovations[at * 4 + of_four] = normals[of_four];
        lines.innovation_block[at] = block;
    }
    const FloatLanes<W> innovation = lines.innovations[at * 4 + static_cast<std::size_t>(month % 4)];
    const auto spread = static_cast<float>(network.availability_sd);
    const auto persistence = static_cast<float>(network.availability_persistence);
    const float renewal = spread * static_cast<float>(numerics::square_root(1 - network.availability_persistence *
                                                                                    network.availability_persistence));
    const FloatLanes<W> fresh = innovation * spread;
    const FloatLanes<W> carried = lines.noise[at] * persistence + innovation * renewal;
    const bool first_of_all = month == 0 || month <= lines.first_month[at];
    if (first_of_all) {
        lines.noise[at] = fresh;
    } else if (month > lines.full_month[at]) {
        lines.noise[at] = carried;
    } else {
        const FloatLanes<W> begins = __builtin_convertvector(numerics::floor(lines.start[at]), FloatLanes<W>);
        lines.noise[at] = static_cast<float>(month) <= begins ? fresh : carried;
    }
    return __builtin_convertvector(numerics::logistic(lines.logit[at] + lines.noise[at]), Lanes<W>);
}

template <int W>
void prepare_line(const network::Network& network, const Batch& batch, std::size_t at, State<W>& state) {
    const network::Line& line = network.lines[at];
    LineState<W>& lines = state.lines;
    const Lanes<W> chance = value_of(state, line.chance, 1);
    Lanes<W> capacity = value_of(state, line.capacity) / line.months_per_capacity;
    if (batch.mode == Mode::point) {
        capacity *= chance;
    } else if (!network.parameters.is_constant(line.chance, 1)) {
        const Lanes<W> u = numerics::uniform<W>(batch.seed, line.chance_stream, batch.first_replication, 0);
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
    lines.availability[at] = value_of(state, line.availability, 1);
    lines.noisy[at] = batch.mode == Mode::monte_carlo && network.availability_sd > 0 &&
                      !network.parameters.is_constant(line.availability, 1);
    if (lines.noisy[at]) {
        const Lanes<W> a = lines.availability[at];
        lines.logit[at] = __builtin_convertvector(numerics::logarithm(a / (1.0 - a)), FloatLanes<W>);
    }
    lines.innovation_block[at] = -1;
    lines.noise[at] = FloatLanes<W>(0.0F);
    bound_line(line, at, lines);
}

}  // namespace detail

/// Draws whether, when and how large every line comes.
template <int W>
void prepare_lines(const network::Network& network, const Batch& batch, State<W>& state) {
    for (std::size_t at = 0; at < network.lines.size(); ++at) detail::prepare_line(network, batch, at, state);
}

/// N = capacity · min(1, max(0, t + 1 - s)) and C = N · R · A by node, and how many lines run.
template <int W>
void line_capacity(const network::Network& network, const Batch& batch, int month, State<W>& state) {
    LineState<W>& lines = state.lines;
    const Lanes<W> zero(0.0), one(1.0);
    for (std::size_t node = 0; node < network.node_lines.size(); ++node) {
        Lanes<W> installed = zero, ramped = zero, running = zero;
        const network::Span span = network.node_lines[node];
        for (auto at = static_cast<std::size_t>(span.first); at < static_cast<std::size_t>(span.last); ++at) {
            const network::Line& line = network.lines[at];
            if (month < lines.first_month[at] || month > line.until) {
                lines.ramped[at] = zero;
                continue;
            }
            Lanes<W> n = lines.capacity[at];
            if (month < lines.full_month[at]) {
                n *= numerics::minimum(numerics::maximum(month + 1.0 - lines.start[at], zero), one);
            }
            Lanes<W> c = n;
            if (month < lines.even_month[at]) {
                // The middle of the part of the month in which the line runs, counted from its start.
                const Lanes<W> from = numerics::maximum(Lanes<W>(month) - lines.start[at], zero);
                const Lanes<W> to = month + 1.0 - lines.start[at];
                c *= detail::ramp_up<W>(network.parameters, line, (from + to) * 0.5, lines.ramp[at], lines.shape[at]);
            }
            const Lanes<W> available = lines.noisy[at]
                                           ? detail::noisy_availability<W>(network, line, batch, month, at, lines)
                                           : lines.availability[at];
            c *= available;
            lines.available[at] = available;
            lines.ramped[at] = c;
            installed += n;
            ramped += c;
            running += n > 0.0 ? one : zero;
        }
        state.installed[node] = installed;
        state.ramped[node] = ramped;
        state.running[node] = running;
    }
}

}  // namespace sinews::simulate
