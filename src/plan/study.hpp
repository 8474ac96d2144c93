#pragma once
// A scenario made ready for plans: its network with the candidates that nobody decides, and futures drawn of it.

#include <vector>

#include "plan/decision_tree.hpp"
#include "plan/find_plan.hpp"
#include "plan/future.hpp"
#include "plan/world_run.hpp"
#include "scenario/scenario.hpp"

namespace sinews::plan {

struct Study {
    const scenario::Scenario& scenario;
    network::Network network;
    analyse::Plan measures;
    analyse::MeasurePlan for_targets;  // of questions of shortfall

    /// `every_copy`: for drawn futures, in which each copy of a candidate has its own draws.
    Study(const scenario::Scenario& of, bool every_copy);

    /// Before a question of shortfall is asked: what its targets are.
    void aim_at_targets(const Question& question) { for_targets = made_for_targets(network, question); }

    [[nodiscard]] const analyse::MeasurePlan& measure(const Question& question) const {
        if (question.kind == Question::Kind::shortfall) return for_targets;
        return measures.measures[static_cast<std::size_t>(question.measure)];
    }
    /// The futures of these draws, cut out for the question.
    [[nodiscard]] std::vector<Future> futures(const Question& question, const WorldDraws& draws,
                                              const stochastic::Parallel& parallel) const;
    /// A measure by month in each future without new investment: [future][month].
    [[nodiscard]] std::vector<MonthSeries> series(int measure, const WorldDraws& draws,
                                                  const stochastic::Parallel& parallel) const;
    /// What the question counts in each future without new investment; a shortfall is not negated.
    [[nodiscard]] std::vector<double> values(const Question& question, const WorldDraws& draws,
                                             const stochastic::Parallel& parallel) const;
    /// What is seen in each future until each review: the measure's sum over the year before it, then what every item of the
    /// plan made and could have made in that year, all without new investment.
    [[nodiscard]] std::vector<Observations> observations(const Question& question, const std::vector<int>& reviews,
                                                         const WorldDraws& draws,
                                                         const stochastic::Parallel& parallel) const;
};

/// The point plan's builds as those of futures, where every copy is a choice of its own: the first decided is the first copy.
[[nodiscard]] std::vector<PlannedBuild> copies_apart(const std::vector<PlannedBuild>& builds, const Future& point,
                                                     const Future& apart);

}  // namespace sinews::plan
