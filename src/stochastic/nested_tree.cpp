#include "stochastic/nested_tree.hpp"

#include <algorithm>
#include <memory>

#include "stochastic/patience.hpp"
#include "stochastic/stage_problem.hpp"

namespace sinews::stochastic {

namespace {

/// More children than this share one future.
constexpr int most_futures = 16;

/// What a visit of a node and all below it brought.
struct Visit {
    SolveStatus status = SolveStatus::optimal;
    double cost = 0;  // of the decisions on the way down, unweighted, this node and all below
    Cut cut;          // for the parent; a feasibility cut when the status is infeasible
};

struct Tree {
    const StochasticProgram& program;
    const SolveOptions& options;
    std::vector<std::unique_ptr<StageProblem>> problems;  // by node

    Tree(const StochasticProgram& of, const SolveOptions& asked) : program(of), options(asked) {
        const std::vector<StageRows> rows = rows_by_stage(of);
        rows_ = rows;
        for (const Node& node : of.nodes) {
            problems.push_back(
                std::make_unique<StageProblem>(of, rows_, node.stage, std::min(node.children.size(), most_futures)));
        }
    }

    Visit visit(int index, std::vector<double>& x);
    Visit visit_children(int index, const std::vector<double>& x, std::vector<Cut>& cuts);

private:
    std::vector<StageRows> rows_;
};

void add_weighted(const Cut& cut, double chance, Cut& sum) {
    if (sum.coefficients.size() < cut.coefficients.size()) sum.coefficients.resize(cut.coefficients.size(), 0.0);
    sum.constant += chance * cut.constant;
    for (std::size_t column = 0; column < cut.coefficients.size(); ++column) {
        sum.coefficients[column] += chance * cut.coefficients[column];
    }
}

/// Visits the children, in parallel at the root; their cuts are added up into `cuts`, by future.
Visit Tree::visit_children(int index, const std::vector<double>& x, std::vector<Cut>& cuts) {
    const Range children = program.nodes[at(index)].children;
    std::vector<Visit> visits(at(children.size()));
    const auto run = [&](int child) {
        std::vector<double> path = x;
        visits[at(child)] = visit(children.first + child, path);
    };
    if (index == 0 && options.parallel) {
        options.parallel(children.size(), run);
    } else {
        for (int child = 0; child < children.size(); ++child) run(child);
    }
    Visit whole;
    const int futures = std::min(children.size(), most_futures);
    cuts.assign(at(futures), Cut{});
    for (int child = 0; child < children.size(); ++child) {
        const Visit& one = visits[at(child)];
        if (one.status != SolveStatus::optimal) {
            whole.status = one.status;
            if (one.status != SolveStatus::infeasible) return whole;
            cuts.assign(1, one.cut);  // first of all this decision must be made possible
            return whole;
        }
        const double chance = program.nodes[at(children.first + child)].chance;
        whole.cost += chance * one.cost;
        cuts[at(child % futures)].group = child % futures;
        add_weighted(one.cut, chance, cuts[at(child % futures)]);
    }
    return whole;
}

Visit Tree::visit(int index, std::vector<double>& x) {
    const Node& node = program.nodes[at(index)];
    StageProblem& problem = *problems[at(index)];
    SolveLimits limits;
    limits.stop = options.stop;
    problem.set(node.outcome, x);
    for (;;) {
        Visit own;
        if (options.stop()) return {SolveStatus::stopped, 0, {}};
        own.status = problem.solve(limits);
        if (own.status == SolveStatus::infeasible) {
            if (index > 0 && !problem.feasibility_cut(own.cut)) own.status = SolveStatus::failed;
            return own;
        }
        if (own.status != SolveStatus::optimal) return own;
        own.cost = problem.own_value();
        if (node.children.size() == 0) {
            own.cut = problem.optimality_cut();
            return own;
        }
        problem.put_solution(x);
        std::vector<Cut> cuts;
        const Visit below = visit_children(index, x, cuts);
        if (below.status != SolveStatus::optimal && below.status != SolveStatus::infeasible) return below;
        for (const Cut& cut : cuts) problem.add_cut(cut);
        if (below.status == SolveStatus::infeasible) continue;  // decide again, with that known
        own.cost += below.cost;
        own.status = problem.solve(limits);  // with what the children say: its value bounds this node's
        if (own.status == SolveStatus::optimal && !problem.is_bounded()) continue;
        if (own.status == SolveStatus::optimal && index > 0) own.cut = problem.optimality_cut();
        return own;
    }
}

}  // namespace

void solve_by_tree(const StochasticProgram& program, const SolveOptions& options, Solution& solution) {
    Tree tree(program, options);
    std::vector<double> x(at(program.core.columns()), 0.0);
    Patience patience;
    for (;;) {
        const Visit visit = tree.visit(0, x);
        ++solution.iterations;
        solution.status = visit.status;
        if (visit.status != SolveStatus::optimal) return;
        if (visit.cost < solution.objective) {
            solution.objective = visit.cost;
            solution.first_stage.assign(x.begin(), x.begin() + program.stages.front().columns.last);
        }
        solution.bound = std::max(solution.bound, tree.problems.front()->value());
        if (options.seen) options.seen({solution.objective, solution.bound, solution.iterations});
        if (relative_gap(solution.objective, solution.bound) <= options.gap) return;
        if (patience.is_lost(solution.objective, solution.bound)) solution.note = rounding_note;
        if (options.stop() || !solution.note.empty()) {
            solution.status = SolveStatus::stopped;
            return;
        }
    }
}

}  // namespace sinews::stochastic
