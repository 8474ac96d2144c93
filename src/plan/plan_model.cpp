#include "plan/plan_model.hpp"

#include <algorithm>

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::infinity;

/// K = Σ gain·copies of what is decided on the future's path, from a month before anything comes on, so that a month less of
/// building has its price.
std::vector<std::vector<int>> link_capacity(const Future& future, const std::vector<std::uint8_t>& on,
                                            const Decisions& decisions, const Operations& operations,
                                            ProgramBuilder& program) {
    std::vector<std::vector<int>> rows(operations.added.size(), std::vector<int>(at(future.periods()), -1));
    for (std::size_t index = 0; index < decisions.all.size(); ++index) {
        if (on[index] == 0) continue;
        const Decision& decision = decisions.all[index];
        const Choice& choice = future.choices[at(decision.choice)];
        const std::vector<double> gains = future.gains(choice, decision.month);
        const std::vector<double> sooner = future.gains(choice.faster(1), decision.month);
        for (int period = 0; period < future.periods(); ++period) {
            if (sooner[at(period)] <= 0) continue;
            int& row = rows[at(choice.node)][at(period)];
            if (row < 0) {
                row = program.add_row(0, 0);
                const int added = operations.added[at(choice.node)][at(period)];
                program.set_bounds(added, 0, infinity);
                program.add_entry(row, added, 1);
            }
            if (gains[at(period)] > 0) program.add_entry(row, decision.column, -gains[at(period)]);
        }
    }
    return rows;
}

}  // namespace

Future earliest_choices(std::span<const Future> futures) {
    Future first = futures.front();
    for (const Future& future : futures) {
        for (std::size_t choice = 0; choice < first.choices.size(); ++choice) {
            double& build = first.choices[choice].build_and_slip;
            build = std::min(build, future.choices[choice].build_and_slip);
        }
    }
    return first;
}

PlanModel make_plan_model(const PlanTask& task, std::span<const Future> futures) {
    const bool reach = task.question.kind == Question::Kind::reach;
    PlanModel model;
    ProgramBuilder program;
    model.decisions = add_decisions(task.network, earliest_choices(futures), task.question, task.tree,
                                    reach ? 1 : task.thrift, program);
    std::vector<int> totals;
    for (std::size_t future = 0; future < futures.size(); ++future) {
        model.operations.push_back(add_operations(task.network, futures[future], task.measure, 0, program));
        totals.push_back(model.operations.back().total);
        model.added_rows.push_back(link_capacity(futures[future],
                                                 model.decisions.of_future(task.tree, static_cast<int>(future)),
                                                 model.decisions, model.operations.back(), program));
    }
    model.whole = add_risk(task.risk, totals, task.question.value, task.floor, program);
    if (model.whole >= 0) {
        if (reach) {
            program.set_bounds(model.whole, task.question.value, infinity);
        } else {
            program.add_cost(model.whole, -1);
        }
    }
    model.program = program.take();
    return model;
}

}  // namespace sinews::plan
