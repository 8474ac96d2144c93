#include "plan/futures_worth.hpp"

#include "plan/plan_model.hpp"

namespace sinews::plan {

using stochastic::at;

MasterWorth worth_in_master(const FuturesSearch& search, stochastic::Master& master,
                            const stochastic::SolveLimits& limits) {
    MasterWorth worth;
    const bool reach = search.task.question.kind == Question::Kind::reach;
    if (search.task.risk.kind == Risk::Kind::chance) return worth;
    master.keep_anywhere();
    master.ask_integers(false);
    if (master.solve(limits) != stochastic::SolveStatus::optimal) return worth;
    for (const int row : search.decisions.budget_rows) worth.money.push_back(-master.row_dual(row));
    if (reach) worth.target_cost = master.feasibility_dual();
    return worth;
}

PlanRecourse::Read FuturesWorth::reader() {
    return [this](int future, const FutureProblem& problem, const stochastic::Solver& solved) {
        std::vector<Decision> built;
        for (std::size_t index = 0; index < search_.decisions.all.size(); ++index) {
            const Decision& decision = search_.decisions.all[index];
            if (problem.node[index] >= 0 && decision_[at(decision.column)] > 0) built.push_back(decision);
        }
        const WorthReading reading{search_.task.network,
                                   search_.futures[at(future)],
                                   problem.operations,
                                   solved.solution(),
                                   solved.row_duals(),
                                   std::move(built),
                                   decision_,
                                   [&](int node, int period) {
                                       const int column = problem.operations.added[at(node)][at(period)];
                                       return column < 0 ? 0 : -solved.column_duals()[at(column)];
                                   }};
        sums_[at(future)] = worth_in(reading, search_.task.question.faster_months);
    };
}

Worth FuturesWorth::told(const std::vector<double>& values, const MasterWorth& master) const {
    const Risk& risk = search_.task.risk;
    if (risk.kind == Risk::Kind::chance || values.size() != sums_.size()) return {};
    const double unit = search_.task.question.kind == Question::Kind::reach ? master.target_cost : 1;
    const std::vector<double> weights = risk_weights(risk, values);
    WorthSum sum;
    for (std::size_t future = 0; future < sums_.size(); ++future) add_worth(sum, sums_[future], unit * weights[future]);
    Worth worth = worth_told(search_.task.network, search_.choices, sum);
    worth.money = master.money;
    return worth;
}

}  // namespace sinews::plan
