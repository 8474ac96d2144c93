#include "plan/decision_tree.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stochastic/linear_program.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;

/// Rows (futures) of features, each with mean 0 and spread 1 over all futures; features that do not vary are left out.
std::vector<std::vector<double>> scaled(const std::vector<Observations>& seen, std::size_t review) {
    const std::size_t count = seen.size(), features = seen.front()[review].size();
    std::vector<std::vector<double>> rows(count);
    for (std::size_t feature = 0; feature < features; ++feature) {
        double mean = 0, square = 0;
        for (const Observations& future : seen) mean += future[review][feature];
        mean /= static_cast<double>(count);
        for (const Observations& future : seen) square += std::pow(future[review][feature] - mean, 2);
        const double spread = std::sqrt(square / static_cast<double>(count));
        if (!(spread > 1e-9 * std::max(1.0, std::abs(mean)))) continue;
        for (std::size_t future = 0; future < count; ++future) {
            rows[future].push_back((seen[future][review][feature] - mean) / spread);
        }
    }
    return rows;
}

/// Each row's part along the first principal component, by power iteration from the first feature.
std::vector<double> scores(const std::vector<std::vector<double>>& rows, const std::vector<int>& futures) {
    const std::size_t features = rows.front().size();
    std::vector<double> score(futures.size(), 0.0);
    if (features == 0) return score;
    std::vector<double> mean(features, 0.0), direction(features, 0.0);
    for (const int future : futures) {
        for (std::size_t feature = 0; feature < features; ++feature) mean[feature] += rows[at(future)][feature];
    }
    for (double& value : mean) value /= static_cast<double>(futures.size());
    direction[0] = 1;
    constexpr int rounds = 50;
    for (int round = 0; round <= rounds; ++round) {
        std::vector<double> next(features, 0.0);
        for (std::size_t index = 0; index < futures.size(); ++index) {
            const std::vector<double>& row = rows[at(futures[index])];
            double along = 0;
            for (std::size_t feature = 0; feature < features; ++feature) {
                along += direction[feature] * (row[feature] - mean[feature]);
            }
            score[index] = along;
            for (std::size_t feature = 0; feature < features; ++feature) {
                next[feature] += along * (row[feature] - mean[feature]);
            }
        }
        const double length = std::sqrt(std::inner_product(next.begin(), next.end(), next.begin(), 0.0));
        if (length <= 1e-12 || round == rounds) break;
        const double sign = next[0] < 0 ? -1 : 1;
        for (std::size_t feature = 0; feature < features; ++feature) direction[feature] = sign * next[feature] / length;
    }
    return score;
}

}  // namespace

int DecisionTree::node_at(int future, int month) const {
    int found = path[at(future)].front();
    for (const int node : path[at(future)]) {
        if (nodes[at(node)].from <= month) found = node;
    }
    return found;
}

int DecisionTree::end_of(int node, int last_month) const {
    int end = last_month + 1;
    for (const int review : reviews) {
        if (review > nodes[at(node)].from) end = std::min(end, review);
    }
    return end;
}

bool DecisionTree::is_leaf(int node) const {
    return std::ranges::none_of(nodes, [node](const DecisionNode& other) { return other.parent == node; });
}

double DecisionTree::share_of(int node) const {
    return static_cast<double>(nodes[at(node)].futures.size()) / static_cast<double>(futures());
}

DecisionTree one_decision(int futures, int first_month) {
    DecisionTree tree;
    DecisionNode root{-1, first_month, std::vector<int>(at(futures))};
    std::iota(root.futures.begin(), root.futures.end(), 0);
    tree.nodes.push_back(std::move(root));
    tree.path.assign(at(futures), {0});
    return tree;
}

DecisionTree grow_decisions(const std::vector<Observations>& seen, const std::vector<int>& reviews, int first_month,
                            int branches) {
    DecisionTree tree = one_decision(static_cast<int>(seen.size()), first_month);
    tree.reviews = reviews;
    std::vector<int> leaves{0};
    for (std::size_t review = 0; review < reviews.size(); ++review) {
        const auto rows = scaled(seen, review);
        std::vector<int> next;
        for (const int leaf : leaves) {
            const std::vector<int> futures = tree.nodes[at(leaf)].futures;
            const std::vector<double> score = scores(rows, futures);
            std::vector<int> order(futures.size());
            std::iota(order.begin(), order.end(), 0);
            std::ranges::sort(order, [&](int a, int b) {
                return score[at(a)] != score[at(b)] ? score[at(a)] < score[at(b)] : a < b;
            });
            const int groups = std::min(branches, static_cast<int>(futures.size()));
            for (int group = 0; group < groups; ++group) {
                DecisionNode node{leaf, reviews[review], {}};
                const auto count = static_cast<int>(order.size());
                for (int index = group * count / groups; index < (group + 1) * count / groups; ++index) {
                    node.futures.push_back(futures[at(order[at(index)])]);
                }
                std::ranges::sort(node.futures);
                for (const int future : node.futures) {
                    tree.path[at(future)].push_back(static_cast<int>(tree.nodes.size()));
                }
                next.push_back(static_cast<int>(tree.nodes.size()));
                tree.nodes.push_back(std::move(node));
            }
        }
        leaves = std::move(next);
    }
    return tree;
}

}  // namespace sinews::plan
