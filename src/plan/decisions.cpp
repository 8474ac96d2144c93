#include "plan/decisions.hpp"

#include <algorithm>
#include <cmath>

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::infinity;

struct Deciding {
    const network::Network& network;
    const Future& future;
    const Question& question;
    const DecisionTree& tree;
    double cost;
    ProgramBuilder& program;
    Decisions result{};

    void add_columns();
    void add_copies(int leaf);
    void add_budget();
    [[nodiscard]] std::vector<int> path_of(int node) const;
    [[nodiscard]] bool on(const std::vector<int>& path, const Decision& decision) const {
        return std::ranges::find(path, decision.node) != path.end();
    }
};

std::vector<int> Deciding::path_of(int node) const {
    std::vector<int> path;
    for (; node >= 0; node = tree.nodes[at(node)].parent) path.push_back(node);
    return path;
}

void Deciding::add_columns() {
    const int last = future.end() - 1;
    for (std::size_t choice = 0; choice < future.choices.size(); ++choice) {
        const Choice& of = future.choices[choice];
        for (int month = future.decide_from; month <= last; month += question.every) {
            if (month < of.earliest) continue;
            if (std::max(month + of.build_and_slip, static_cast<double>(of.earliest_start)) >= last + 1) break;
            for (int node = 0; node < static_cast<int>(tree.nodes.size()); ++node) {
                if (month < tree.nodes[at(node)].from || month >= tree.end_of(node, last)) continue;
                const int column =
                    program.add_column(0, of.most_copies, cost * of.capex * tree.share_of(node), !question.shares);
                result.all.push_back({static_cast<int>(choice), month, node, column});
            }
        }
    }
}

/// No more copies than there may be; the second copy is decided no earlier than the first, as their names count.
void Deciding::add_copies(int leaf) {
    const std::vector<int> path = path_of(leaf);
    std::vector<std::vector<const Decision*>> by_choice(future.choices.size());
    for (const Decision& decision : result.all) {
        if (on(path, decision)) by_choice[at(decision.choice)].push_back(&decision);
    }
    for (std::size_t choice = 0; choice < future.choices.size(); ++choice) {
        const Choice& of = future.choices[choice];
        if (by_choice[choice].empty()) continue;
        const int row = program.add_row(-infinity, of.most_copies);
        result.copies_rows.push_back(row);
        for (const Decision* decision : by_choice[choice]) program.add_entry(row, decision->column, 1);
        if (of.copy < 2) continue;
        const int order = program.add_row(-infinity, 0);  // Σ (end - month)·later copy <= the same of the one before
        for (const Decision* decision : by_choice[choice]) {
            program.add_entry(order, decision->column, future.end() - decision->month);
        }
        for (const Decision* decision : by_choice[choice - 1]) {
            program.add_entry(order, decision->column, decision->month - future.end());
        }
    }
}

/// left(y) = carry_over·left(y - 1) + budget - Σ capex·copies decided in y, left >= 0. The first year counts by its months. At a
/// node of the tree the year's row knows all that was decided on the way to it.
void Deciding::add_budget() {
    if (std::isinf(question.budget)) return;
    const int last = future.end() - 1;
    const double unit = question.budget > 0 ? question.budget : 1;  // of what is left: so all columns have like sizes
    const int first_year = network.year_of(future.decide_from);
    const int years = network.year_of(last) - first_year + 1;
    std::vector<std::vector<int>> left(tree.nodes.size(), std::vector<int>(at(years), -1));
    const auto last_month_of = [&](int year) {  // the last month up to the question's that belongs to the year
        int month = future.decide_from;
        while (month < last && network.year_of(month + 1) <= first_year + year) ++month;
        return month;
    };
    for (int node = 0; node < static_cast<int>(tree.nodes.size()); ++node) {
        const std::vector<int> path = path_of(node);
        for (int year = 0; year < years; ++year) {
            const int closing = last_month_of(year);
            if (closing < tree.nodes[at(node)].from || closing >= tree.end_of(node, last)) continue;
            const int opening = year == 0 ? future.decide_from : last_month_of(year - 1) + 1;
            const double given = question.budget * (closing - opening + 1) / 12;
            const int row = program.add_row(given, given);
            left[at(node)][at(year)] = program.add_column(0, infinity);
            program.add_entry(row, left[at(node)][at(year)], unit);
            for (const int before : path) {
                if (year > 0 && left[at(before)][at(year - 1)] >= 0) {
                    program.add_entry(row, left[at(before)][at(year - 1)], -network.carry_over * unit);
                    break;
                }
            }
            for (const Decision& decision : result.all) {
                if (network.year_of(decision.month) != first_year + year || !on(path, decision)) continue;
                program.add_entry(row, decision.column, future.choices[at(decision.choice)].capex);
            }
            if (tree.nodes.size() == 1) result.budget_rows.push_back(row);
        }
    }
}

}  // namespace

std::vector<std::uint8_t> Decisions::of_future(const DecisionTree& tree, int future) const {
    std::vector<std::uint8_t> on(all.size(), 0);
    const std::vector<int>& path = tree.path[at(future)];
    for (std::size_t index = 0; index < all.size(); ++index) {
        on[index] = std::ranges::find(path, all[index].node) != path.end() ? 1 : 0;
    }
    return on;
}

Decisions add_decisions(const network::Network& network, const Future& choices, const Question& question,
                        const DecisionTree& tree, double cost, ProgramBuilder& program) {
    Deciding deciding{network, choices, question, tree, cost, program};
    deciding.add_columns();
    for (int node = 0; node < static_cast<int>(tree.nodes.size()); ++node) {
        if (tree.is_leaf(node)) deciding.add_copies(node);
    }
    deciding.add_budget();
    return std::move(deciding.result);
}

}  // namespace sinews::plan
