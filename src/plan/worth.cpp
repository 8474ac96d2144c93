#include "plan/worth.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace sinews::plan {

namespace {

using stochastic::at;

/// What one unit more on a row's side gains.
double gain(const WorthReading& reading, int row) { return row < 0 ? 0 : -reading.duals[at(row)]; }

double value(const WorthReading& reading, int column) { return column < 0 ? 0 : reading.values[at(column)]; }

std::vector<double> of_capacity(const WorthReading& reading) {
    std::vector<double> worth;
    for (const std::vector<double>& gains : capacity_gains(reading.future, reading.operations, reading.duals)) {
        worth.push_back(std::accumulate(gains.begin(), gains.end(), 0.0));
    }
    return worth;
}

/// The row give <= κ(C + K - own) by a κ that is 0.1 higher, 1 at most.
std::vector<double> of_cooperation(const WorthReading& reading) {
    const Future& future = reading.future;
    const Operations& operations = reading.operations;
    std::vector<double> worth(reading.network.items.size(), 0.0);
    for (int node = 0; node < reading.network.node_count(); ++node) {
        const double step = std::min(0.1, 1 - future.node_cooperation[at(node)]);
        const auto& rows = operations.cooperation_row[at(node)];
        for (int period = 0; period < future.periods() && !rows.empty(); ++period) {
            if (rows[at(period)] < 0) continue;
            const double spare = future.capacity[at(node)][at(period)] +
                                 value(reading, operations.added[at(node)][at(period)]) -
                                 value(reading, operations.own[at(node)][at(period)]);
            worth[at(reading.network.node_item[at(node)])] += step * spare * gain(reading, rows[at(period)]);
        }
    }
    return worth;
}

/// What candidates give when they are built faster.
std::vector<double> of_faster(const WorthReading& reading, double months) {
    const Future& future = reading.future;
    std::vector<double> worth(future.choices.size(), 0.0);
    for (const Decision& decision : reading.built) {
        const double copies = reading.copies[at(decision.column)];
        if (copies <= 1e-9) continue;
        const Choice& choice = future.choices[at(decision.choice)];
        const std::vector<double> gains = future.gains(choice, decision.month);
        const std::vector<double> sooner = future.gains(choice.faster(months), decision.month);
        for (int period = 0; period < future.periods(); ++period) {
            const double more = sooner[at(period)] - gains[at(period)];
            if (more != 0) worth[at(decision.choice)] += copies * more * reading.gain_of_added(choice.node, period);
        }
    }
    return worth;
}

void add(std::vector<double>& sum, const std::vector<double>& other, double weight) {
    sum.resize(std::max(sum.size(), other.size()), 0.0);
    for (std::size_t index = 0; index < other.size(); ++index) sum[index] += weight * other[index];
}

template <typename Of>
void most_first(std::vector<Of>& list) {
    std::ranges::sort(list, [](const Of& a, const Of& b) { return a.value > b.value; });
}

}  // namespace

std::vector<std::vector<double>> capacity_gains(const Future& future, const Operations& operations,
                                                const std::vector<double>& duals) {
    std::vector<std::vector<double>> gains(operations.capacity_row.size());
    const auto count = [&](int node, int period, int row, double part) {
        if (row < 0) return;
        gains[at(node)].resize(at(future.periods()), 0.0);
        const int months = future.starts[at(period + 1)] - future.starts[at(period)];
        gains[at(node)][at(period)] -= months * part * duals[at(row)];
    };
    for (int node = 0; node < static_cast<int>(gains.size()); ++node) {
        if (!future.node_covered[at(node)]) continue;
        for (int period = 0; period < future.periods(); ++period) {
            count(node, period, operations.capacity_row[at(node)][at(period)], 1);
            count(node, period, operations.cooperation_row[at(node)][at(period)], future.node_cooperation[at(node)]);
        }
    }
    for (const Operations::LinkRow& link : operations.link_rows) count(link.node, link.period, link.row, link.share);
    return gains;
}

WorthSum worth_in(const WorthReading& reading, double faster_months) {
    return {of_capacity(reading), of_cooperation(reading), of_faster(reading, faster_months)};
}

void add_worth(WorthSum& sum, const WorthSum& other, double weight) {
    add(sum.capacity, other.capacity, weight);
    add(sum.cooperation, other.cooperation, weight);
    add(sum.faster, other.faster, weight);
}

Worth worth_told(const network::Network& network, const Future& choices, const WorthSum& sum) {
    Worth worth;
    std::map<int, Worth::OfInput> best;  // by item
    for (std::size_t node = 0; node < sum.capacity.size(); ++node) {
        if (sum.capacity[node] <= 0) continue;
        const int item = network.node_item[node];
        Worth::OfInput& of = best[item];
        if (sum.capacity[node] <= of.value) continue;
        of = {network.items[at(item)], network.parties[at(network.node_party[node])], sum.capacity[node]};
    }
    for (auto& [item, of] : best) worth.capacity.push_back(std::move(of));
    for (std::size_t item = 0; item < sum.cooperation.size(); ++item) {
        if (sum.cooperation[item] > 0) worth.cooperation.push_back({network.items[item], sum.cooperation[item]});
    }
    for (std::size_t choice = 0; choice < sum.faster.size(); ++choice) {
        const auto same = std::ranges::find_if(worth.faster, [&](const Worth::OfChoice& of) {
            return choices.choices[at(of.choice)].candidate == choices.choices[choice].candidate;
        });
        if (same != worth.faster.end()) {
            same->value += sum.faster[choice];
        } else if (sum.faster[choice] > 0) {
            worth.faster.push_back({static_cast<int>(choice), sum.faster[choice]});
        }
    }
    most_first(worth.capacity);
    most_first(worth.cooperation);
    most_first(worth.faster);
    return worth;
}

Worth worth_of(const network::Network& network, const Future& future, const PlanModel& model, const Question& question,
               const stochastic::Solver& solved) {
    const std::vector<double>& duals = solved.row_duals();
    const WorthReading reading{network,
                               future,
                               model.operations.front(),
                               solved.solution(),
                               duals,
                               model.decisions.all,
                               solved.solution(),
                               [&](int node, int period) {
                                   const int row = model.added_rows.front()[at(node)][at(period)];
                                   return row < 0 ? 0 : -duals[at(row)];
                               }};
    Worth worth = worth_told(network, future, worth_in(reading, question.faster_months));
    for (const int row : model.decisions.budget_rows) worth.money.push_back(-duals[at(row)]);
    return worth;
}

}  // namespace sinews::plan
