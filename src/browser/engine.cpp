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
#include "shards/tally_bytes.hpp"

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
    engine.record_.version = SINEWS_VERSION;
    engine.record_.scenario_hash = report::scenario_hash(folder.files);
    engine.files_ = std::move(folder.files);
    engine.plain_ = std::make_shared<const network::Network>(network::compile(engine.scenario_, engine.samplers_));
    scenario::FaultList told;  // above
    engine.documents_ = std::make_unique<const scenario::Documents>(engine.files_, told);
    if (folder.posterior.empty()) return engine;
    evidence::PosteriorRead posterior = evidence::read_posterior(folder.posterior);
    if (!posterior.posterior) return Problem{"posterior: " + posterior.problem};
    engine.posterior_ = std::move(posterior.posterior);
    report::Hash hash;
    hash.add(std::string_view(folder.posterior));
    engine.record_.posterior = report::hash_text(hash.value());
    return engine;
}

std::variant<Asking, Problem> Engine::ask(const Question& question) {
    const auto levers = levers_of(scenario_, question.levers);
    if (const auto* problem = std::get_if<Problem>(&levers)) return *problem;
    if (std::string unknown = unknown_in(scenario_, question.shown); !unknown.empty())
        return Problem{std::move(unknown)};
    std::vector<const scenario::Lever*> acting;
    for (const scenario::Lever& lever : std::get<0>(levers)) acting.push_back(&lever);
    scenario::AppliedLevers applied = scenario::apply_levers(scenario_, *documents_, acting);
    if (!applied.faults.empty()) {
        return Problem{scenario::render_faults(applied.faults, files_, "", scenario::FaultFormat::full)};
    }
    std::shared_ptr<const network::Network> network = plain_;
    if (!acting.empty()) {
        network = std::make_shared<const network::Network>(network::compile(applied, samplers_, plain_));
    }
    std::shared_ptr<const simulate::GivenDraws> given = given_draws(*network, question.seed);
    scenario::Scenario asked = std::move(applied.stages.back().scenario);
    if (!question.shown.everything()) asked = only_shown(std::move(asked), question.shown);
    Asking asking(question, std::move(asked), std::move(network), record_);
    asking.given_ = std::move(given);
    asking.past_ = past_of(question);
    return asking;
}

std::shared_ptr<analyse::SharedPast> Engine::past_of(const Question& question) {
    if (question.shown.everything()) return nullptr;
    if (past_ == nullptr || past_seed_ != question.seed || !(past_shown_ == question.shown)) {
        const int as_of = scenario::months_between(scenario_.start, scenario_.as_of);
        past_ = std::make_shared<analyse::SharedPast>(analyse::SharedPast{plain_.get(), as_of + 1, {}});
        past_seed_ = question.seed;
        past_shown_ = question.shown;
    }
    return past_;
}

/// A posterior goes by the names of cells. What it makes of the scenario as written serves every network with levers too,
/// since levers keep the draws of cells; cells that only a lever's own lines have are no part of a posterior.
std::shared_ptr<const simulate::GivenDraws> Engine::given_draws(const network::Network& network, std::uint64_t seed) {
    if (!posterior_) return nullptr;
    if (given_ != nullptr && given_seed_ == seed) return given_;
    std::size_t unknown = 0;
    auto given =
        std::make_shared<const simulate::GivenDraws>(evidence::given_draws(network, *posterior_, seed, unknown));
    // One that lacks names of the posterior must not stand for networks that have them.
    if (unknown == 0) {
        given_ = given;
        given_seed_ = seed;
    }
    return given;
}

Asking::Asking(Question question, scenario::Scenario scenario, std::shared_ptr<const network::Network> network,
               report::RunRecord record)
    : question_(std::move(question)), record_(std::move(record)) {
    analyse::Plan plan = analyse::make_plan(scenario, *network);
    plan.asked.waterfall = question_.waterfall;
    if (!question_.shown.everything()) plan = analyse::of_measures_alone(std::move(plan));
    analyse::Tally tally(plan);
    held_ = std::make_unique<Held>(Held{std::move(scenario), std::move(network), std::move(plan), std::move(tally)});
    record_.seed = question_.seed;
}

std::uint64_t Asking::run(std::uint64_t futures) {
    const std::uint64_t count = std::min(futures, question_.replications - done_);
    if (count > 0) {
        if (!run_) {
            run_ = analyse::begin_run(*held_->network, held_->plan, simulate::Mode::monte_carlo, question_.seed,
                                      question_.replications, {&held_->tally, &held_->tally, {}}, {}, given_.get(),
                                      past_.get());
        }
        run_->run({question_.first + done_, count}, nullptr, nullptr);
    }
    done_ += count;
    return question_.replications - done_;
}

std::string Asking::portion() {
    if (run_) run_->hand_over();
    shards::ByteWriter writer;
    shards::write_tally(writer, held_->tally);
    return writer.take();
}

bool Asking::add(std::string_view portion) {
    shards::ByteReader reader(portion);
    return shards::add_tally(reader, held_->tally) && reader.rest().empty();
}

std::string Asking::answer() {
    if (run_) run_->hand_over();
    analyse::Answers answers =
        analyse::make_answers(held_->scenario, *held_->network, held_->plan, held_->tally, simulate::Mode::monte_carlo);
    const std::vector<std::string> headline = analyse::headline(answers);
    report::RunRecord record = record_;
    if (question_.waterfall && held_->plan.whole) {
        record.result_hash = report::result_hash(held_->tally);
    } else {  // in haste, and not the whole
        answers.waterfall.clear();
    }
    return report::changing_page_data(answers, headline, record);
}

}  // namespace sinews::browser
