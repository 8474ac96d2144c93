#include "plan/plan_recourse.hpp"

#include <algorithm>
#include <memory>

namespace sinews::plan {

namespace {

using stochastic::at;

constexpr int most_lanes = 16;
constexpr int most_groups = 32;  // more mean fewer rounds and a larger master

}  // namespace

PlanRecourse::Values PlanRecourse::at_decision(const std::vector<double>& x, const stochastic::SolveOptions& options,
                                               const Read& read) {
    Values values;
    values.value.assign(problems_.size(), 0.0);
    values.cuts.resize(problems_.size());
    const int lanes = std::min(most_lanes, futures());
    std::vector<std::uint8_t> stopped(at(lanes), 0), failed(at(lanes), 0);
    const auto run_lane = [&](int lane) {
        stochastic::Solver solver;
        stochastic::SolveLimits limits;
        limits.stop = options.stop;
        for (int future = lane; future < futures(); future += lanes) {
            if (options.stop && options.stop()) {
                stopped[at(lane)] = 1;
                return;
            }
            FutureValue value = value_of(problems_[at(future)], decisions_, x, solver, limits);
            stopped[at(lane)] |= value.status == stochastic::SolveStatus::stopped ? 1 : 0;
            failed[at(lane)] |= value.status != stochastic::SolveStatus::optimal ? 1 : 0;
            if (read && value.status == stochastic::SolveStatus::optimal) read(future, problems_[at(future)], solver);
            values.value[at(future)] = value.value;
            values.cuts[at(future)] = std::move(value.cut);
        }
    };
    if (options.parallel) {
        options.parallel(lanes, run_lane);
    } else {
        for (int lane = 0; lane < lanes; ++lane) run_lane(lane);
    }
    const auto any = [](const std::vector<std::uint8_t>& flags) {
        return std::ranges::any_of(flags, [](std::uint8_t flag) { return flag != 0; });
    };
    values.failed = any(failed) && !any(stopped);
    values.complete = !any(failed) && !any(stopped);
    return values;
}

int PlanRecourse::groups(const Risk& risk) const {
    return risk.kind == Risk::Kind::mean ? std::min(most_groups, futures()) : 1;
}

stochastic::RecourseAnswer PlanRecourse::cost_of(const Risk& risk, const Values& values) const {
    stochastic::RecourseAnswer answer;
    answer.complete = values.complete || values.failed;
    answer.failed = values.failed;
    if (!values.complete) return answer;
    const std::vector<double> weights = risk_weights(risk, values.value);
    const int count = groups(risk);
    answer.cuts.resize(at(count));
    for (int future = 0; future < futures(); ++future) {
        const double weight = weights[at(future)];
        stochastic::Cut& sum = answer.cuts[at(future % count)];
        const stochastic::Cut& cut = values.cuts[at(future)];
        sum.group = future % count;
        sum.coefficients.resize(cut.coefficients.size(), 0.0);
        if (weight == 0) continue;
        answer.cost -= weight * values.value[at(future)];
        sum.constant += weight * cut.constant;
        for (std::size_t column = 0; column < cut.coefficients.size(); ++column) {
            sum.coefficients[column] += weight * cut.coefficients[column];
        }
    }
    return answer;
}

}  // namespace sinews::plan
