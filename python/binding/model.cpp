#include "binding/model.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "analyse/headline.hpp"
#include "cli/exit_codes.hpp"
#include "cli/levers_by_name.hpp"
#include "cli/load_scenario.hpp"
#include "cli/result_files.hpp"
#include "cli/settings.hpp"
#include "cli/timer.hpp"
#include "network/compile.hpp"
#include "report/hash.hpp"
#include "report/page.hpp"
#include "report/summary.hpp"
#include "scenario/render.hpp"
#include "scenario/schema.hpp"
#include "shards/coverage.hpp"
#include "shards/shard_file.hpp"

namespace sinews::python {

namespace {

constexpr const char* own_posterior = "posterior.json";

scenario::FileSet known_of(const scenario::FileSet& files) {
    scenario::FileSet known;
    for (const auto& name : scenario::scenario_files()) {
        const auto file = files.find(std::string(name));
        if (file != files.end()) known.insert(*file);
    }
    return known;
}

/// Applies the settings to the files; what is wrong with one of their names, or "".
std::string apply_settings(cli::FolderFiles& files, scenario::ReadResult& read,
                           const std::vector<std::string>& settings) {
    for (const std::string& text : settings) {
        if (scenario::has_errors(cli::all_faults(files, read.faults))) return "";
        const auto setting = cli::parse_setting(text);
        if (!setting) return "`" + text + "` is not NAME=EXPR";
        cli::SettingResult set = cli::apply_setting(files.files, read.scenario, *setting);
        if (set.problem) return *set.problem;
        files.files = std::move(set.files);
        read = scenario::read_scenario(files.files);
    }
    return "";
}

std::vector<std::string> problem_list(std::string problem) { return {std::move(problem)}; }

}  // namespace

ModelOutcome make_model(const cli::FolderFiles& given, const std::string& name, const std::string& folder,
                        const std::vector<std::string>& settings, const std::vector<std::string>& levers) {
    const cli::Timer reading;
    cli::FolderFiles files = given;
    ModelOutcome outcome;
    scenario::ReadResult read = scenario::read_scenario(files.files);
    outcome.name_problem = apply_settings(files, read, settings);
    if (!outcome.name_problem.empty()) return outcome;
    outcome.faults = cli::all_faults(files, read.faults);
    outcome.faults_text = scenario::render_faults(outcome.faults, files.files, folder, scenario::FaultFormat::full);
    if (scenario::has_errors(outcome.faults)) return outcome;

    auto model = std::make_shared<Model>();
    model->files = known_of(given.files);
    model->record.scenario_hash = report::scenario_hash(model->files);
    cli::LoadedScenario& loaded = model->loaded;
    loaded.scenario = std::move(read.scenario);
    loaded.name = name;
    loaded.hash = model->record.scenario_hash;
    loaded.folder = folder;
    loaded.set_files = std::move(files.files);
    const cli::LeversByName by_name = cli::levers_by_name(loaded, levers);
    if (by_name.exit_code == cli::exit_wrong_command_line) {
        outcome.name_problem = by_name.message;
        return outcome;
    }
    if (by_name.exit_code != cli::exit_done) {
        outcome.faults = by_name.applied.faults;
        outcome.faults_text = by_name.message;
        return outcome;
    }
    model->record.version = SINEWS_VERSION;
    model->record.scenario_name = name;
    model->record.settings = settings;
    model->record.levers = levers;
    model->record.seconds.read = reading.seconds();
    const cli::Timer compiling;
    model->scenario = by_name.applied.stages.back().scenario;
    model->network = network::compile(by_name.applied);
    model->plan = analyse::make_plan(model->scenario, model->network);
    model->record.seconds.compile = compiling.seconds();
    outcome.model = std::move(model);
    return outcome;
}

std::string Beside::hash_or(std::uint64_t own) const { return made_of.empty() ? report::hash_text(own) : made_of; }

std::string_view Beside::find(const std::string& name) const {
    const auto found = files.find(name);
    return found == files.end() ? std::string_view() : std::string_view(found->second);
}

cli::UsedPosterior posterior_of(const Model& model, const Beside& beside, std::uint64_t seed) {
    const std::string_view bytes = beside.find(own_posterior);
    if (bytes.empty()) return {};
    cli::UsedPosterior used =
        cli::use_posterior(cli::posterior_of_bytes(beside.folder + own_posterior, std::string(bytes)), model.network,
                           seed, beside.hash_or(model.record.scenario_hash));
    if (used.exit_code != cli::exit_done) throw Refused(used.message);
    return used;
}

std::shared_ptr<Run> finish_run(std::shared_ptr<const Model> model, const cli::RunSize& size,
                                const analyse::Tally& tally, double seconds, const Beside& beside,
                                const cli::UsedPosterior& posterior) {
    auto run = std::make_shared<Run>();
    const bool point = size.mode == simulate::Mode::point;
    run->answers = analyse::make_answers(model->scenario, model->network, model->plan, tally, size.mode);
    run->headline = analyse::headline(run->answers);
    for (auto& sentence : analyse::lever_sentences(run->answers, model->record.levers, {})) {
        run->headline.push_back(std::move(sentence));
    }
    if (point) run->trajectory = analyse::record(model->scenario, model->network, size.mode, size.seed, 0);
    run->record = model->record;
    run->record.seed = size.seed;
    run->record.point = point;
    run->record.threads = size.threads;
    run->record.result_hash = report::result_hash(tally);
    run->record.seconds.simulate = seconds;
    run->record.seconds.total = run->record.seconds.read + run->record.seconds.compile + seconds;
    run->record.posterior = posterior.hash;
    run->told = posterior.message;
    run->posterior_section = posterior.section;
    run->beside = beside;
    run->model = std::move(model);
    return run;
}

std::string Run::summary_json() const { return report::summary_json(answers, headline, record); }

cli::KeptResults Run::kept() const {
    const cli::MadeOf made{beside.folder, beside.hash_or(record.scenario_hash), record.settings, !record.levers.empty(),
                           record.posterior};
    cli::KeptResults kept =
        cli::kept_results({beside.folder + cli::kept_backtest, beside.find(cli::kept_backtest)},
                          {beside.folder + cli::kept_sensitivity, beside.find(cli::kept_sensitivity)}, made);
    if (kept.exit_code != cli::exit_done) throw Refused(kept.message);
    if (posterior_section) kept.sections.insert(kept.sections.begin(), *posterior_section);
    return kept;
}

std::string Run::report_html() const { return report::page(answers, headline, record, nullptr, kept().sections); }

std::string Run::write(const std::string& folder) const {
    report::RunRecord written_record = record;
    const cli::Timer whole;
    const cli::WrittenFiles written = cli::write_results(folder, answers, headline, trajectory ? &*trajectory : nullptr,
                                                         written_record, whole, kept().sections);
    return written.failure.value_or("");
}

std::string shard_of(const Model& model, const cli::RunSize& size, std::uint64_t k, std::uint64_t n,
                     std::uint64_t total, const analyse::Tally& tally, double seconds, const std::string& posterior) {
    shards::ShardHead head;
    head.identity = {model.record.version,
                     model.record.scenario_hash,
                     model.record.settings,
                     model.record.levers,
                     size.seed,
                     total,
                     posterior};
    head.scenario_name = model.record.scenario_name;
    head.part = {k, n};
    head.range = {size.first, size.replications};
    head.seconds = seconds;
    head.files = model.files;
    return shards::shard_bytes(head, tally);
}

MergeOutcome merge_shards(const std::vector<std::pair<std::string, std::string_view>>& given, const Beside& beside) {
    MergeOutcome outcome;
    std::vector<shards::ReadShard> whole;
    std::vector<shards::NamedShard> heads;
    for (const auto& [name, bytes] : given) {
        auto read = shards::read_shard(bytes);
        if (const auto* damage = std::get_if<shards::Damage>(&read)) {
            outcome.problems.push_back("damaged: " + name + ": " + damage->problem);
            continue;
        }
        whole.push_back(std::get<shards::ReadShard>(std::move(read)));
        const shards::ShardHead& head = whole.back().head;
        heads.push_back({name, head.identity, head.part, head.range});
    }
    if (heads.empty()) {
        if (outcome.problems.empty()) outcome.problems.emplace_back("there is no shard");
        return outcome;
    }
    const shards::Coverage coverage = shards::judge(heads);
    outcome.problems.insert(outcome.problems.end(), coverage.problems.begin(), coverage.problems.end());
    if (coverage.identity.version != SINEWS_VERSION) {
        outcome.problems.push_back("the shards are of sinews " + coverage.identity.version +
                                   "; this is " SINEWS_VERSION);
    }
    if (!outcome.problems.empty()) return outcome;

    const shards::ShardHead& first = whole.front().head;
    const ModelOutcome made =
        make_model({first.files, {}, {}}, first.scenario_name, "", first.identity.settings, first.identity.levers);
    if (!made.model) return {nullptr, problem_list("the scenario in the shards is invalid:\n" + made.faults_text)};
    analyse::Tally sum(made.model->plan);
    double seconds = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        if (!shards::add_tally_of(whole[at], sum)) {
            return {nullptr, problem_list("damaged: " + heads[at].file + ": its results are not of this scenario")};
        }
        seconds += whole[at].head.seconds;
    }
    cli::RunSize size;
    size.seed = first.identity.seed;
    size.replications = first.identity.replications;
    size.threads = static_cast<unsigned>(whole.size());
    // The shards know their posterior by its fingerprint; the file beside the scenario counts when it is that one.
    cli::UsedPosterior posterior;
    if (!first.identity.posterior.empty()) posterior = posterior_of(*made.model, beside, size.seed);
    if (posterior.hash != first.identity.posterior) posterior = {};
    posterior.hash = first.identity.posterior;
    posterior.message.clear();
    outcome.run = finish_run(made.model, size, sum, seconds, beside, posterior);
    return outcome;
}

}  // namespace sinews::python
