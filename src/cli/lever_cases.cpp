#include "cli/lever_cases.hpp"

#include <algorithm>
#include <cmath>

#include "analyse/narrowed.hpp"
#include "cli/exit_codes.hpp"
#include "cli/levers_by_name.hpp"
#include "cli/parallel.hpp"
#include "cli/unknown_id.hpp"
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

/// Half the widest interval of the first comparison's change; infinite while a run goes to or from never.
double widest(const analyse::LeverAnswers& answers) {
    double width = 0;
    for (const auto& one : answers.cases) {
        if (one.effects.crossovers.empty()) continue;
        const analyse::Difference& change = one.effects.crossovers.front().change;
        const double half = (change.high - change.low) / 2;
        width = std::isnan(half) ? width : std::max(width, half);  // both ends at the same infinity: it is sure
    }
    return width;
}

/// Levers that act together, ready to run where nothing is wrong with them.
struct Compiled {
    LeversByName levers;  // without its stages
    std::shared_ptr<const network::Network> network;
    analyse::Plan plan;
};

Compiled compile_case(const LoadedScenario& loaded, const scenario::Documents& documents, const std::string& name,
                      const std::shared_ptr<const network::Network>& plain, network::SamplerStore samplers) {
    Compiled one;
    one.levers = levers_by_name(loaded, documents, parts_of(name));
    if (one.levers.exit_code != exit_done) return one;
    one.network = std::make_shared<const network::Network>(network::compile(one.levers.applied, samplers, plain));
    one.plan = analyse::make_plan(one.levers.applied.stages.back().scenario, *one.network);
    one.levers.applied.stages.clear();
    return one;
}

/// What is wrong with the first id that no row has; "" when all are known.
template <class Row>
std::string first_unknown(const std::vector<Row>& rows, const std::vector<std::string>& ids, const char* option,
                          std::string_view kind) {
    for (const std::string& id : ids) {
        const std::string problem = unknown_id(rows, id, kind);
        if (!problem.empty()) return std::string(option) + ": " + problem;
    }
    return "";
}

}  // namespace

LeverQuestionsRead read_lever_questions(const LeversAsked& asked, const scenario::Scenario& scenario) {
    LeverQuestionsRead read;
    read.questions = {asked.comparisons, asked.claims, asked.measures, {}};
    for (const std::string& text : asked.months) {
        const auto month = scenario::parse_month(text);
        if (!month || *month < scenario.start || *month > scenario.end) {
            read.problem = "--month: `" + text + "` is no month from " + scenario::to_text(scenario.start) + " to " +
                           scenario::to_text(scenario.end) + "; write YYYY-MM";
            return read;
        }
        read.questions.months.push_back(*month);
    }
    read.problem = first_unknown(scenario.comparisons, asked.comparisons, "--comparison", "comparison");
    if (read.problem.empty()) read.problem = first_unknown(scenario.claims, asked.claims, "--claim", "claim");
    if (read.problem.empty()) read.problem = first_unknown(scenario.measures, asked.measures, "--measure", "measure");
    read.chosen = asked.levers;
    if (read.chosen.empty()) {
        for (const auto& lever : scenario.levers) read.chosen.push_back(lever.id);
    }
    read.chosen.insert(read.chosen.end(), asked.together.begin(), asked.together.end());
    if (read.problem.empty() && read.chosen.empty())
        read.problem = "the scenario has no levers; write them into levers.toml";
    return read;
}

void LeverRuns::add(std::shared_ptr<const network::Network> network, const analyse::Plan& plan,
                    std::uint64_t replications) {
    analyse::Plan narrow = analyse::narrowed(plan, asked.request);
    auto outcomes =
        std::make_unique<analyse::Outcomes>(narrow, asked.request.outcomes, analyse::Range{0, replications});
    runs.push_back({std::move(network), std::move(narrow), std::move(outcomes)});
}

std::vector<analyse::OutcomeRun> LeverRuns::to_run(const simulate::GivenDraws* given) const {
    std::vector<analyse::OutcomeRun> list;
    list.reserve(runs.size());
    for (const Run& run : runs) list.push_back({run.network.get(), &run.plan, run.outcomes.get(), given});
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
                             const analyse::LeverQuestions& questions, const RunSize& size) {
    LeverRuns result;
    network::SamplerStore samplers;
    const auto plain = std::make_shared<const network::Network>(network::compile(loaded.scenario, samplers));
    const analyse::Plan plan = analyse::make_plan(loaded.scenario, *plain);
    result.asked = analyse::ask(loaded.scenario, plan, questions);
    result.add(plain, plan, size.replications);

    scenario::FaultList told;  // when the scenario was loaded
    const scenario::Documents documents(loaded.set_files, told);
    std::vector<Compiled> compiled(chosen.size());
    parallel_over(size.threads)(static_cast<int>(chosen.size()), [&](int at) {
        const std::string& name = chosen[static_cast<std::size_t>(at)];
        compiled[static_cast<std::size_t>(at)] = compile_case(loaded, documents, name, plain, samplers);
    });
    for (std::size_t at = 0; at < chosen.size(); ++at) {
        Compiled& one = compiled[at];
        // All that is wrong at once; a wrong name counts before a wrong scenario.
        result.exit_code = std::max(result.exit_code, one.levers.exit_code);
        result.message += one.levers.message;
        const scenario::Faults& faults = one.levers.applied.faults;
        result.faults.insert(result.faults.end(), faults.begin(), faults.end());
        if (result.exit_code != exit_done) continue;
        result.cases.push_back(case_of(loaded.scenario, parts_of(chosen[at])));
        result.add(std::move(one.network), one.plan, size.replications);
    }
    return result;
}

std::optional<analyse::LeverAnswers> run_levers(const LeverRuns& runs, const RunSize& size, double precision,
                                                std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
    std::uint64_t ran = 0;
    while (true) {
        const bool whole = precision <= 0;
        const std::uint64_t next =
            whole ? size.replications : std::min(size.replications, std::max(ran * 2, std::uint64_t{1024}));
        if (!outcome_threads(runs.to_run(size.given), runs.asked.request.outcomes, size, {ran, next - ran}, done,
                             stop)) {
            return std::nullopt;
        }
        ran = next;
        analyse::LeverAnswers answers = runs.answers(ran, size.seed);
        if (ran == size.replications || widest(answers) <= precision) return answers;
    }
}

}  // namespace sinews::cli
