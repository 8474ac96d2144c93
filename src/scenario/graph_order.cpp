#include "scenario/graph_order.hpp"

#include <algorithm>

namespace sinews::scenario {

namespace {

enum class Mark : unsigned char { new_node, on_path, done };

/// Depth-first walk from `root` with its own stack; appends a cycle when it meets a node of its own path.
class Walk {
public:
    Walk(const Needs& needs, GraphOrder& result)
        : needs_(needs),
          result_(result),
          marks_(needs.size(), Mark::new_node),
          next_(needs.size(), 0),
          rests_on_cycle_(needs.size(), false) {}

    void from(std::size_t root) {
        if (marks_[root] != Mark::new_node) return;
        enter(root);
        while (!path_.empty()) step();
    }

private:
    void enter(std::size_t node) {
        marks_[node] = Mark::on_path;
        path_.push_back(node);
    }

    void step() {
        const std::size_t node = path_.back();
        if (next_[node] == needs_[node].size()) {
            leave();
            return;
        }
        const std::size_t needed = needs_[node][next_[node]++];
        if (marks_[needed] == Mark::new_node) {
            enter(needed);
        } else if (marks_[needed] == Mark::on_path) {
            name_cycle(needed);
        } else if (rests_on_cycle_[needed]) {
            rests_on_cycle_[node] = true;
        }
    }

    void leave() {
        const std::size_t node = path_.back();
        path_.pop_back();
        marks_[node] = Mark::done;
        if (!rests_on_cycle_[node]) {
            result_.order.push_back(node);
        } else if (!path_.empty()) {
            rests_on_cycle_[path_.back()] = true;
        }
    }

    void name_cycle(std::size_t entry) {
        const auto begin = std::find(path_.rbegin(), path_.rend(), entry).base() - 1;
        const std::vector<std::size_t> cycle(begin, path_.end());
        // Disjoint cycles are enough: mending one often mends those that share a node with it.
        const bool fresh =
            std::none_of(cycle.begin(), cycle.end(), [&](std::size_t node) { return rests_on_cycle_[node]; });
        for (const std::size_t node : cycle) rests_on_cycle_[node] = true;
        if (fresh) result_.cycles.push_back(cycle);
    }

    const Needs& needs_;
    GraphOrder& result_;
    std::vector<Mark> marks_;
    std::vector<std::size_t> next_;
    std::vector<bool> rests_on_cycle_;
    std::vector<std::size_t> path_;
};

}  // namespace

GraphOrder order_graph(const Needs& needs) {
    GraphOrder result;
    Walk walk(needs, result);
    for (std::size_t node = 0; node < needs.size(); ++node) walk.from(node);
    return result;
}

}  // namespace sinews::scenario
