#include "plan/planning.hpp"

#include <stdexcept>
#include <utility>

#include "analyse/trajectory.hpp"
#include "network/compile.hpp"
#include "plan/with_builds.hpp"
#include "support/folder.hpp"

namespace sinews::planning {

namespace {

scenario::Scenario read(const scenario::FileSet& files) {
    scenario::ReadResult read = scenario::read_scenario(files);
    if (scenario::has_errors(read.faults)) throw std::runtime_error(support::in_words(read.faults));
    return std::move(read.scenario);
}

}  // namespace

Planning::Planning(const scenario::FileSet& files)
    : scenario(read(files)),
      all(plan::with_undecided(scenario, false)),
      full(network::compile(all)),
      measures(analyse::make_plan(all, full)) {
    plan::run_worlds(full, measures, {}, {}, [this](int, const plan::WorldRun& one) { run = one; });
}

plan::Future Planning::future(const plan::Question& question) const {
    const auto measure = static_cast<std::size_t>(question.measure);
    return plan::look_ahead({scenario, full, run, measures.measures[measure]}, question);
}

plan::PlanAnswer Planning::answer(const plan::Question& question) const { return answer(question, future(question)); }

plan::PlanAnswer Planning::answer(const plan::Question& question, const plan::Future& future) const {
    stochastic::SolveOptions options;
    options.gap = 1e-7;
    return plan::find_plan(full, future, measures.measures[static_cast<std::size_t>(question.measure)], question,
                           options);
}

double Planning::simulated(const plan::Question& question, const std::vector<scenario::LeverBuild>& builds) const {
    const scenario::Scenario with = plan::with_builds(scenario, builds);
    const network::Network network = network::compile(with);
    const analyse::Trajectory trajectory = analyse::record(with, network, simulate::Mode::point, 1, 0);
    return trajectory.measures[static_cast<std::size_t>(question.measure)][static_cast<std::size_t>(question.month)];
}

}  // namespace sinews::planning
