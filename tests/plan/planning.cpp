#include "plan/planning.hpp"

#include <stdexcept>
#include <utility>

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

analyse::MeasurePlan Planning::measure(const plan::Question& question) const {
    if (question.kind == plan::Question::Kind::shortfall) return plan::made_for_targets(full, question);
    return measures.measures[static_cast<std::size_t>(question.measure)];
}

plan::Future Planning::future(const plan::Question& question) const {
    return plan::look_ahead({scenario, full, run, measure(question)}, question);
}

plan::PlanAnswer Planning::answer(const plan::Question& question) const { return answer(question, future(question)); }

plan::PlanAnswer Planning::answer(const plan::Question& question, const plan::Future& future) const {
    stochastic::SolveOptions options;
    options.gap = 1e-7;
    return plan::find_plan(full, future, measure(question), question, options);
}

double Planning::simulated(const plan::Question& question, const std::vector<scenario::LeverBuild>& builds) const {
    const scenario::Scenario with = plan::with_builds(scenario, builds);
    const network::Network network = network::compile(with);
    double value = 0;
    plan::run_worlds(network, analyse::make_plan(with, network), {}, {}, [&](int, const plan::WorldRun& one) {
        value = plan::simulated_value(full, question, network, one);
    });
    return value;
}

}  // namespace sinews::planning
