// levers and sensitivity.

#include <limits>
#include <string_view>

#include "binding/study.hpp"
#include "binding/watched.hpp"
#include "cli/exit_codes.hpp"
#include "cli/sensitivity_runs.hpp"
#include "cli/thread_count.hpp"
#include "cli/timer.hpp"
#include "network/compile.hpp"
#include "report/hash.hpp"
#include "report/lever_tables.hpp"
#include "report/sensitivity_tables.hpp"

namespace sinews::python {

using enum Kind;

namespace {

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

/// The posterior's draws in a network other than the model's own: the one without levers.
cli::UsedPosterior posterior_in(const network::Network& network, const Model& model, const Beside& beside,
                                std::uint64_t seed) {
    const std::string_view bytes = beside.find("posterior.json");
    if (bytes.empty()) return {};
    cli::UsedPosterior used =
        cli::use_posterior(cli::posterior_of_bytes(beside.folder + "posterior.json", std::string(bytes)), network, seed,
                           beside.hash_or(model.loaded.hash));
    if (used.exit_code != cli::exit_done) throw Refused(used.message);
    return used;
}

report::RunRecord record_of(const Model& model, const cli::RunSize& size, const cli::UsedPosterior& posterior,
                            const std::string& csv, double seconds) {
    report::RunRecord record = model.record;
    record.levers.clear();
    record.seed = size.seed;
    record.threads = size.threads;
    record.posterior = posterior.hash;
    report::Hash hash;
    hash.add(std::string_view(csv));
    record.result_hash = hash.value();
    record.seconds.total = seconds;
    return record;
}

/// The columns of a change, and its months when it is one of crossovers.
class EffectTable {
public:
    explicit EffectTable(const analyse::LeverAnswers& answers) : answers_(answers) {
        for (const analyse::LeverCase& one : answers.cases) add(one);
    }
    [[nodiscard]] std::shared_ptr<const Table> take() { return table_.take(); }

private:
    void add(const analyse::LeverCase& one) {
        for (std::size_t at = 0; at < answers_.comparisons.size(); ++at) {
            const auto& effect = one.effects.crossovers[at];
            begin(one, "crossover", answers_.comparisons[at].id).no_day();
            table_.add(no_value).add(no_value);
            for (const auto& month : {effect.without, effect.with})
                month ? table_.add(answers_.month(*month)) : table_.no_day();
            end(effect.change);
            begin(one, "crossed", answers_.comparisons[at].id).no_day();
            values(effect.crossed_without, effect.crossed_with, effect.crossed);
        }
        for (std::size_t at = 0; at < answers_.values.size(); ++at) {
            const auto& effect = one.effects.values[at];
            begin(one, "value", answers_.values[at].measure).add(answers_.values[at].month);
            values(effect.without, effect.with, effect.change);
        }
        for (std::size_t at = 0; at < answers_.claims.size(); ++at) {
            const auto& effect = one.effects.claims[at];
            begin(one, "claim", answers_.claims[at].id).no_day();
            values(effect.without, effect.with, effect.change);
        }
    }
    TableBuilder& begin(const analyse::LeverCase& one, std::string_view kind, const std::string& id) {
        const std::string name = one.name();
        table_.add(std::string_view(name)).add(std::string_view(one.text)).add(one.from);
        return table_.add(kind).add(std::string_view(id));
    }
    void values(double without, double with, const analyse::Difference& change) {
        table_.add(without).add(with).no_day().no_day();
        end(change);
    }
    void end(const analyse::Difference& change) { table_.add(change.change).add(change.low).add(change.high); }

    const analyse::LeverAnswers& answers_;
    TableBuilder table_{{"lever", text},        {"text", text},      {"from", day},     {"kind", text},
                        {"id", text},           {"month", day},      {"without", real}, {"with", real},
                        {"without_month", day}, {"with_month", day}, {"change", real},  {"low", real},
                        {"high", real}};
};

std::shared_ptr<const Table> inputs_table(const report::SensitivityAnswers& answers) {
    TableBuilder table{{"input", text}, {"first", real},     {"first_low", real}, {"first_high", real},
                       {"total", real}, {"total_low", real}, {"total_high", real}};
    for (const auto& input : answers.inputs) {
        const auto total = input.total.value_or(analyse::SensitivityIndex{no_value, no_value, no_value});
        table.add(std::string_view(input.name)).add(input.first.value).add(input.first.low).add(input.first.high);
        table.add(total.value).add(total.low).add(total.high);
    }
    return table.take();
}

cli::RunSize size_of(std::uint64_t replications, std::uint64_t seed, unsigned threads) {
    cli::RunSize size;
    size.seed = seed;
    size.replications = replications;
    size.threads = cli::thread_count(threads);
    return size;
}

}  // namespace

Study levers(const Model& model, const Beside& beside, const cli::LeversAsked& asked, std::uint64_t replications,
             std::uint64_t seed, unsigned threads, double precision, const nanobind::object& progress) {
    const cli::LeverQuestionsRead questions = cli::read_lever_questions(asked, model.loaded.scenario);
    if (!questions.problem.empty()) throw Refused(questions.problem);
    Study study;
    watched(progress, [&](std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
        const cli::Timer timer;
        cli::RunSize size = size_of(replications, seed, threads);
        const cli::LeverRuns runs = cli::prepare_lever_runs(model.loaded, questions.chosen, questions.questions, size);
        if (runs.exit_code == cli::exit_invalid_scenario) {
            study.faults = runs.faults;
            study.faults_text = runs.message;
            return;
        }
        if (runs.exit_code != cli::exit_done) throw Refused(runs.message);
        const cli::UsedPosterior posterior = posterior_in(*runs.runs.front().network, model, beside, seed);
        if (posterior.given) size.given = &*posterior.given;
        const auto answers = cli::run_levers(runs, size, precision, done, stop);
        if (!answers) return;
        const std::string csv = report::levers_csv(*answers);
        study.json = report::levers_json(*answers, record_of(model, size, posterior, csv, timer.seconds()));
        study.tables["effects"] = EffectTable(*answers).take();
        study.told = posterior.message;
    });
    return study;
}

Study sensitivity(const Model& model, const Beside& beside, const std::string& of, bool sobol, int top,
                  std::uint64_t replications, std::uint64_t seed, unsigned threads, const nanobind::object& progress) {
    cli::SensitivityQuestion question;
    const std::string problem = cli::read_question(of, model.loaded.scenario, question);
    if (!problem.empty()) throw Refused(problem);
    Study study;
    watched(progress, [&](std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
        const cli::Timer timer;
        cli::RunSize size = size_of(replications, seed, threads);
        const network::Network network = network::compile(model.loaded.scenario);
        const cli::UsedPosterior posterior = posterior_in(network, model, beside, seed);
        if (posterior.given && sobol) {
            throw Refused(
                "method \"sobol\" takes inputs one by one, and after a fit they hang together; use prior=True or "
                "method=\"given-data\"");
        }
        if (posterior.given) size.given = &*posterior.given;
        auto answers = cli::sensitivity_of(model.loaded.scenario, network, question, size, top, sobol, done, stop);
        if (!answers) return;
        answers->of = of;
        answers->fitted = posterior.given.has_value();
        const std::string csv = report::sensitivity_csv(*answers);
        study.json = report::sensitivity_json(*answers, record_of(model, size, posterior, csv, timer.seconds()));
        study.tables["inputs"] = inputs_table(*answers);
        study.told = posterior.message;
    });
    return study;
}

}  // namespace sinews::python
