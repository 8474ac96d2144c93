#include "evidence/forward.hpp"

#include <algorithm>
#include <utility>

#include "network/compile.hpp"
#include "numerics/elementary.hpp"

namespace sinews::evidence {

namespace {

constexpr double nothing = 1e-3;  // of the figure: where a logarithm would have no end

/// Position of a measure and month; the request is sorted by both, so an observation's months stand side by side.
std::size_t position_of(const analyse::OutcomeRequest& request, int measure, int month) {
    const auto found = std::ranges::find_if(
        request.values, [&](const auto& value) { return value.measure == measure && value.month == month; });
    return static_cast<std::size_t>(found - request.values.begin());
}

}  // namespace

ForwardModel::ForwardModel(const scenario::Scenario& scenario, const Observations& observations, std::uint64_t seed,
                           Simulate simulate)
    : observations_(&observations),
      start_(scenario.start),
      seed_(seed),
      simulate_(std::move(simulate)),
      request_(request_of(observations)) {
    const scenario::Scenario observed = observed_scenario(scenario, observations);
    network_ = network::compile(observed);
    plan_ = analyse::make_plan(observed, network_);
    draws_ = draws_of(network_);
    for (const Observation& one : observations.list)
        first_value_.push_back(position_of(request_, one.measure, one.from));
}

bool ForwardModel::predict(const Matrix& scores, Matrix& predicted) const {
    const std::size_t members = scores.columns;
    analyse::Outcomes outcomes(plan_, request_, {0, members});
    if (!simulate_(network_, plan_, seed_, request_, given_draws(draws_, scores), outcomes)) return false;
    predicted = Matrix(observations_->list.size(), members);
    for (std::size_t at = 0; at < observations_->list.size(); ++at) {
        const Observation& one = observations_->list[at];
        if (one.kind == Kind::target) continue;
        const int length = one.to - one.from + 1;
        const auto months = static_cast<std::size_t>(length);
        const double scale = one.total ? one.scale : one.scale / static_cast<double>(months);
        for (std::size_t member = 0; member < members; ++member) {
            double sum = 0;
            for (std::size_t month = 0; month < months; ++month)
                sum += outcomes.values[outcomes.at(first_value_[at] + month, member)];
            // Written so that an empty value (NaN) counts as nothing too.
            const double value = sum * scale > nothing * one.figure ? sum * scale : nothing * one.figure;
            predicted(at, member) = numerics::logarithm(value);
        }
    }
    return true;
}

}  // namespace sinews::evidence
