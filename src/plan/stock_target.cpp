#include "plan/stock_target.hpp"

#include <algorithm>
#include <numeric>

#include "stochastic/linear_program.hpp"

namespace sinews::plan {

using stochastic::at;

std::vector<int> nodes_with_targets(const network::Network& network) {
    std::vector<int> nodes;
    for (const network::Programme& programme : network.programmes) {
        if (programme.kind != network::ProgrammeKind::stock_target) continue;
        nodes.push_back(network.books[at(programme.book)].receiver);
    }
    std::ranges::sort(nodes);
    nodes.erase(std::ranges::unique(nodes).begin(), nodes.end());
    return nodes;
}

std::vector<StockTarget> stock_targets(const network::Network& network, const WorldRun& run, const Question& question,
                                       int decide_from) {
    std::vector<StockTarget> targets;
    for (const int node : question.targets.nodes) {
        StockTarget target;
        target.node = node;
        target.weight =
            question.targets.by_count ? 1 : run.price[at(node)][at(std::min(decide_from, network.months - 1))];
        if (decide_from > 0) {
            target.opening = run.closing[at(node)][at(decide_from - 1)];
        } else if (network.node_opening_stock[at(node)] != network::absent) {
            target.opening = run.parameters[at(network.node_opening_stock[at(node)])];
        }
        target.wanted.assign(at(network.months), 0.0);
        target.use = run.planned_use[at(node)];
        for (const network::Programme& programme : network.programmes) {
            if (programme.kind != network::ProgrammeKind::stock_target) continue;
            if (network.books[at(programme.book)].receiver != node) continue;
            const double value = programme.value == network::absent ? 0 : run.parameters[at(programme.value)];
            for (int month = 0; month < network.months; ++month) {
                if (programme.active(month)) target.wanted[at(month)] = std::max(target.wanted[at(month)], value);
            }
        }
        targets.push_back(std::move(target));
    }
    return targets;
}

analyse::MeasurePlan made_for_targets(const network::Network& network, const Question& question) {
    analyse::MeasurePlan measure;
    measure.window = scenario::Window::since;
    measure.since = network.as_of + 1;
    std::vector<int> addends;
    const auto bloc_of = [&](int node) { return network.party_bloc[at(network.node_party[at(node)])]; };
    for (const int target : question.targets.nodes) {
        std::vector<int> blocs{bloc_of(target)};
        for (const int book : network.receiver_books[at(target)]) {
            blocs.push_back(bloc_of(network.books[at(book)].buyer));
        }
        const network::Span nodes = network.item_nodes[at(network.node_item[at(target)])];
        for (int node = nodes.first; node < nodes.last; ++node) {
            if (std::ranges::find(blocs, bloc_of(node)) != blocs.end()) addends.push_back(node);
        }
    }
    std::ranges::sort(addends);
    addends.erase(std::ranges::unique(addends).begin(), addends.end());
    for (const int node : addends) measure.addends.push_back({node, 1});
    return measure;
}

MonthSeries shortfall_by_month(const std::vector<StockTarget>& targets, const WorldRun& run, int first, int last) {
    MonthSeries lacking(run.closing.empty() ? 0 : run.closing.front().size(), 0.0);
    for (const StockTarget& target : targets) {
        for (int month = first; month <= last; ++month) {
            const double missing = target.wanted[at(month)] - run.closing[at(target.node)][at(month)];
            lacking[at(month)] += target.weight * std::max(0.0, missing);
        }
    }
    return lacking;
}

double simulated_shortfall(const network::Network& network, const std::vector<StockTarget>& targets,
                           const WorldRun& run, const Question& question) {
    const MonthSeries lacking = shortfall_by_month(targets, run, network.as_of + 1, question.month);
    return std::accumulate(lacking.begin(), lacking.end(), 0.0);
}

double simulated_value(const network::Network& asked_in, const Question& question, const network::Network& network,
                       const WorldRun& run) {
    if (question.kind != Question::Kind::shortfall) return run.measures[at(question.measure)][at(question.month)];
    Question asked = question;  // parties and items stand in the same order in both
    for (int& node : asked.targets.nodes)
        node = network.node(asked_in.node_party[at(node)], asked_in.node_item[at(node)]);
    return simulated_shortfall(network, stock_targets(network, run, asked, network.as_of + 1), run, asked);
}

bool stands_in(const network::Network& network, int node) {
    return std::ranges::any_of(network.uses, [node](const network::Use& use) {
        return std::find(use.nodes.begin() + 1, use.nodes.end(), node) != use.nodes.end();
    });
}

}  // namespace sinews::plan
