#include "stochastic/recourse.hpp"

#include <algorithm>

namespace sinews::stochastic {

namespace {

constexpr int most_lanes = 16;

struct LaneAnswer {
    std::vector<double> cost;     // by group
    std::vector<Cut> cuts;        // by group, weighted sums over the lane's scenarios
    std::vector<Cut> infeasible;  // one a scenario
    bool unbounded = false, failed = false, stopped = false;
    int infeasible_count = 0;
};

void add_weighted(const Cut& cut, double weight, Cut& sum) {
    if (sum.coefficients.empty()) sum.coefficients.assign(cut.coefficients.size(), 0.0);
    sum.constant += weight * cut.constant;
    for (std::size_t column = 0; column < cut.coefficients.size(); ++column) {
        sum.coefficients[column] += weight * cut.coefficients[column];
    }
}

}  // namespace

Recourse::Recourse(const StochasticProgram& program, const std::vector<StageRows>& rows, int groups)
    : program_(program) {
    for (int node = 1; node < static_cast<int>(program.nodes.size()); ++node) scenarios_.push_back(node);
    groups_ = std::min(groups, scenarios());
    const int lanes = std::min(most_lanes, scenarios());
    lanes_.reserve(at(lanes));
    for (int lane = 0; lane < lanes; ++lane) lanes_.emplace_back(program, rows, 1, 0);
}

RecourseAnswer Recourse::at_decision(const std::vector<double>& x, const SolveOptions& options) {
    const int lanes = static_cast<int>(lanes_.size());
    std::vector<LaneAnswer> answers(at(lanes));
    SolveLimits limits;
    limits.stop = options.stop;
    const auto run_lane = [&](int lane) {
        LaneAnswer& answer = answers[at(lane)];
        answer.cost.assign(at(groups_), 0.0);
        answer.cuts.resize(at(groups_));
        StageProblem& problem = lanes_[at(lane)];
        for (int scenario = lane; scenario < scenarios(); scenario += lanes) {
            if (options.stop && options.stop()) {
                answer.stopped = true;
                return;
            }
            const Node& node = program_.nodes[at(scenarios_[at(scenario)])];
            problem.set(node.outcome, x);
            const SolveStatus status = problem.solve(limits);
            const int group = scenario % groups_;
            if (status == SolveStatus::optimal) {
                answer.cost[at(group)] += node.weight * problem.value();
                add_weighted(problem.optimality_cut(), node.weight, answer.cuts[at(group)]);
            } else if (status == SolveStatus::infeasible) {
                ++answer.infeasible_count;
                Cut cut;
                if (problem.feasibility_cut(cut)) {
                    answer.infeasible.push_back(std::move(cut));
                } else {
                    answer.failed = true;
                }
            } else {
                answer.unbounded |= status == SolveStatus::unbounded;
                answer.failed |= status == SolveStatus::failed;
                answer.stopped |= status == SolveStatus::stopped;
            }
        }
    };
    if (options.parallel) {
        options.parallel(lanes, run_lane);
    } else {
        for (int lane = 0; lane < lanes; ++lane) run_lane(lane);
    }

    RecourseAnswer whole;  // lanes in their order, so that sums have the same bits whatever the threads
    whole.complete = true;
    whole.cuts.resize(at(groups_));
    for (const LaneAnswer& answer : answers) {
        whole.complete &= !answer.stopped;
        whole.unbounded |= answer.unbounded;
        whole.failed |= answer.failed;
        whole.infeasible += answer.infeasible_count;
        if (answer.stopped) continue;
        for (int group = 0; group < groups_; ++group) {
            whole.cost += answer.cost[at(group)];
            if (!answer.cuts[at(group)].coefficients.empty()) {
                add_weighted(answer.cuts[at(group)], 1, whole.cuts[at(group)]);
            }
            whole.cuts[at(group)].group = group;
        }
    }
    if (whole.infeasible > 0) whole.cuts.clear();  // a group's sum lacks a scenario then
    for (LaneAnswer& answer : answers) {
        for (Cut& cut : answer.infeasible) whole.cuts.push_back(std::move(cut));
    }
    return whole;
}

}  // namespace sinews::stochastic
