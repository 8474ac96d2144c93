// Lines, and candidates that demand may open.

#include <algorithm>

#include "network/compiler.hpp"
#include "numerics/stream.hpp"

namespace sinews::network {

namespace {

LineKind kind_of(scenario::LineStatus status) {
    switch (status) {
        case scenario::LineStatus::operating: return LineKind::operating;
        case scenario::LineStatus::building: return LineKind::building;
        default: return LineKind::planned;
    }
}

/// `name` is "table/row": the line's cells and random numbers are named by it.
Line compile_line(Compiler& compiler, const scenario::LineRow& row, const std::string& name, LineKind kind) {
    ParameterBuilder& parameters = compiler.parameters;
    Line line;
    line.name = row.line;
    line.node = compiler.node(row.party, row.item);
    line.kind = kind;
    line.chance = parameters.add(row.chance, name + "/chance", Range::unit);
    line.capacity = parameters.add(row.capacity, name + "/capacity", Range::non_negative);
    line.months_per_capacity = scenario::months_in(row.per);
    line.triggered = row.trigger.given();
    line.trigger = parameters.add(row.trigger, name + "/trigger", Range::non_negative);
    line.always = kind == LineKind::operating && !row.decision;
    if (row.decision) line.decision = compiler.month(*row.decision);
    line.build = parameters.add(row.build_months, name + "/build_months", Range::non_negative);
    line.slip = parameters.add(row.slip_months, name + "/slip_months", Range::any);
    line.ramp = parameters.add(row.ramp_months, name + "/ramp_months", Range::non_negative);
    line.shape = parameters.add(row.ramp_shape, name + "/ramp_shape", Range::non_negative);
    line.availability = parameters.add(row.availability, name + "/availability", Range::unit);
    if (row.until) line.until = compiler.month(*row.until);
    if (kind != LineKind::operating) line.earliest_start = compiler.network.as_of + 1;
    line.chance_stream = numerics::stream_key(name + "/comes");
    line.availability_stream = numerics::stream_key(name + "/availability/month");
    return line;
}

/// Items with triggered lines, and every item that eats one of them, however far up: the trigger pass looks at these.
Flags watched_items(const Network& network) {
    Flags watched(network.items.size(), false);
    for (const int at : network.triggered_lines) {
        const Line& line = network.lines[static_cast<std::size_t>(at)];
        watched[static_cast<std::size_t>(network.node_item[static_cast<std::size_t>(line.node)])] = true;
    }
    Flags all = watched;
    for (int item = 0; item < network.item_count(); ++item) {
        for (const int input : network.chain[static_cast<std::size_t>(item)]) {
            if (watched[static_cast<std::size_t>(input)]) all[static_cast<std::size_t>(item)] = true;
        }
    }
    return all;
}

/// Triggered lines by pool, in the order of trigger, then name.
void order_triggered(Compiler& compiler) {
    Network& network = compiler.network;
    network.pool_triggered.resize(network.pools.size());
    network.pool_trigger_varies.assign(network.pools.size(), false);
    for (const int at : network.triggered_lines) {
        const Line& line = network.lines[static_cast<std::size_t>(at)];
        const auto pool = static_cast<std::size_t>(network.node_pool[static_cast<std::size_t>(line.node)]);
        network.pool_triggered[pool].push_back(at);
        if (compiler.parameters.uncertain(line.trigger)) network.pool_trigger_varies[pool] = true;
    }
    for (auto& list : network.pool_triggered) {
        std::ranges::sort(list, {}, [&](int at) {
            const Line& line = network.lines[static_cast<std::size_t>(at)];
            return std::pair(compiler.parameters.point(line.trigger), line.name);
        });
    }
}

}  // namespace

void compile_lines(Compiler& compiler) {
    Network& network = compiler.network;
    for (const auto& row : compiler.scenario.lines) {
        network.lines.push_back(compile_line(compiler, row, "lines/" + row.line, kind_of(row.status)));
    }
    for (const auto& candidate : compiler.scenario.candidates) {
        if (!candidate.line.trigger.given()) continue;  // built by a lever or a plan alone
        Line line = compile_line(compiler, candidate.line, "candidates/" + candidate.line.line, LineKind::candidate);
        if (candidate.earliest) line.decision = std::max(line.decision, compiler.month(*candidate.earliest));
        network.lines.push_back(std::move(line));
    }
    for (const auto& built : compiler.scenario.built) {
        // Its cells are those of the candidate, drawn once for all copies; whether it comes and how it runs is its own.
        const std::string name = "candidates/" + built.candidate;
        Line line = compile_line(compiler, built.line, name, LineKind::candidate);
        line.earliest_start = std::max(line.earliest_start, compiler.month(built.not_before));
        const std::string copy = built.copy == 1 ? name : name + "#" + std::to_string(built.copy);
        line.chance_stream = numerics::stream_key(copy + "/comes");
        line.availability_stream = numerics::stream_key(copy + "/availability/month");
        network.lines.push_back(std::move(line));
    }
    std::ranges::sort(network.lines, [](const Line& a, const Line& b) {
        return a.node != b.node ? a.node < b.node : a.name < b.name;
    });
    network.node_lines.assign(static_cast<std::size_t>(network.node_count()), {});
    for (int at = 0; at < static_cast<int>(network.lines.size()); ++at) {
        const Line& line = network.lines[static_cast<std::size_t>(at)];
        Span& span = network.node_lines[static_cast<std::size_t>(line.node)];
        if (span.empty()) span.first = at;
        span.last = at + 1;
        if (line.triggered) network.triggered_lines.push_back(at);
    }
    network.item_watched = watched_items(network);
    order_triggered(compiler);
}

}  // namespace sinews::network
