#pragma once
// Draws every uncertain parameter of W replications. docs/model.md, "Draws".

#include "network/network.hpp"
#include "numerics/elementary.hpp"
#include "numerics/normal.hpp"
#include "numerics/stream.hpp"
#include "simulate/state.hpp"

namespace sinews::simulate {

namespace detail {

/// Quantile of a draw whose arguments are themselves uncertain, lane by lane in closed form or by the exact quantile.
template <auto W>
DoubleLanes<W> draw_with_arguments(scenario::Operation operation, DoubleLanes<W> u, DoubleLanes<W> a, DoubleLanes<W> b,
                                   DoubleLanes<W> c) {
    using numerics::Distribution;
    using Kind = Distribution::Kind;
    DoubleLanes<W> result;
    for (int lane = 0; lane < lane_count<W>; ++lane) {
        const auto quantile = [&](const Distribution& distribution) {
            // Arguments that the draws themselves made invalid (a low end above the high end) leave the low end.
            return numerics::valid(distribution) ? a[lane] : numerics::quantile(distribution, u[lane]);
        };
        switch (operation) {
            case scenario::Operation::interval:
                result[lane] = a[lane] <= b[lane] ? quantile(numerics::interval_90(a[lane], b[lane])) : a[lane];
                break;
            case scenario::Operation::uniform: result[lane] = quantile({Kind::uniform, a[lane], b[lane], 0}); break;
            case scenario::Operation::triangular:
                result[lane] = quantile({Kind::triangular, a[lane], b[lane], c[lane]});
                break;
            case scenario::Operation::pert: result[lane] = quantile({Kind::pert, a[lane], b[lane], c[lane]}); break;
            case scenario::Operation::normal: result[lane] = quantile({Kind::normal, a[lane], b[lane], 0}); break;
            case scenario::Operation::lognormal: result[lane] = quantile({Kind::lognormal, a[lane], b[lane], 0}); break;
            default: result[lane] = quantile({Kind::beta, a[lane], b[lane], 0}); break;
        }
    }
    return result;
}

/// The uniforms of a draw: those that are given, otherwise those of its stream.
template <auto W>
DoubleLanes<W> uniforms_of(int row, const network::Instruction& step, const Batch& batch) {
    if (row == GivenDraws::drawn) {
        return numerics::uniform<lane_count<W>>(batch.seed, step.stream, batch.first_replication, 0);
    }
    DoubleLanes<W> u;
    for (int lane = 0; lane < lane_count<W>; ++lane) {
        u[lane] = batch.given->at(row, batch.first_replication + static_cast<std::uint64_t>(lane));
    }
    return u;
}

template <auto W>
DoubleLanes<W> execute(std::size_t instruction, int row, const network::ParameterTable& table, const Batch& batch,
                       State<W>& state) {
    const network::Instruction& step = table.instructions[instruction];
    using scenario::Operation;
    const auto argument = [&](int at) {
        return at < 0 ? DoubleLanes<W>(0.0) : state.registers[static_cast<std::size_t>(at)];
    };
    const DoubleLanes<W> a = argument(step.first);
    const DoubleLanes<W> b = argument(step.second);
    switch (step.operation) {
        case Operation::number: return DoubleLanes<W>(step.number);
        case Operation::variable: return in_double<W>(state.parameters[static_cast<std::size_t>(step.variable)]);
        case Operation::negate: return -a;
        case Operation::add: return a + b;
        case Operation::subtract: return a - b;
        case Operation::multiply: return a * b;
        case Operation::divide: return a / b;
        case Operation::minimum: return numerics::minimum(a, b);
        case Operation::maximum: return numerics::maximum(a, b);
        default: break;
    }
    const DoubleLanes<W> u = uniforms_of<W>(row, step, batch);
    if (step.sampler >= 0) return table.samplers[static_cast<std::size_t>(step.sampler)].at(u);
    return draw_with_arguments<W>(step.operation, u, a, b, argument(step.third));
}

}  // namespace detail

/// Fills state.parameters: constants and point values first, then (Monte Carlo) every uncertain one in dependency order. With
/// `before`, the parameters of the stage of levers before, those that are the same there are taken over.
template <auto W>
void draw_parameters(const network::Network& network, const Batch& batch, State<W>& state,
                     const LaneArray<W>* before = nullptr) {
    const network::ParameterTable& table = network.parameters;
    for (std::size_t at = 0; at < table.point.size(); ++at) state.parameters[at] = Lanes<W>(table.point[at]);
    if (batch.mode == Mode::point) return;
    const std::vector<int>* const rows = batch.given == nullptr ? nullptr : &state.given_rows.of(*batch.given, table);
    for (std::size_t at = 0; at < table.drawn.size(); ++at) {
        Lanes<W>& parameter = state.parameters[static_cast<std::size_t>(table.drawn[at])];
        if (before != nullptr && network.as_before.drawn[at] != network::absent) {
            parameter = (*before)[static_cast<std::size_t>(network.as_before.drawn[at])];
            continue;
        }
        const network::Program& program = table.program[at];
        for (int step = 0; step < program.instruction_count; ++step) {
            const auto instruction = static_cast<std::size_t>(program.first_instruction + step);
            const int row = rows == nullptr ? GivenDraws::drawn : (*rows)[instruction];
            state.registers[static_cast<std::size_t>(step)] = detail::execute<W>(instruction, row, table, batch, state);
        }
        DoubleLanes<W> value = state.registers[static_cast<std::size_t>(program.instruction_count - 1)];
        if (program.range != network::Range::any) value = numerics::maximum(value, 0.0);
        if (program.range == network::Range::unit) value = numerics::minimum(value, 1.0);
        parameter = rounded<W>(value);
    }
}

/// The value of a parameter in every lane; `otherwise` for an empty cell.
template <auto W>
Lanes<W> value_of(const State<W>& state, network::Parameter parameter, double otherwise = 0) {
    return parameter == network::absent ? Lanes<W>(otherwise) : state.parameters[static_cast<std::size_t>(parameter)];
}

}  // namespace sinews::simulate
