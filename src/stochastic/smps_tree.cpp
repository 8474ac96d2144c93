#include "stochastic/smps_tree.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "numerics/stream.hpp"

namespace sinews::stochastic {

namespace {

using Changes = std::vector<Change>;

/// Outcomes of a stage times the blocks in it: more would fill the memory.
constexpr double most_changes = 2e7;

/// The alternatives of one stage while they are put together: changes and chance.
struct Alternative {
    Changes changes;
    double chance = 1;
};

void tell_odd_sum(double sum, const std::string& whose, SmpsResult& result) {
    if (std::abs(sum - 1) <= 1e-9) return;
    const std::string text = std::to_string(sum);
    result.notes.push_back("the chances of " + whose + " sum to " + text + "; they are taken as written");
}

Changes sampled(const RandomBlock& block, const TreeSource& source, std::uint64_t draw) {
    const double u = numerics::uniform(source.options.seed, numerics::stream_key("smps/" + block.name), draw, 0);
    Changes changes;
    if (block.distribution) {
        double value = numerics::quantile(*block.distribution, u);
        const double base = core_value(source.core, block.element);
        if (block.modification == Modification::add) value += base;
        if (block.modification == Modification::multiply) value *= base;
        append_changes(source.core, block.element, value, changes);
        return changes;
    }
    double sum = 0;
    for (const auto& realisation : block.realisations) sum += realisation.chance;
    double reached = 0;
    for (const auto& realisation : block.realisations) {
        reached += realisation.chance;
        if (u * sum <= reached) return realisation.changes;
    }
    return block.realisations.back().changes;
}

std::vector<Alternative> sampled_stage(const std::vector<const RandomBlock*>& blocks, const TreeSource& source) {
    std::vector<Alternative> alternatives;
    for (int draw = 0; draw < source.options.samples; ++draw) {
        Alternative alternative{{}, 1.0 / source.options.samples};
        for (const RandomBlock* block : blocks) {
            const Changes changes = sampled(*block, source, static_cast<std::uint64_t>(draw));
            alternative.changes.insert(alternative.changes.end(), changes.begin(), changes.end());
        }
        alternatives.push_back(std::move(alternative));
    }
    return alternatives;
}

std::vector<Alternative> whole_stage(const std::vector<const RandomBlock*>& blocks) {
    std::vector<Alternative> alternatives(1);
    for (const RandomBlock* block : blocks) {
        std::vector<Alternative> longer;
        for (const Alternative& before : alternatives) {
            for (const auto& realisation : block->realisations) {
                Alternative after = before;
                after.chance *= realisation.chance;
                after.changes.insert(after.changes.end(), realisation.changes.begin(), realisation.changes.end());
                longer.push_back(std::move(after));
            }
        }
        alternatives = std::move(longer);
    }
    return alternatives;
}

/// How many outcomes the blocks have together; infinite with a continuous one.
double combinations(const std::vector<const RandomBlock*>& blocks) {
    double product = 1;
    for (const RandomBlock* block : blocks) {
        product *= block->distribution ? infinity : static_cast<double>(block->realisations.size());
    }
    return product;
}

/// Blocks by the stage in which they become known; faults for what belongs to no later stage.
std::vector<std::vector<const RandomBlock*>> by_stage(const TreeSource& source, SmpsResult& result) {
    std::vector<std::vector<const RandomBlock*>> stages(source.time.periods.size());
    for (const RandomBlock& block : source.read.blocks) {
        if (block.stage < 1) {
            result.faults.push_back({source.file, block.line, "`" + block.name + "` is random in the first period",
                                     "what is decided first is decided before anything is known"});
        }
        for (const auto& realisation : block.realisations) {
            for (const Change& change : realisation.changes) {
                if (stage_of(change, source.time) >= block.stage) continue;
                result.faults.push_back({source.file, block.line,
                                         "`" + block.name + "` becomes known in " +
                                             source.time.periods[at(block.stage)] +
                                             " and changes a number of an earlier period",
                                         "give it the period of what it changes"});
                return stages;
            }
        }
        stages[at(block.stage)].push_back(&block);
        if (block.distribution) continue;
        double sum = 0;
        for (const auto& realisation : block.realisations) sum += realisation.chance;
        tell_odd_sum(sum, block.name, result);
    }
    return stages;
}

/// Changes that become known before their stage wait at the node that learns of them, and join the outcome of its
/// descendants of that stage.
void hand_down(const std::vector<std::map<int, Changes>>& waiting, StochasticProgram& program) {
    program.stagewise_independent = false;
    std::vector<int> branch;  // the outcome with which each node came
    for (const Node& node : program.nodes) branch.push_back(node.outcome);
    for (Node& node : program.nodes) {
        Changes inherited;
        for (int up = node.parent; up > 0; up = program.nodes[at(up)].parent) {
            const auto& later = waiting[at(branch[at(up)])];
            const auto found = later.find(node.stage);
            if (found != later.end()) inherited.insert(inherited.end(), found->second.begin(), found->second.end());
        }
        if (inherited.empty()) continue;
        const Changes& own = program.outcomes[at(node.outcome)].changes;
        inherited.insert(inherited.end(), own.begin(), own.end());
        node.outcome = static_cast<int>(program.outcomes.size());
        program.outcomes.push_back({std::move(inherited)});
    }
}

using Place = std::tuple<int, int, int>;  // kind, row, column

Place place_of(const Change& change) { return {static_cast<int>(change.kind), change.row, change.column}; }

/// A scenario's path while the tree grows: its node in every stage and all its changes, inherited ones included.
struct Path {
    std::vector<int> nodes;
    std::map<Place, Change> changes;
};

/// Stage by stage, children of one parent side by side: the order that StochasticProgram promises.
void put_in_order(StochasticProgram& program) {
    std::vector<int> order(program.nodes.size()), new_position(program.nodes.size(), -1);
    for (std::size_t node = 0; node < order.size(); ++node) order[node] = static_cast<int>(node);
    std::vector<Node> sorted;
    for (int stage = 0; stage < program.stage_count(); ++stage) {
        std::vector<int> of_stage;
        for (const int node : order) {
            if (program.nodes[at(node)].stage == stage) of_stage.push_back(node);
        }
        std::ranges::sort(of_stage, {}, [&](int node) {
            const int parent = program.nodes[at(node)].parent;
            return std::pair(parent < 0 ? -1 : new_position[at(parent)], node);
        });
        for (const int node : of_stage) {
            new_position[at(node)] = static_cast<int>(sorted.size());
            Node moved = program.nodes[at(node)];
            if (moved.parent >= 0) {
                moved.parent = new_position[at(moved.parent)];
                Range& children = sorted[at(moved.parent)].children;
                const int here = static_cast<int>(sorted.size());
                children = {children.size() == 0 ? here : children.first, here + 1};
            }
            sorted.push_back(moved);
        }
    }
    program.nodes = std::move(sorted);
}

}  // namespace

void grow_from_blocks(const TreeSource& source, SmpsResult& result) {
    StochasticProgram& program = result.program;
    const auto blocks = by_stage(source, result);
    if (!result.faults.empty()) return;
    std::vector<std::vector<Branch>> branches;
    std::vector<std::map<int, Changes>> waiting;  // by outcome: changes of later stages
    for (std::size_t stage = 1; stage < blocks.size(); ++stage) {
        const double count = combinations(blocks[stage]);
        const bool too_many = count * static_cast<double>(blocks[stage].size()) > most_changes ||
                              count > static_cast<double>(source.options.most_nodes) ||
                              (source.options.samples > 0 && count > source.options.samples);
        if (too_many && source.options.samples == 0) {
            const bool continuous = std::isinf(count);
            result.faults.push_back(
                {source.file, 0,
                 source.time.periods[stage] + " has " + (continuous ? "continuous" : "too many") + " outcomes",
                 "draw some of them: --samples N"});
            return;
        }
        if (too_many) {
            result.notes.push_back("the outcomes of " + source.time.periods[stage] + " are " +
                                   std::to_string(source.options.samples) + " draws");
        }
        branches.emplace_back();
        for (const Alternative& alternative :
             too_many ? sampled_stage(blocks[stage], source) : whole_stage(blocks[stage])) {
            branches.back().push_back({static_cast<int>(program.outcomes.size()), alternative.chance});
            program.outcomes.emplace_back();
            waiting.emplace_back();
            for (const Change& change : alternative.changes) {
                const int of = stage_of(change, source.time);
                (of == static_cast<int>(stage) ? program.outcomes.back().changes : waiting.back()[of])
                    .push_back(change);
            }
        }
    }
    if (!grow_tree(branches, source.options.most_nodes, program)) {
        result.faults.push_back({source.file, 0,
                                 "the tree has more than " + std::to_string(source.options.most_nodes) + " nodes",
                                 "draw some outcomes of each stage: --samples N"});
        return;
    }
    if (std::ranges::any_of(waiting, [](const auto& later) { return !later.empty(); })) hand_down(waiting, program);
}

void grow_from_scenarios(const TreeSource& source, SmpsResult& result) {
    StochasticProgram& program = result.program;
    const int stages = program.stage_count();
    program.nodes.assign(1, Node{});
    std::vector<Path> paths;
    Path root;  // where scenarios that branch late from ROOT have their early nodes
    root.nodes.assign(at(stages), -1);
    root.nodes[0] = 0;
    double sum = 0;
    for (const ScenarioPath& scenario : source.read.scenarios) {
        sum += scenario.chance;
        const int branch = std::max(1, scenario.branch_stage);
        Path& parent = scenario.parent < 0 ? root : paths[at(scenario.parent)];
        for (int stage = 1; stage < branch; ++stage) {  // of ROOT only: a path has all its nodes
            if (parent.nodes[at(stage)] >= 0) continue;
            parent.nodes[at(stage)] = static_cast<int>(program.nodes.size());
            Node node;
            node.parent = parent.nodes[at(stage - 1)];
            node.stage = stage;
            node.weight = 0;
            program.nodes.push_back(node);
        }
        Path path = parent;
        for (const Change& change : scenario.changes) {
            const int of = stage_of(change, source.time);
            if (of < branch) {
                result.faults.push_back({source.file, scenario.line,
                                         "scenario `" + scenario.name + "` changes a number of " +
                                             source.time.periods[at(of)] + ", before it branches",
                                         "let it branch earlier, or leave that number as it is"});
                return;
            }
            path.changes.insert_or_assign(place_of(change), change);
        }
        for (int stage = branch; stage < stages; ++stage) {
            Node node;
            node.parent = path.nodes[at(stage - 1)];
            node.stage = stage;
            node.weight = 0;
            Outcome outcome;
            for (const auto& [place, change] : path.changes) {
                if (stage_of(change, source.time) == stage) outcome.changes.push_back(change);
            }
            if (!outcome.changes.empty()) {
                node.outcome = static_cast<int>(program.outcomes.size());
                program.outcomes.push_back(std::move(outcome));
            }
            path.nodes[at(stage)] = static_cast<int>(program.nodes.size());
            program.nodes.push_back(node);
        }
        for (int stage = 1; stage < stages; ++stage) {
            program.nodes[at(path.nodes[at(stage)])].weight += scenario.chance;
        }
        paths.push_back(std::move(path));
    }
    tell_odd_sum(sum, "the scenarios", result);
    for (Node& node : program.nodes) {
        if (node.parent < 0) continue;
        const double above = program.nodes[at(node.parent)].weight;
        node.chance = above > 0 ? node.weight / above : 0;
    }
    put_in_order(program);
    program.stagewise_independent = program.stage_count() == 2;
}

}  // namespace sinews::stochastic
