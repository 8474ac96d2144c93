#include "cli/evidence_options.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/draw_options.hpp"
#include "cli/interrupt.hpp"
#include "cli/outcome_threads.hpp"
#include "cli/write_folder.hpp"

namespace sinews::cli {

void add_evidence_options(CLI::App& command, EvidenceOptions& options) {
    command.add_option("scenario", options.scenario, "the scenario's folder")->required();
    command.add_option("--members", options.members, "futures in the ensemble; more are slower and more exact")
        ->type_name("N")
        ->check(CLI::Range(std::uint64_t{50}, std::uint64_t{20'000}))
        ->capture_default_str();
    add_draw_options(command, options.seed, options.threads, options.settings);
    command.add_flag("--json", options.json, "the answer, and nothing else, on standard output");
    command.add_flag("--quiet", options.quiet, "say nothing but errors");
}

evidence::CalibrationOptions calibration_options(const EvidenceOptions& options, const LoadedScenario& loaded) {
    evidence::CalibrationOptions result;
    result.members = options.members;
    result.smoother.seed = options.seed.value_or(loaded.scenario.seed);
    return result;
}

evidence::Simulate simulate_members(const EvidenceOptions& options, std::atomic<std::uint64_t>& done) {
    RunSize size;
    size.threads = thread_count(options.threads);
    return [size, &done](const network::Network& network, const analyse::Plan& plan, std::uint64_t seed,
                         const analyse::OutcomeRequest& request, const simulate::GivenDraws& given,
                         analyse::Outcomes& outcomes) {
        RunSize whole = size;
        whole.seed = seed;
        return outcome_threads({{&network, &plan, &outcomes, &given}}, request, whole, outcomes.range, done,
                               interrupted());
    };
}

std::optional<std::string> write_file(const std::string& path, const std::string& content) {
    const std::filesystem::path file(path);
    if (!file.has_filename()) return "`" + path + "` names a folder, not a file";
    FolderWriter writer(file.has_parent_path() ? file.parent_path() : ".");
    writer.add(file.filename().string(), content);
    if (!writer.failure()) writer.commit();
    return writer.failure();
}

}  // namespace sinews::cli
