#include "cli/evidence_options.hpp"

#include <algorithm>
#include <filesystem>

#include "cli/draw_options.hpp"
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

evidence::CalibrationOptions calibration_options(std::uint64_t members, std::optional<std::uint64_t> seed,
                                                 const scenario::Scenario& scenario) {
    evidence::CalibrationOptions result;
    result.members = members;
    result.smoother.seed = seed.value_or(scenario.seed);
    return result;
}

std::uint64_t replications_of(const evidence::CalibrationOptions& options) {
    return options.members * (static_cast<std::uint64_t>(options.smoother.steps) + 1);
}

evidence::Simulate simulate_members(unsigned threads, std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
    RunSize size;
    size.threads = thread_count(threads);
    return [size, &done, &stop](const network::Network& network, const analyse::Plan& plan, std::uint64_t seed,
                                const analyse::OutcomeRequest& request, const simulate::GivenDraws& given,
                                analyse::Outcomes& outcomes) {
        RunSize whole = size;
        whole.seed = seed;
        return outcome_threads({{&network, &plan, &outcomes, &given}}, request, whole, outcomes.range, done, stop);
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
