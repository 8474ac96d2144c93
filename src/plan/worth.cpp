#include "plan/worth.hpp"

#include <algorithm>
#include <map>

namespace sinews::plan {

namespace {

using stochastic::at;

struct Reading {
    const network::Network& network;
    const Future& future;
    const PlanModel& model;
    const Operations& operations;
    const std::vector<double>& values;
    const std::vector<double>& duals;

    /// What one unit more on a row's side gains: the program minimises.
    [[nodiscard]] double gain(int row) const { return row < 0 ? 0 : -duals[at(row)]; }
    [[nodiscard]] double value(int column) const { return column < 0 ? 0 : values[at(column)]; }

    [[nodiscard]] std::vector<Worth::OfInput> capacity() const;
    [[nodiscard]] std::vector<Worth::OfItem> cooperation() const;
    [[nodiscard]] std::vector<Worth::OfChoice> faster(double months) const;
};

/// One unit a month more of capacity counts in the capacity row and, with κ, in the cooperation row.
std::vector<Worth::OfInput> Reading::capacity() const {
    std::map<int, Worth::OfInput> best;  // by item
    for (int node = 0; node < network.node_count(); ++node) {
        double sum = 0;
        for (int period = 0; period < future.periods(); ++period) {
            if (operations.capacity_row[at(node)].empty()) break;
            const int months = future.starts[at(period + 1)] - future.starts[at(period)];
            sum +=
                months * (gain(operations.capacity_row[at(node)][at(period)]) +
                          future.node_cooperation[at(node)] * gain(operations.cooperation_row[at(node)][at(period)]));
        }
        if (sum <= 0) continue;
        const int item = network.node_item[at(node)];
        Worth::OfInput& of = best[item];
        if (sum > of.value) of = {network.items[at(item)], network.parties[at(network.node_party[at(node)])], sum};
    }
    std::vector<Worth::OfInput> result;
    for (auto& [item, of] : best) result.push_back(std::move(of));
    std::ranges::sort(result, [](const auto& a, const auto& b) { return a.value > b.value; });
    return result;
}

/// The row give <= κ(C + K - own) by a κ that is 0.1 higher, 1 at most.
std::vector<Worth::OfItem> Reading::cooperation() const {
    std::map<int, double> by_item;
    for (int node = 0; node < network.node_count(); ++node) {
        const double step = std::min(0.1, 1 - future.node_cooperation[at(node)]);
        for (int period = 0; period < future.periods(); ++period) {
            const auto& rows = operations.cooperation_row[at(node)];
            if (rows.empty() || rows[at(period)] < 0) continue;
            const double spare = future.capacity[at(node)][at(period)] + value(operations.added[at(node)][at(period)]) -
                                 value(operations.own[at(node)][at(period)]);
            by_item[network.node_item[at(node)]] += step * spare * gain(rows[at(period)]);
        }
    }
    std::vector<Worth::OfItem> result;
    for (const auto& [item, worth] : by_item) {
        if (worth > 0) result.push_back({network.items[at(item)], worth});
    }
    std::ranges::sort(result, [](const auto& a, const auto& b) { return a.value > b.value; });
    return result;
}

/// What a candidate gives when it is built faster.
std::vector<Worth::OfChoice> Reading::faster(double months) const {
    std::map<int, double> by_choice;
    for (const Decision& decision : model.decisions.all) {
        const double copies = value(decision.column);
        if (copies <= 1e-9) continue;
        const Choice& choice = future.choices[at(decision.choice)];
        const std::vector<double> gains = future.gains(choice, decision.month);
        const std::vector<double> sooner = future.gains(choice.faster(months), decision.month);
        for (int period = 0; period < future.periods(); ++period) {
            const int row = model.added_rows.front()[at(choice.node)][at(period)];
            if (row >= 0) by_choice[decision.choice] += copies * (sooner[at(period)] - gains[at(period)]) * gain(row);
        }
    }
    std::vector<Worth::OfChoice> result;
    for (const auto& [choice, worth] : by_choice) {
        if (worth > 0) result.push_back({choice, worth});
    }
    std::ranges::sort(result, [](const auto& a, const auto& b) { return a.value > b.value; });
    return result;
}

}  // namespace

Worth worth_of(const network::Network& network, const Future& future, const PlanModel& model, const Question& question,
               const stochastic::Solver& solved) {
    const Reading reading{network, future, model, model.operations.front(), solved.solution(), solved.row_duals()};
    Worth worth;
    for (const int row : model.decisions.budget_rows) worth.money.push_back(reading.gain(row));
    worth.capacity = reading.capacity();
    worth.cooperation = reading.cooperation();
    worth.faster = reading.faster(question.faster_months);
    return worth;
}

}  // namespace sinews::plan
