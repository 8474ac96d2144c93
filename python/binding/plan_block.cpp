#include "binding/plan_block.hpp"

#include <cstring>
#include <utility>

#include "cli/exit_codes.hpp"
#include "report/hash.hpp"

namespace sinews::python {

namespace {

constexpr const char* own_posterior = "posterior.json";

using stochastic::at;

}  // namespace

cli::PlanCommand plan_command(const Model& model, const std::vector<std::string>& words) {
    cli::PlanCommand command;
    command.scenario = model.loaded.name;
    if (const auto problem = cli::read_plan_options(words, command)) throw Refused(*problem);
    return command;
}

cli::UsedPosterior plan_posterior(const Model& model, const Beside& beside, const cli::PlanCommand& command,
                                  const network::Network& network, std::uint64_t seed) {
    const std::string hash = beside.hash_or(model.record.scenario_hash);
    if (!command.posterior.file.empty()) {
        return cli::use_posterior(command.scenario, command.posterior, network, seed, hash);
    }
    const std::string_view bytes = beside.find(own_posterior);
    if (bytes.empty() || command.posterior.prior) return {};
    return cli::use_posterior(cli::posterior_of_bytes(beside.folder + own_posterior, std::string(bytes)), network, seed,
                              hash);
}

std::string decision_bytes(const plan::Decisions& decisions) {
    static_assert(sizeof(plan::Decision) == 4 * sizeof(int));
    std::string bytes(decisions.all.size() * sizeof(plan::Decision), '\0');
    if (!bytes.empty()) std::memcpy(bytes.data(), decisions.all.data(), bytes.size());
    return bytes;
}

plan::Decisions decisions_of(std::string_view bytes) {
    plan::Decisions decisions;
    decisions.all.resize(bytes.size() / sizeof(plan::Decision));
    if (!bytes.empty()) std::memcpy(decisions.all.data(), bytes.data(), bytes.size());
    return decisions;
}

std::shared_ptr<const PlanWorld> make_plan_world(std::shared_ptr<const Model> model, const Beside& beside,
                                                 const std::vector<std::string>& words) {
    const scenario::Scenario& scenario = model->loaded.scenario;
    auto world = std::make_shared<PlanWorld>(
        PlanWorld{model, plan_command(*model, words), plan::Study(scenario, true), {}, {}, 1});
    world->asked = cli::plan_question(world->command.asked, scenario, world->study.network, world->study.measures);
    if (world->asked.problem) throw Refused(*world->asked.problem);
    world->study.aim_at_targets(world->asked.question);
    world->seed = world->command.seed.value_or(scenario.seed);
    world->posterior = plan_posterior(*model, beside, world->command, world->study.network, world->seed);
    if (world->posterior.exit_code != cli::exit_done) throw Refused(world->posterior.message);
    return world;
}

PlanBlock::PlanBlock(std::shared_ptr<const PlanWorld> world, int block, std::string_view decisions,
                     const std::vector<std::vector<std::uint8_t>>& on_path)
    : world_(std::move(world)), decisions_(decisions_of(decisions)) {
    const plan::Question& question = world_->asked.question;
    const plan::Study& study = world_->study;
    const int futures = world_->command.asked.futures;
    const std::vector<std::uint8_t> all(decisions_.all.size(), 1);
    plan::WorldDraws draws{simulate::Mode::monte_carlo, world_->seed, 0, 1, nullptr};
    if (world_->posterior.given) draws.given = &*world_->posterior.given;
    for (int future = block; future < futures; future += plan::blocks_of(futures)) {
        draws.first = static_cast<std::uint64_t>(future);
        const std::vector<plan::Future> one = study.futures(question, draws, {});
        const std::size_t position = problems_.size();
        if (!on_path.empty() && (position >= on_path.size() || on_path[position].size() != all.size())) {
            throw Refused("a block of the plan has other futures than its decisions");
        }
        problems_.push_back(plan::make_future_problem(study.network, one.front(), study.measure(question), decisions_,
                                                      on_path.empty() ? all : on_path[position]));
    }
    for (plan::FutureProblem& problem : problems_) in_order_.push_back(&problem);
}

PlanBlock::Step PlanBlock::values(const std::vector<double>& x, std::string_view bases) {
    const std::scoped_lock lock(mutex_);
    if (!plan::set_bases(bases, in_order_)) throw Refused("a block of the plan was given the bases of another");
    const plan::BlockAnswer answer = plan::values_at(in_order_, decisions_, x, {});
    return {plan::bases_of(in_order_), plan::answer_bytes(answer)};
}

std::size_t PlanBlock::memory() const {
    std::size_t bytes = 0;
    for (const plan::FutureProblem& problem : problems_) {
        bytes += problem.program.matrix.row.size() * 12 + at(problem.program.columns() + problem.program.rows()) * 40;
        for (const std::vector<double>& gains : problem.gains) bytes += gains.size() * sizeof(double);
    }
    return bytes;
}

}  // namespace sinews::python
