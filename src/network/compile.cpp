#include "network/compile.hpp"

#include <algorithm>

#include "network/compiler.hpp"

namespace sinews::network {

namespace {

Network compile_stage(const scenario::Scenario& scenario, const Leads& longest_leads) {
    Compiler compiler(scenario);
    compiler.longest_leads = longest_leads;
    compile_names(compiler);
    compile_recipes(compiler);
    compile_nodes(compiler);
    compile_lines(compiler);
    compile_links(compiler);
    compile_economies(compiler);
    compile_books(compiler);
    compile_programmes(compiler);
    compile_use(compiler);
    compiler.network.parameters = compiler.parameters.take();
    return std::move(compiler.network);
}

/// Shapes that tables like to use have short cuts, which hold only where a line has the same shape in all stages.
void mark_changed_shapes(const Network& before, Network& now) {
    for (std::size_t at = 0; at < now.lines.size(); ++at) {
        const Line& was = before.lines[at];
        Line& line = now.lines[at];
        const bool same =
            was.shape != absent && !was.general_shape &&
            now.parameters.is_constant(line.shape, before.parameters.point[static_cast<std::size_t>(was.shape)]) &&
            !before.parameters.uncertain[static_cast<std::size_t>(was.shape)];
        line.general_shape = !same;
    }
}

}  // namespace

Network compile(const scenario::Scenario& scenario) { return compile_stage(scenario, {}); }

Network compile(const scenario::AppliedLevers& levers) {
    Leads longest;
    for (const auto& stage : levers.stages) {
        for (const auto& item : stage.scenario.items) {
            double& lead = longest[item.item];
            lead = std::max(lead, item.lead_months);
        }
    }
    Network network = compile_stage(levers.stages.front().scenario, longest);
    for (std::size_t at = 1; at < levers.stages.size(); ++at) {
        const auto& stage = levers.stages[at];
        Network next = compile_stage(stage.scenario, longest);
        mark_changed_shapes(network, next);
        next.from_month = scenario::months_between(stage.scenario.start, stage.from);
        next.before = std::make_shared<const Network>(std::move(network));
        network = std::move(next);
    }
    return network;
}

int Network::node(int party, int item) const {
    const Span span = item_nodes[static_cast<std::size_t>(item)];
    for (int at = span.first; at < span.last; ++at) {
        if (node_party[static_cast<std::size_t>(at)] == party) return at;
    }
    return -1;
}

}  // namespace sinews::network
