#include "plan/risk.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::infinity;

std::vector<int> worst_first(const std::vector<double>& values) {
    std::vector<int> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(
        order, [&](int a, int b) { return values[at(a)] != values[at(b)] ? values[at(a)] < values[at(b)] : a < b; });
    return order;
}

}  // namespace

std::vector<double> risk_weights(const Risk& risk, const std::vector<double>& values) {
    const auto count = static_cast<double>(values.size());
    std::vector<double> weights(values.size(), 1 / count);
    if (risk.kind != Risk::Kind::cvar) return weights;
    double left = 1;
    const double most = 1 / (count * (1 - risk.level));
    std::ranges::fill(weights, 0.0);
    for (const int index : worst_first(values)) {
        weights[at(index)] = std::min(most, left);
        left -= weights[at(index)];
        if (left <= 0) break;
    }
    return weights;
}

double risk_value(const Risk& risk, const std::vector<double>& values) {
    if (risk.kind == Risk::Kind::chance) {
        const std::vector<int> order = worst_first(values);
        const auto missed =
            static_cast<std::size_t>(std::floor((1 - risk.level) * static_cast<double>(values.size()) + 1e-9));
        return values[at(order[std::min(missed, values.size() - 1)])];
    }
    const std::vector<double> weights = risk_weights(risk, values);
    return std::inner_product(weights.begin(), weights.end(), values.begin(), 0.0);
}

int add_risk(const Risk& risk, const std::vector<int>& totals, double value, const std::vector<double>& floor,
             ProgramBuilder& program) {
    const double chance = 1 / static_cast<double>(totals.size());
    if (risk.kind == Risk::Kind::chance) {  // total >= value unless missed, in few futures
        const int missed = program.add_row(-infinity, 1 - risk.level + 1e-9);
        for (std::size_t future = 0; future < totals.size(); ++future) {
            const int miss = program.add_column(0, 1, 0, true);
            program.add_entry(missed, miss, chance);
            const int row = program.add_row(value, infinity);
            program.add_entry(row, totals[future], 1);
            program.add_entry(row, miss, std::max(0.0, value - floor[future]));
        }
        return -1;
    }
    const int whole = program.add_column(-infinity, infinity);
    const int row = program.add_row(0, 0);
    program.add_entry(row, whole, -1);
    if (risk.kind == Risk::Kind::mean) {
        for (const int total : totals) program.add_entry(row, total, chance);
        return whole;
    }
    const int quantile = program.add_column(-infinity, infinity);  // Rockafellar and Uryasev 2000
    program.add_entry(row, quantile, 1);
    for (const int total : totals) {
        const int below = program.add_column(0, infinity);
        program.add_entry(row, below, -chance / (1 - risk.level));
        const int lacks = program.add_row(0, infinity);
        program.add_entry(lacks, below, 1);
        program.add_entry(lacks, total, 1);
        program.add_entry(lacks, quantile, -1);
    }
    return whole;
}

}  // namespace sinews::plan
