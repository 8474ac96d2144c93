// `sinews merge`: the shards of a run, made on any machines in any order, into the results of that run.

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <variant>
#include <vector>

#include "cli/answer_run.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/kept_results.hpp"
#include "cli/language_option.hpp"
#include "cli/levers_by_name.hpp"
#include "cli/load_scenario.hpp"
#include "cli/output.hpp"
#include "cli/page_scenario.hpp"
#include "cli/progress.hpp"
#include "cli/read_bytes.hpp"
#include "cli/use_posterior.hpp"
#include "network/compile.hpp"
#include "report/hash.hpp"
#include "shards/coverage.hpp"
#include "shards/shard_file.hpp"

namespace sinews::cli {

namespace {

namespace fs = std::filesystem;

struct MergeOptions {
    std::vector<std::string> folders;
    std::string scenario;  // its folder; "": the report has what the shards hold and no more
    AnswerOptions answer;
    words::Language language;
};

/// What keeps the shards from being merged; all of it is told at once.
using Problems = std::vector<std::string>;

int refuse(const Problems& problems) {
    for (const std::string& problem : problems) std::fputs(("error: " + problem + "\n").c_str(), stderr);
    std::fputs("nothing was merged\n", stderr);
    return exit_failed;
}

/// The shard files named or in the folders named, each once.
std::vector<std::string> files_of(const std::vector<std::string>& names, Problems& problems) {
    std::vector<std::string> files;
    for (const std::string& name : names) {
        std::error_code error;
        if (fs::is_regular_file(name, error)) {
            files.push_back(name);
            continue;
        }
        const std::size_t before = files.size();
        for (fs::directory_iterator entry(name, error), end; !error && entry != end; entry.increment(error)) {
            const fs::path& path = entry->path();
            const bool hidden = path.filename().string().starts_with('.');
            if (path.extension() == ".sinews" && !hidden) files.push_back(path.string());
        }
        if (error) {
            problems.push_back(fmt::format("cannot read `{}`: {}", name, error.message()));
        } else if (files.size() == before) {
            problems.push_back(fmt::format("there is no shard (*.sinews) in `{}`", name));
        }
    }
    std::ranges::sort(files);
    const auto doubles = std::ranges::unique(files);
    files.erase(doubles.begin(), doubles.end());
    return files;
}

/// What the shards say of themselves, in the order of files.
std::vector<shards::NamedShard> heads_of(const std::vector<std::string>& files, Problems& problems) {
    std::vector<shards::NamedShard> heads;
    for (const std::string& file : files) {
        const FileBytes read = read_bytes(file);
        if (read.failure) {
            problems.push_back(*read.failure);
            continue;
        }
        auto shard = shards::read_shard(read.bytes);
        if (const auto* damage = std::get_if<shards::Damage>(&shard)) {
            problems.push_back(fmt::format("damaged: {}: {}", file, damage->problem));
        } else {
            shards::ShardHead& head = std::get<shards::ReadShard>(shard).head;
            heads.push_back({file, std::move(head.identity), head.part, head.range});
        }
        if (interrupted()) break;
    }
    return heads;
}

/// The tallies of files that were judged to be one run, added up; seconds of simulation are too.
std::optional<analyse::Tally> sum_of(const std::vector<shards::NamedShard>& heads, const analyse::Plan& plan,
                                     bool progress_shown, double& seconds, Problems& problems) {
    analyse::Tally whole(plan);
    std::atomic<std::uint64_t> done{0};
    const Progress progress(done, heads.size(), progress_shown);
    for (const shards::NamedShard& head : heads) {
        if (interrupted()) break;
        const FileBytes read = read_bytes(head.file);
        const auto shard = read.failure ? shards::Damage{*read.failure} : shards::read_shard(read.bytes);
        const auto* good = std::get_if<shards::ReadShard>(&shard);
        if (good == nullptr || good->head.identity != head.identity || !shards::add_tally_of(*good, whole)) {
            problems.push_back(fmt::format("damaged: {}: its results are not of this scenario", head.file));
            return std::nullopt;
        }
        seconds += good->head.seconds;
        done.fetch_add(1, std::memory_order_relaxed);
    }
    return whole;
}

report::RunRecord record_of(const shards::Identity& run, const std::string& name, double read_seconds) {
    report::RunRecord record;
    record.version = run.version;
    record.scenario_name = name;
    record.seed = run.seed;
    record.settings = run.settings;
    record.posterior = run.posterior;
    record.levers = run.levers;
    record.scenario_hash = run.scenario_hash;
    record.seconds.read = read_seconds;
    return record;
}

/// What the report shows beside the answers: from the scenario's folder, where it is named, what the fit of the posterior found, a
/// backtest and a sensitivity, as far as they belong to this run; and the scenario itself, for the engine of the page. What does not
/// belong is told and left out. Returns the exit code.
int add_to_report(const shards::ShardHead& head, const LoadedScenario& loaded, const network::Network& network,
                  MergeOptions& options, report::RunRecord& record) {
    const shards::Identity& run = head.identity;
    const std::string hash = report::hash_text(run.scenario_hash);
    std::string posterior;
    if (!options.scenario.empty()) {
        KeptResults kept =
            read_kept_results({}, {options.scenario, hash, run.settings, !run.levers.empty(), run.posterior});
        std::fputs(kept.message.c_str(), stderr);
        if (kept.exit_code != exit_done) return kept.exit_code;
        options.answer.sections = std::move(kept.sections);
        UsedPosterior used;
        if (!run.posterior.empty()) used = use_posterior(options.scenario, {}, network, run.seed, hash);
        if (used.exit_code != exit_done) {
            std::fputs(used.message.c_str(), stderr);
            return used.exit_code;
        }
        if (used.hash != run.posterior) {
            std::fputs(fmt::format("the posterior of `{}` is not that of the shards: left out of the report\n",
                                   options.scenario)
                           .c_str(),
                       stderr);
        } else {
            posterior = std::move(used.bytes);
            auto& sections = options.answer.sections;
            if (used.section) sections.insert(sections.begin(), std::move(*used.section));
        }
    }
    // The engine starts from the scenario as written, with the draws of the run.
    if (run.levers.empty() && run.posterior.empty() == posterior.empty()) {
        record.packed_scenario = page_scenario(loaded, posterior);
    }
    return exit_done;
}

/// Everything after the shards were found to be one whole run.
int merge_whole(const std::vector<shards::NamedShard>& heads, MergeOptions options, const Timer& whole) {
    const FileBytes first = read_bytes(heads.front().file);
    const auto shard = shards::read_shard(first.bytes);
    const auto* good = std::get_if<shards::ReadShard>(&shard);
    if (good == nullptr) return refuse({fmt::format("{} changed while it was read", heads.front().file)});
    const shards::ShardHead& head = good->head;
    const LoadedScenario loaded = load_scenario(head.files, head.scenario_name, head.identity.settings);
    if (loaded.exit_code != exit_done) {
        std::fputs(loaded.message.c_str(), stderr);
        return loaded.exit_code;
    }
    const LeversByName levers = levers_by_name(loaded, head.identity.levers);
    if (levers.exit_code != exit_done) {
        std::fputs(levers.message.c_str(), stderr);
        return levers.exit_code;
    }
    const scenario::Scenario& scenario = levers.applied.stages.back().scenario;
    report::RunRecord record = record_of(head.identity, head.scenario_name, whole.seconds());
    record.threads = static_cast<unsigned>(heads.size());
    record.language = options.language;
    const Timer compiling;
    const network::Network network = network::compile(levers.applied);
    const analyse::Plan plan = analyse::make_plan(scenario, network);
    record.seconds.compile = compiling.seconds();
    Problems problems;
    const bool shown = progress_is_seen() && !options.answer.quiet;
    auto tally = sum_of(heads, plan, shown, record.seconds.simulate, problems);
    if (interrupted()) return tell_interrupted();
    if (!problems.empty() || !tally) return refuse(problems);
    options.answer.scenario = head.scenario_name;
    if (const int code = add_to_report(head, loaded, network, options, record); code != exit_done) return code;
    return answer_run({scenario, network, plan, simulate::Mode::monte_carlo}, std::move(*tally), record, options.answer,
                      whole);
}

int run_merge(const MergeOptions& options) {
    const Timer whole;
    watch_interrupts();
    Problems problems;
    if (std::error_code error; !options.scenario.empty() && !fs::is_directory(options.scenario, error)) {
        problems.push_back(
            fmt::format("there is no folder `{}`: --scenario names the one that was run", options.scenario));
    }
    const std::vector<std::string> files = files_of(options.folders, problems);
    const std::vector<shards::NamedShard> heads = heads_of(files, problems);
    if (interrupted()) return tell_interrupted();
    if (heads.empty()) return refuse(problems);
    const shards::Coverage coverage = shards::judge(heads);
    problems.insert(problems.end(), coverage.problems.begin(), coverage.problems.end());
    if (coverage.identity.version != SINEWS_VERSION) {
        problems.push_back(fmt::format("the shards are of sinews {}; this is {}, whose results may differ",
                                       coverage.identity.version, SINEWS_VERSION));
    }
    if (!problems.empty()) return refuse(problems);
    return merge_whole(heads, options, whole);
}

}  // namespace

void add_merge(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "merge", "put the shards of a run together");
    set_examples(*command,
                 "  sinews run scenarios/alliance --shard 1/2 --out parts\n"
                 "  sinews run scenarios/alliance --shard 2/2 --out parts\n"
                 "  sinews merge parts --out out             the same results, to the bit, as one run\n");
    auto options = std::make_shared<MergeOptions>();
    command->add_option("shards", options->folders, "folders of shards, or shard files")->required()->type_name("DIR");
    command->add_option("--out", options->answer.out, "folder to write into; files appear whole or not at all")
        ->type_name("DIR");
    command
        ->add_option(
            "--scenario", options->scenario,
            "folder of the scenario that was run: its posterior, backtest and sensitivity come into the report")
        ->type_name("DIR");
    command->add_flag("--json", options->answer.json, "the summary, and nothing else, on standard output");
    command->add_flag("--quiet", options->answer.quiet, "say nothing but errors");
    add_language_option(*command, options->language);
    command->callback([options, &exit_code] { exit_code = run_merge(*options); });
}

}  // namespace sinews::cli
