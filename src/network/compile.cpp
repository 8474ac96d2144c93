#include "network/compile.hpp"

#include <algorithm>

#include "network/compiler.hpp"
#include "network/parts.hpp"
#include "network/same_money.hpp"
#include "network/same_parameters.hpp"

namespace sinews::network {

namespace {

/// One stage of a network, or of a part of `whole` (null: not of a part).
Network compile_stage(const scenario::Scenario& scenario, const Leads& longest_leads, const Network* whole,
                      SamplerStore& samplers) {
    Compiler compiler(scenario, samplers);
    compiler.longest_leads = longest_leads;
    compiler.whole = whole;
    compile_names(compiler);
    compile_recipes(compiler);
    compile_nodes(compiler);
    compile_lines(compiler);
    compile_links(compiler);
    compile_economies(compiler);
    compile_books(compiler);
    compile_programmes(compiler);
    compile_use(compiler);
    compiler.network.parameters = whole == nullptr ? compiler.parameters.take() : compiler.parameters.take_used();
    return std::move(compiler.network);
}

/// Shapes that tables like to use have short cuts, which hold only where a line has the same shape in all stages.
void mark_changed_shapes(const Network& before, Network& now) {
    for (std::size_t at = 0; at < now.lines.size(); ++at) {
        const Line& was = before.lines[at];
        Line& line = now.lines[at];
        if (was.shape == absent && line.shape == absent) continue;
        const bool same =
            was.shape != absent && !was.general_shape &&
            now.parameters.is_constant(line.shape, before.parameters.point[static_cast<std::size_t>(was.shape)]) &&
            !before.parameters.uncertain[static_cast<std::size_t>(was.shape)];
        line.general_shape = !same;
    }
}

/// The scenarios of all stages, with the months from which they hold.
struct StagePlan {
    std::vector<const scenario::Scenario*> scenarios;
    std::vector<int> from_months;
    Leads longest_leads;
    std::shared_ptr<const Network> first;  // the first of several stages, where it is compiled already
};

/// Compiles what `scenario_of(stage)` gives for each stage, one network linked to the next. `first`, where it is given, is the
/// first of several stages.
template <typename ScenarioOf>
Network compile_stages(const StagePlan& plan, const Network* whole, std::shared_ptr<const Network> first,
                       SamplerStore& samplers, ScenarioOf&& scenario_of) {
    if (first == nullptr) {
        Network network = compile_stage(scenario_of(0), plan.longest_leads, whole, samplers);
        if (plan.scenarios.size() == 1) return network;
        first = std::make_shared<const Network>(std::move(network));
    }
    for (std::size_t at = 1;; ++at) {
        Network next = compile_stage(scenario_of(at), plan.longest_leads, whole, samplers);
        mark_changed_shapes(*first, next);
        next.as_before.drawn = same_parameters(first->parameters, next.parameters);
        next.as_before.money = same_money(*first, next);
        next.from_month = plan.from_months[at];
        next.before = std::move(first);
        if (at + 1 == plan.scenarios.size()) return next;
        first = std::make_shared<const Network>(std::move(next));
    }
}

/// Do the levers bring nothing along for which the first stage keeps room?
bool begins_as_written(const StagePlan& plan) {
    const scenario::Scenario& first = *plan.scenarios.front();
    return first.built.empty() && std::ranges::all_of(first.items, [&](const scenario::Item& item) {
               return plan.longest_leads.at(item.item) == std::max(0.0, item.lead_months);
           });
}

std::vector<Part> compile_parts(const StagePlan& plan, const Network& network, SamplerStore& samplers) {
    const Division division = divide(network);
    std::vector<Part> parts;
    if (division.parts == 1) {
        parts.push_back({network, whole_place(network)});
        return parts;
    }
    const bool known = plan.first != nullptr && divide(*plan.first) == division;
    for (int part = 0; part < division.parts; ++part) {
        std::shared_ptr<const Network> first;  // it lives as long as the parts that it is one of
        if (known) first = {plan.first->parts, &(*plan.first->parts)[static_cast<std::size_t>(part)].network};
        Network of_part = compile_stages(plan, &network, std::move(first), samplers, [&](std::size_t stage) {
            return rows_of_part(*plan.scenarios[stage], network, division, part);
        });
        Place place = place_of_part(of_part, network, division, part);
        parts.push_back({std::move(of_part), std::move(place)});
    }
    return parts;
}

Network compile_with_parts(const StagePlan& plan, SamplerStore& samplers) {
    Network network = compile_stages(plan, nullptr, plan.first, samplers,
                                     [&](std::size_t stage) -> const auto& { return *plan.scenarios[stage]; });
    network.parts = std::make_shared<const std::vector<Part>>(compile_parts(plan, network, samplers));
    return network;
}

}  // namespace

Network compile(const scenario::Scenario& scenario, SamplerStore& samplers) {
    return compile_with_parts({{&scenario}, {0}, {}, nullptr}, samplers);
}

Network compile(const scenario::Scenario& scenario) {
    SamplerStore samplers;
    return compile(scenario, samplers);
}

Network compile(const scenario::AppliedLevers& levers) {
    SamplerStore samplers;
    return compile(levers, samplers);
}

Network compile(const scenario::AppliedLevers& levers, SamplerStore& samplers,
                const std::shared_ptr<const Network>& plain) {
    StagePlan plan;
    for (const auto& stage : levers.stages) {
        plan.scenarios.push_back(&stage.scenario);
        plan.from_months.push_back(scenario::months_between(stage.scenario.start, stage.from));
        for (const auto& item : stage.scenario.items) {
            double& lead = plan.longest_leads[item.item];
            lead = std::max(lead, item.lead_months);
        }
    }
    if (plain != nullptr && plan.scenarios.size() > 1 && begins_as_written(plan)) plan.first = plain;
    return compile_with_parts(plan, samplers);
}

int Network::node(int party, int item) const {
    const Span span = item_nodes[static_cast<std::size_t>(item)];
    for (int at = span.first; at < span.last; ++at) {
        if (node_party[static_cast<std::size_t>(at)] == party) return at;
    }
    return -1;
}

}  // namespace sinews::network
