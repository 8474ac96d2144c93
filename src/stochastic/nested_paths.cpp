#include "stochastic/nested_paths.hpp"

#include <algorithm>
#include <memory>

#include "numerics/stream.hpp"
#include "stochastic/patience.hpp"
#include "stochastic/stage_problem.hpp"

namespace sinews::stochastic {

namespace {

constexpr int lane_count = 8;  // fixed, so that a result does not depend on the threads
constexpr int paths_a_round = 4;
constexpr int most_futures = 8;  // more outcomes than this share one future

/// A drawn way down the tree: the decisions so far and the node reached.
struct Path {
    int node = 0;
    std::vector<double> x;
};

struct Paths {
    const StochasticProgram& program;
    const SolveOptions& options;
    Solution& solution;
    std::vector<StageRows> rows;
    std::vector<int> futures;                                       // by stage
    std::vector<std::vector<std::unique_ptr<StageProblem>>> lanes;  // lane, stage

    Paths(const StochasticProgram& of, const SolveOptions& asked, Solution& found)
        : program(of), options(asked), solution(found), rows(rows_by_stage(of)) {
        for (int stage = 0, node = 0; stage < of.stage_count(); ++stage) {
            const int outcomes = of.nodes[at(node)].children.size();
            futures.push_back(outcomes > most_futures ? 1 : outcomes);
            if (outcomes > 0) node = of.nodes[at(node)].children.first;
        }
        lanes.resize(lane_count);
        for (auto& lane : lanes) {
            for (int stage = 0; stage < of.stage_count(); ++stage) {
                lane.push_back(std::make_unique<StageProblem>(of, rows, stage, futures[at(stage)]));
            }
        }
    }

    void in_lanes(int tasks, const std::function<void(int lane, int task)>& run) const;
    void add_to_all(int stage, const Cut& cut) const;
    SolveStatus decide(int lane, int node, std::vector<double>& x, double* cost) const;
    SolveStatus go_down(std::vector<Path>& paths, int round);
    SolveStatus come_back(std::vector<Path>& paths);
    SolveStatus cut_stage(int stage, const std::vector<Path>& paths);
    SolveStatus value_all();
};

/// Task k runs in lane k mod lane_count, tasks of one lane in their order.
void Paths::in_lanes(int tasks, const std::function<void(int lane, int task)>& run) const {
    const auto run_lane = [&](int lane) {
        for (int task = lane; task < tasks; task += lane_count) run(lane, task);
    };
    const int used = std::min(lane_count, tasks);
    if (options.parallel) {
        options.parallel(used, run_lane);
    } else {
        for (int lane = 0; lane < used; ++lane) run_lane(lane);
    }
}

void Paths::add_to_all(int stage, const Cut& cut) const {
    for (const auto& lane : lanes) lane[at(stage)]->add_cut(cut);
}

/// Solves a node's problem after the decisions in x and puts its own there. Of an infeasible one the cut goes nowhere yet.
SolveStatus Paths::decide(int lane, int node, std::vector<double>& x, double* cost) const {
    const Node& at_node = program.nodes[at(node)];
    StageProblem& problem = *lanes[at(lane)][at(at_node.stage)];
    SolveLimits limits;
    limits.stop = options.stop;
    if (options.stop()) return SolveStatus::stopped;
    problem.set(at_node.outcome, x);
    const SolveStatus status = problem.solve(limits);
    if (status != SolveStatus::optimal) return status;
    problem.put_solution(x);
    if (cost != nullptr) *cost = problem.own_value();
    return status;
}

/// The child of a node that a uniform number chooses, in proportion to the chances.
int drawn_child(const StochasticProgram& program, int node, double u) {
    const Range children = program.nodes[at(node)].children;
    double sum = 0;
    for (int child = children.first; child < children.last; ++child) sum += program.nodes[at(child)].chance;
    double reached = 0;
    for (int child = children.first; child < children.last; ++child) {
        reached += program.nodes[at(child)].chance;
        if (u * sum <= reached) return child;
    }
    return children.last - 1;
}

/// The root decides, then each path goes down to the last stage but one.
SolveStatus Paths::go_down(std::vector<Path>& paths, int round) {
    Path root{0, std::vector<double>(at(program.core.columns()), 0.0)};
    const SolveStatus status = decide(0, 0, root.x, nullptr);
    if (status != SolveStatus::optimal) return status;
    if (lanes[0][0]->knows_all_futures() && lanes[0][0]->is_bounded())
        solution.bound = std::max(solution.bound, lanes[0][0]->value());
    paths.assign(paths_a_round, root);
    std::vector<SolveStatus> statuses(paths.size(), SolveStatus::optimal);
    in_lanes(paths_a_round, [&](int lane, int index) {
        Path& path = paths[at(index)];
        for (int stage = 1; stage + 1 < program.stage_count(); ++stage) {
            const double u = numerics::uniform(1, numerics::stream_key("stochastic/nested/path"),
                                               static_cast<std::uint64_t>(round * paths_a_round + index),
                                               static_cast<std::uint32_t>(stage));
            path.node = drawn_child(program, path.node, u);
            statuses[at(index)] = decide(lane, path.node, path.x, nullptr);
            if (statuses[at(index)] == SolveStatus::optimal) continue;
            if (statuses[at(index)] == SolveStatus::infeasible) {  // the way back starts above it
                path.node = program.nodes[at(path.node)].parent;
                statuses[at(index)] = SolveStatus::optimal;
            }
            return;
        }
    });
    for (const SolveStatus one : statuses) {
        if (one != SolveStatus::optimal) return one;
    }
    return SolveStatus::optimal;
}

/// Cuts for one stage at the points where the paths came through it: all outcomes of the next stage are solved there.
SolveStatus Paths::cut_stage(int stage, const std::vector<Path>& paths) {
    const int outcomes = program.nodes[at(paths.front().node)].children.size();
    struct Answer {
        SolveStatus status = SolveStatus::optimal;
        bool bounded = true;
        Cut cut;
    };
    std::vector<Answer> answers(paths.size() * at(outcomes));
    in_lanes(static_cast<int>(answers.size()), [&](int lane, int task) {
        const Path& path = paths[at(task / outcomes)];
        const Node& child = program.nodes[at(program.nodes[at(path.node)].children.first + task % outcomes)];
        StageProblem& problem = *lanes[at(lane)][at(stage + 1)];
        Answer& answer = answers[at(task)];
        SolveLimits limits;
        limits.stop = options.stop;
        problem.set(child.outcome, path.x);
        answer.status = options.stop() ? SolveStatus::stopped : problem.solve(limits);
        if (answer.status == SolveStatus::optimal) {
            answer.bounded = problem.is_bounded();
            answer.cut = problem.optimality_cut();
        } else if (answer.status == SolveStatus::infeasible && !problem.feasibility_cut(answer.cut)) {
            answer.status = SolveStatus::failed;
        }
    });
    const int groups = futures[at(stage)];
    for (std::size_t path = 0; path < paths.size(); ++path) {
        std::vector<Cut> sums(at(groups));
        bool possible = true;
        for (int k = 0; k < outcomes; ++k) {
            const Answer& answer = answers[path * at(outcomes) + at(k)];
            if (answer.status == SolveStatus::infeasible) {
                add_to_all(stage, answer.cut);
                possible = false;
            } else if (answer.status != SolveStatus::optimal) {
                return answer.status;
            } else if (!answer.bounded) {
                possible = false;
            } else {
                Cut& sum = sums[at(k % groups)];
                const double chance = program.nodes[at(program.nodes[at(paths[path].node)].children.first + k)].chance;
                sum.coefficients.resize(answer.cut.coefficients.size(), 0.0);
                sum.group = k % groups;
                sum.constant += chance * answer.cut.constant;
                for (std::size_t column = 0; column < sum.coefficients.size(); ++column) {
                    sum.coefficients[column] += chance * answer.cut.coefficients[column];
                }
            }
        }
        if (!possible || !lanes[0][at(stage + 1)]->knows_all_futures()) continue;  // else 0 would pass for a future
        for (const Cut& sum : sums) add_to_all(stage, sum);
    }
    return SolveStatus::optimal;
}

/// From the last stage but one up to the root. Each path is cut at its node of the stage, once for paths that share it.
SolveStatus Paths::come_back(std::vector<Path>& paths) {
    for (int stage = program.stage_count() - 2; stage >= 0; --stage) {
        std::vector<Path> through;
        for (const Path& path : paths) {
            if (program.nodes[at(path.node)].stage != stage) continue;
            const bool seen = std::ranges::any_of(through, [&](const Path& other) { return other.node == path.node; });
            if (!seen) through.push_back(path);
        }
        if (!through.empty()) {
            const SolveStatus status = cut_stage(stage, through);
            if (status != SolveStatus::optimal) return status;
        }
        for (Path& path : paths) {
            if (program.nodes[at(path.node)].stage == stage) path.node = program.nodes[at(path.node)].parent;
        }
        std::erase_if(paths, [](const Path& path) { return path.node < 0; });
    }
    return SolveStatus::optimal;
}

/// The exact expected cost of what the cuts decide, over every node of the tree.
SolveStatus Paths::value_all() {
    std::vector<double> x(at(program.core.columns()), 0.0);
    double root_cost = 0;
    const SolveStatus root = decide(0, 0, x, &root_cost);
    if (root != SolveStatus::optimal) return root;
    const Range children = program.nodes.front().children;
    std::vector<double> costs(at(children.size()), 0.0);
    std::vector<SolveStatus> statuses(at(children.size()), SolveStatus::optimal);
    in_lanes(children.size(), [&](int lane, int child) {
        std::vector<double> path = x;
        std::vector<int> open{children.first + child};  // nodes to visit; parents come before their children
        while (!open.empty() && statuses[at(child)] == SolveStatus::optimal) {
            const int node = open.back();
            open.pop_back();
            double cost = 0;
            statuses[at(child)] = decide(lane, node, path, &cost);
            costs[at(child)] += program.nodes[at(node)].weight * cost;
            const Range below = program.nodes[at(node)].children;
            for (int next = below.last - 1; next >= below.first; --next) open.push_back(next);
        }
    });
    double cost = root_cost;
    for (std::size_t child = 0; child < costs.size(); ++child) {
        if (statuses[child] == SolveStatus::infeasible) return SolveStatus::optimal;  // cuts will tell; no value yet
        if (statuses[child] != SolveStatus::optimal) return statuses[child];
        cost += costs[child];
    }
    if (cost < solution.objective) {
        solution.objective = cost;
        solution.first_stage.assign(x.begin(), x.begin() + program.stages.front().columns.last);
    }
    return SolveStatus::optimal;
}

}  // namespace

void solve_by_paths(const StochasticProgram& program, const SolveOptions& options, Solution& solution) {
    Paths search(program, options, solution);
    std::vector<Path> paths;
    int idle = 0, since_valued = 0;
    Patience patience;
    for (int round = 0;; ++round) {
        const double before = solution.bound;
        SolveStatus status = search.go_down(paths, round);
        if (status == SolveStatus::optimal) status = search.come_back(paths);
        ++solution.iterations;
        if (options.seen) options.seen({solution.objective, solution.bound, solution.iterations});
        const double step = 0.1 * options.gap * std::abs(before);
        idle = solution.bound - before > step ? 0 : idle + 1;
        ++since_valued;
        if (status == SolveStatus::optimal && ((idle >= 3 && since_valued >= 3) || since_valued >= 30)) {
            status = search.value_all();
            since_valued = 0;
        }
        solution.status = status;
        if (status != SolveStatus::optimal) return;
        if (relative_gap(solution.objective, solution.bound) <= options.gap) return;
        if (patience.is_lost(solution.objective, solution.bound)) solution.note = rounding_note;
        if (options.stop() || !solution.note.empty()) {
            solution.status = SolveStatus::stopped;
            return;
        }
    }
}

}  // namespace sinews::stochastic
