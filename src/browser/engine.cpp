#include "browser/engine.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analyse/answers.hpp"
#include "analyse/headline.hpp"
#include "analyse/run.hpp"
#include "network/compile.hpp"
#include "report/hash.hpp"
#include "report/page.hpp"
#include "scenario/apply_levers.hpp"
#include "scenario/move_lever.hpp"
#include "scenario/render.hpp"

namespace sinews::browser {

namespace {

/// The levers of the question as they act, each once; a problem when there is none of that name or it cannot be moved.
std::variant<std::vector<scenario::Lever>, Problem> levers_of(const scenario::Scenario& scenario,
                                                              const std::vector<LeverUse>& uses) {
    std::vector<scenario::Lever> levers;
    for (const LeverUse& use : uses) {
        const auto named = [&](const scenario::Lever& lever) { return lever.id == use.lever; };
        const auto found = std::find_if(scenario.levers.begin(), scenario.levers.end(), named);
        if (found == scenario.levers.end()) return Problem{"there is no lever `" + use.lever + "`"};
        if (std::any_of(levers.begin(), levers.end(), named)) return Problem{"lever `" + use.lever + "` stands twice"};
        if (!std::isfinite(use.value)) return Problem{"the value of lever `" + use.lever + "` is not finite"};
        if (use.value != 1 && !scenario::has_scale(*found)) {
            return Problem{"lever `" + use.lever + "` sets or builds: it is on (1) or left out"};
        }
        levers.push_back(scenario::moved(*found, use.value));
    }
    return levers;
}

}  // namespace

std::variant<Engine, Problem> Engine::load(Folder folder) {
    Engine engine;
    scenario::ReadResult read = scenario::read_scenario(folder.files);
    if (scenario::has_errors(read.faults)) {
        return Problem{scenario::render_faults(read.faults, folder.files, "", scenario::FaultFormat::full)};
    }
    engine.scenario_ = std::move(read.scenario);
    engine.scenario_hash_ = report::scenario_hash(folder.files);
    engine.files_ = std::move(folder.files);
    if (folder.posterior.empty()) return engine;
    evidence::PosteriorRead posterior = evidence::read_posterior(folder.posterior);
    if (!posterior.posterior) return Problem{"posterior: " + posterior.problem};
    engine.posterior_ = std::move(posterior.posterior);
    report::Hash hash;
    hash.add(std::string_view(folder.posterior));
    engine.posterior_hash_ = report::hash_text(hash.value());
    return engine;
}

std::variant<std::string, Problem> Engine::ask(const Question& question) const {
    const auto levers = levers_of(scenario_, question.levers);
    if (const auto* problem = std::get_if<Problem>(&levers)) return *problem;
    std::vector<const scenario::Lever*> acting;
    for (const scenario::Lever& lever : std::get<0>(levers)) acting.push_back(&lever);
    const scenario::AppliedLevers applied = scenario::apply_levers(scenario_, files_, acting);
    if (!applied.faults.empty()) {
        return Problem{scenario::render_faults(applied.faults, files_, "", scenario::FaultFormat::full)};
    }
    const scenario::Scenario& changed = applied.stages.back().scenario;
    const network::Network network = network::compile(applied);
    analyse::Plan plan = analyse::make_plan(changed, network);
    plan.asked.waterfall = question.waterfall;
    std::optional<simulate::GivenDraws> given;
    std::size_t unknown = 0;
    if (posterior_) given = evidence::given_draws(network, *posterior_, question.seed, unknown);
    analyse::Tally tally(plan);
    analyse::run_range(network, plan, simulate::Mode::monte_carlo, question.seed, {0, question.replications}, tally,
                       nullptr, nullptr, analyse::default_lanes, given ? &*given : nullptr);
    analyse::Answers answers = analyse::make_answers(changed, network, plan, tally, simulate::Mode::monte_carlo);
    const std::vector<std::string> headline = analyse::headline(answers);
    answers.sources.clear();
    answers.evidence.clear();
    answers.parties.clear();
    answers.items.clear();
    if (!question.waterfall) answers.waterfall.clear();
    report::RunRecord record;
    record.version = SINEWS_VERSION;
    record.seed = question.seed;
    record.scenario_hash = scenario_hash_;
    record.posterior = posterior_hash_;
    record.result_hash = report::result_hash(tally);
    return report::page_data(answers, headline, record);
}

}  // namespace sinews::browser
