#include "cli/kept_results.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <optional>

#include "cli/exit_codes.hpp"
#include "cli/read_file.hpp"
#include "report/kept_sections.hpp"

namespace sinews::cli {

namespace {

void refuse(KeptResults& results, const std::string& path, const std::string& problem) {
    results.message += "error: `" + path + "`: " + problem + "\n";
    results.exit_code = exit_failed;
}

/// Why a file's results are not those of a run, and whether making them anew would mend it.
struct Difference {
    std::string why;  // "": they are
    bool stale = false;
};

Difference difference(const report::KeptSection& kept, const MadeOf& run) {
    if (kept.scenario_hash != run.scenario_hash) return {"it was made of other files of the scenario", true};
    if (kept.settings != run.settings) return {"it was made with other settings", false};
    return {};
}

Difference sensitivity_difference(const report::KeptSection& kept, const MadeOf& run) {
    Difference found = difference(kept, run);
    if (!found.why.empty()) return found;
    if (run.acted) return {"it was made without levers", false};
    if (kept.posterior == run.posterior) return {};
    if (run.posterior.empty()) return {"it was made with a posterior", false};
    return {kept.posterior.empty() ? "it was made without a posterior" : "it was made with another posterior", true};
}

void add(KeptResults& results, const std::string& path, report::KeptSection kept, const Difference& found,
         const std::string& command) {
    if (!kept.section) return refuse(results, path, "it is not what `" + command + "` writes");
    if (found.why.empty()) {
        results.sections.push_back(std::move(*kept.section));
        return;
    }
    results.message += fmt::format("{}{} is left out of the report: {}{}\n", found.stale ? "warning: " : "", path,
                                   found.why, found.stale ? "; `" + command + "` makes it anew" : "");
}

/// The file that was named, or the scenario's own if it is there; nothing when there is none. `path` tells which.
std::optional<std::string> read_named(const std::string& named, const std::string& folder, const char* own,
                                      std::string& path, KeptResults& results) {
    std::error_code error;
    path = named.empty() ? (std::filesystem::path(folder) / own).string() : named;
    if (named.empty() && !std::filesystem::exists(path, error)) return std::nullopt;
    std::string problem;
    auto bytes = read_file(path, problem);
    if (!bytes) refuse(results, path, problem);
    return bytes;
}

}  // namespace

void add_kept_options(CLI::App& command, KeptChoice& choice) {
    command
        .add_option("--with-backtest", choice.backtest,
                    "a backtest.json to show in the report (default: the scenario's own, if any)")
        ->type_name("FILE");
    command
        .add_option("--with-sensitivity", choice.sensitivity,
                    "a sensitivity.json to show in the report (default: the scenario's own, if any)")
        ->type_name("FILE");
}

KeptResults kept_results(const KeptFile& backtest, const KeptFile& sensitivity, const MadeOf& run) {
    KeptResults results;
    if (!backtest.bytes.empty()) {
        report::KeptSection kept = report::backtest_section(backtest.bytes);
        const Difference found = difference(kept, run);
        add(results, backtest.path, std::move(kept), found,
            "sinews backtest " + run.scenario + " --as-of YYYY-MM --keep");
    }
    if (!sensitivity.bytes.empty()) {
        report::KeptSection kept = report::sensitivity_section(sensitivity.bytes);
        const Difference found = sensitivity_difference(kept, run);
        add(results, sensitivity.path, std::move(kept), found,
            "sinews sensitivity " + run.scenario + " --of ANSWER --keep");
    }
    return results;
}

KeptResults read_kept_results(const KeptChoice& choice, const MadeOf& run) {
    KeptResults refused;
    std::string backtest_path, sensitivity_path;
    const auto backtest = read_named(choice.backtest, run.scenario, kept_backtest, backtest_path, refused);
    const auto sensitivity = read_named(choice.sensitivity, run.scenario, kept_sensitivity, sensitivity_path, refused);
    if (refused.exit_code != exit_done) return refused;
    return kept_results({backtest_path, backtest ? std::string_view(*backtest) : std::string_view()},
                        {sensitivity_path, sensitivity ? std::string_view(*sensitivity) : std::string_view()}, run);
}

}  // namespace sinews::cli
