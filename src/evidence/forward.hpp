#pragma once
// From normal scores of draws to what would be reported: the model as the smoother sees it.

#include <functional>

#include "analyse/outcomes.hpp"
#include "evidence/draws.hpp"
#include "evidence/matrix.hpp"
#include "evidence/observation.hpp"

namespace sinews::evidence {

/// Runs all replications of `outcomes.range` with these draws, on as many threads as the caller likes (this room owns none).
/// False when it was stopped.
using Simulate =
    std::function<bool(const network::Network& network, const analyse::Plan& plan, std::uint64_t seed,
                       const analyse::OutcomeRequest& request, const simulate::GivenDraws& given, analyse::Outcomes&)>;

class ForwardModel {
public:
    ForwardModel(const scenario::Scenario& scenario, const Observations& observations, std::uint64_t seed,
                 Simulate simulate);

    [[nodiscard]] const network::Network& network() const { return network_; }
    [[nodiscard]] const std::vector<Draw>& draws() const { return draws_; }
    [[nodiscard]] scenario::Month start() const { return start_; }

    /// Logarithms of what is simulated for every observation, in the unit of its figure, [observation][member] (0 for targets); nothing is
    /// taken as a thousandth of the figure. Replication r has the scores of member r. False when it was stopped.
    [[nodiscard]] bool predict(const Matrix& scores, Matrix& predicted) const;

private:
    const Observations* observations_;
    scenario::Month start_;
    std::uint64_t seed_;
    Simulate simulate_;
    network::Network network_;
    analyse::Plan plan_;
    analyse::OutcomeRequest request_;
    std::vector<std::size_t> first_value_;  // by observation: position in the request of its first month
    std::vector<Draw> draws_;
};

}  // namespace sinews::evidence
