#include "analyse/ensemble_sensitivity.hpp"

#include <algorithm>
#include <numeric>

namespace sinews::analyse {

namespace {

double variance_of(std::span<const double> values) {
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double sum = 0;
    for (const double value : values) sum += (value - mean) * (value - mean);
    return sum / n;
}

}  // namespace

EnsembleSensitivity::EnsembleSensitivity(const simulate::GivenDraws& given, std::span<const double> outputs)
    : given_(&given) {
    std::vector<double> sums(given.members, 0.0), present;
    std::vector<std::uint64_t> counts(given.members, 0);
    for (std::size_t replication = 0; replication < outputs.size(); ++replication) {
        const double output = outputs[replication];
        if (output != output) continue;
        const std::uint64_t member = given.member_of(replication);
        sums[member] += output;
        ++counts[member];
        present.push_back(output);
    }
    for (std::uint64_t member = 0; member < given.members; ++member) {
        if (counts[member] == 0) continue;
        members_.push_back(member);
        means_.push_back(sums[member] / static_cast<double>(counts[member]));
    }
    const double whole = present.empty() ? 0 : variance_of(present);
    between_ = whole > 0 ? std::min(1.0, variance_of(means_) / whole) : 0;
}

std::optional<std::size_t> EnsembleSensitivity::row_of(std::uint64_t stream) const {
    const auto found = std::ranges::find(given_->streams, stream);
    if (found == given_->streams.end()) return std::nullopt;
    return static_cast<std::size_t>(found - given_->streams.begin());
}

std::vector<double> EnsembleSensitivity::ranks(std::size_t row) const {
    std::vector<std::size_t> order(members_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const double* const numbers = given_->uniforms.data() + row * given_->members;
    std::ranges::sort(order, [&](std::size_t one, std::size_t other) {
        const double left = numbers[members_[one]], right = numbers[members_[other]];
        return left != right ? left < right : one < other;
    });
    std::vector<double> result(members_.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        result[order[rank]] = (static_cast<double>(rank) + 0.5) / static_cast<double>(order.size());
    return result;
}

double EnsembleSensitivity::first_order(std::size_t row) const {
    return between_ * first_order_given_data(ranks(row), means_);
}

SensitivityIndex EnsembleSensitivity::first_order_interval(std::size_t row, std::uint64_t seed) const {
    const SensitivityIndex index = analyse::first_order_interval(ranks(row), means_, seed);
    return {between_ * index.value, between_ * index.low, between_ * index.high};
}

}  // namespace sinews::analyse
