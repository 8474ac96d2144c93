#include "plan/clash.hpp"

#include <algorithm>
#include <span>

#include "plan/plan_model.hpp"
#include "stochastic/solver.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::infinity;

/// The limits of a program and the rows of each. Balances of pools and the goal itself are no limits.
struct Limits {
    std::vector<Limit> all;
    std::vector<std::vector<int>> rows;

    void add(const Limit& limit, int row) {
        const auto found = std::ranges::find(all, limit) - all.begin();
        if (found == static_cast<std::ptrdiff_t>(all.size())) {
            all.push_back(limit);
            rows.emplace_back();
        }
        rows[static_cast<std::size_t>(found)].push_back(row);
    }
};

Limits limits_of(const PlanModel& model) {
    Limits limits;
    for (const int row : model.decisions.budget_rows) limits.add({Limit::Kind::budget, -1}, row);
    for (const int row : model.decisions.copies_rows) limits.add({Limit::Kind::copies, -1}, row);
    const Operations& operations = model.operations.front();
    for (std::size_t index = 0; index < operations.reasons.size(); ++index) {
        const RowReason& reason = operations.reasons[index];
        Limit limit{Limit::Kind::capacity, reason.item};
        switch (reason.kind) {
            case RowReason::Kind::capacity: break;
            case RowReason::Kind::cooperation: limit.kind = Limit::Kind::cooperation; break;
            case RowReason::Kind::link: limit.kind = Limit::Kind::link; break;
            case RowReason::Kind::stock: limit.kind = Limit::Kind::stock; break;
            case RowReason::Kind::order: limit.kind = Limit::Kind::order; break;
            case RowReason::Kind::money: limit.kind = Limit::Kind::money; break;
            case RowReason::Kind::pool:
            case RowReason::Kind::goal:
            case RowReason::Kind::target: continue;
        }
        limits.add(limit, operations.first_row + static_cast<int>(index));
    }
    return limits;
}

}  // namespace

std::vector<Limit> clashing_limits(const network::Network& network, const Future& future,
                                   const analyse::MeasurePlan& measure, const Question& question) {
    Question asked = question;
    asked.shares = true;
    const DecisionTree tree = one_decision(1, future.decide_from);
    PlanModel model = make_plan_model({network, measure, asked, Risk{}, tree, 0, {}}, std::span(&future, 1));
    for (const Decision& decision : model.decisions.all) model.program.upper[at(decision.column)] = infinity;
    const Limits limits = limits_of(model);
    stochastic::Solver solver;
    const auto reachable = [&] {
        solver.reload(model.program);
        return solver.solve() != stochastic::SolveStatus::infeasible;
    };
    if (reachable()) return {};
    std::vector<Limit> clash;
    for (std::size_t index = 0; index < limits.all.size(); ++index) {
        const stochastic::LinearProgram before = model.program;
        for (const int row : limits.rows[index]) {
            model.program.row_lower[at(row)] = -infinity;
            model.program.row_upper[at(row)] = infinity;
        }
        if (!reachable()) continue;
        clash.push_back(limits.all[index]);
        model.program = before;
    }
    return clash;
}

}  // namespace sinews::plan
