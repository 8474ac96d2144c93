#include "cli/lever_cases.hpp"

#include "cli/exit_codes.hpp"
#include "cli/levers_by_name.hpp"
#include "network/compile.hpp"

namespace sinews::cli {

namespace {

std::vector<std::string> parts_of(const std::string& together) {
    std::vector<std::string> parts{""};
    for (const char letter : together) {
        if (letter == '+') {
            parts.emplace_back();
        } else {
            parts.back() += letter;
        }
    }
    return parts;
}

analyse::LeverCase case_of(const scenario::Scenario& scenario, const std::vector<std::string>& ids) {
    analyse::LeverCase one;
    one.levers = ids;
    one.from = scenario.end;
    for (const auto& lever : scenario.levers) {
        for (const std::string& id : ids) {
            if (id != lever.id) continue;
            one.from = std::min(one.from, scenario::acts_from(scenario, lever));
            one.text += (one.text.empty() ? "" : "; ") + (lever.text.empty() ? lever.id : lever.text);
        }
    }
    return one;
}

}  // namespace

std::vector<OutcomeRun> LeverRuns::to_run(const simulate::GivenDraws* given) const {
    std::vector<OutcomeRun> list;
    for (const Run& run : runs) list.push_back({&run.network, &run.plan, run.outcomes.get(), given});
    return list;
}

analyse::LeverAnswers LeverRuns::answers(std::uint64_t replications, std::uint64_t seed) const {
    analyse::LeverAnswers all = asked.answers;
    all.replications = replications;
    all.seed = seed;
    all.cases = cases;
    std::vector<const analyse::Outcomes*> outcomes;
    for (std::size_t at = 1; at < runs.size(); ++at) outcomes.push_back(runs[at].outcomes.get());
    auto effects =
        analyse::lever_effects(runs.front().plan, asked.request, *runs.front().outcomes, outcomes, replications, seed);
    for (std::size_t at = 0; at < all.cases.size(); ++at) all.cases[at].effects = std::move(effects[at]);
    analyse::sort_by_effect(all.cases);
    return all;
}

LeverRuns prepare_lever_runs(const LoadedScenario& loaded, const std::vector<std::string>& chosen,
                             const analyse::LeverQuestions& questions, std::uint64_t replications) {
    LeverRuns result;
    const auto add_run = [&](const scenario::Scenario& scenario, network::Network network) {
        const analyse::Plan plan = analyse::make_plan(scenario, network);
        if (result.runs.empty()) result.asked = analyse::ask(scenario, plan, questions);
        analyse::Plan narrow = analyse::narrowed(plan, result.asked.request);
        auto outcomes =
            std::make_unique<analyse::Outcomes>(narrow, result.asked.request.outcomes, analyse::Range{0, replications});
        result.runs.push_back({std::move(network), std::move(narrow), std::move(outcomes)});
    };
    add_run(loaded.scenario, network::compile(loaded.scenario));
    for (const std::string& name : chosen) {
        const std::vector<std::string> ids = parts_of(name);
        const LeversByName levers = levers_by_name(loaded, ids);
        if (levers.exit_code != exit_done) {
            // All that is wrong at once; a wrong name counts before a wrong scenario.
            result.exit_code = std::max(result.exit_code, levers.exit_code);
            result.message += levers.message;
            continue;
        }
        if (result.exit_code != exit_done) continue;
        add_run(levers.applied.stages.back().scenario, network::compile(levers.applied));
        result.cases.push_back(case_of(loaded.scenario, ids));
    }
    return result;
}

}  // namespace sinews::cli
