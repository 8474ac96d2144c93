#include "cli/load_scenario.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "cli/exit_codes.hpp"
#include "cli/folder.hpp"
#include "cli/settings.hpp"
#include "plan/plan_file.hpp"
#include "report/hash.hpp"
#include "scenario/read.hpp"
#include "scenario/render.hpp"
#include "scenario/schema.hpp"

namespace sinews::cli {

namespace {

std::string name_of(const std::string& folder) {
    const auto path = std::filesystem::path(folder).lexically_normal();
    return path.has_filename() ? path.filename().string() : path.parent_path().filename().string();
}

LoadedScenario refused(int exit_code, std::string message) {
    LoadedScenario loaded;
    loaded.exit_code = exit_code;
    loaded.message = std::move(message);
    return loaded;
}

std::string faults_text(const scenario::Faults& faults, const scenario::FileSet& files, const std::string& folder) {
    return scenario::render_faults(faults, files, folder_prefix(folder), scenario::FaultFormat::full);
}

std::string warnings_text(const scenario::Faults& faults, const std::string& folder) {
    if (faults.empty()) return "";
    const std::string count = std::to_string(faults.size()) + (faults.size() == 1 ? " warning" : " warnings");
    return count + "; `sinews check " + folder + "` shows " + (faults.size() == 1 ? "it" : "them") + "\n";
}

/// Strangers in the folder do not count.
scenario::FileSet known_of(const scenario::FileSet& files) {
    scenario::FileSet known;
    for (const auto& name : scenario::scenario_files()) {
        const auto file = files.find(std::string(name));
        if (file != files.end()) known.insert(*file);
    }
    return known;
}

std::optional<std::string> read_plan(const std::string& path) {
    constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 20;
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
    if (std::filesystem::file_size(path, error) > most_bytes) return std::nullopt;
    std::ifstream stream(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    return stream ? std::optional(std::move(text)) : std::nullopt;
}

/// What the plan's lever builds, in words: "plan=candidate*copies@month;...". Empty when there is no such lever.
std::string built_by_plan(const scenario::Scenario& scenario) {
    const auto lever = std::ranges::find(scenario.levers, plan::plan_lever, &scenario::Lever::id);
    if (lever == scenario.levers.end()) return "";
    std::string text = "plan=";
    for (const scenario::LeverBuild& build : lever->builds) {
        text += build.candidate + "*" + std::to_string(build.copies) + "@" + scenario::to_text(build.month) + ";";
    }
    return text;
}

LoadedScenario read_and_set(FolderFiles on_disk, const std::string& folder, const std::vector<std::string>& settings,
                            const std::string& plan = "") {
    scenario::FileSet known = known_of(on_disk.files);
    const std::uint64_t hash = report::scenario_hash(known);
    if (!plan.empty()) {
        const std::optional<std::string> text = read_plan(plan);
        if (!text) return refused(exit_failed, "error: cannot read the plan " + plan + "\n");
        on_disk.files["levers.toml"] += "\n" + *text;
    }
    scenario::ReadResult read = scenario::read_scenario(on_disk.files);
    scenario::Faults faults = all_faults(on_disk, read.faults);
    for (const std::string& text : settings) {
        if (scenario::has_errors(faults)) break;
        const auto setting = parse_setting(text);
        if (!setting)
            return refused(exit_wrong_command_line, "error: --set takes NAME=EXPR; `" + text + "` is not that\n");
        SettingResult set = apply_setting(on_disk.files, read.scenario, *setting);
        if (set.problem) return refused(exit_wrong_command_line, "error: --set: " + *set.problem + "\n");
        on_disk.files = std::move(set.files);
        read = scenario::read_scenario(on_disk.files);
        faults = all_faults(on_disk, read.faults);
    }
    if (scenario::has_errors(faults)) {
        LoadedScenario loaded = refused(exit_invalid_scenario, faults_text(faults, on_disk.files, folder));
        loaded.faults = std::move(faults);
        return loaded;
    }
    LoadedScenario loaded;
    loaded.scenario = std::move(read.scenario);
    loaded.name = name_of(folder);
    loaded.hash = hash;
    loaded.message = warnings_text(faults, folder);
    loaded.faults = std::move(faults);
    loaded.files = std::move(known);
    loaded.folder = folder;
    loaded.set_files = std::move(on_disk.files);
    if (plan.empty()) return loaded;
    loaded.built = built_by_plan(loaded.scenario);
    if (!loaded.built.empty()) return loaded;
    return refused(exit_wrong_command_line,
                   "error: " + plan + " has no lever `plan`; `sinews plan --out` writes one\n");
}

}  // namespace

LoadedScenario load_scenario(const std::string& folder, const std::vector<std::string>& settings,
                             const std::string& plan) {
    return load_scenario(read_folder(folder), folder, settings, plan);
}

LoadedScenario load_scenario(FolderFiles on_disk, const std::string& folder, const std::vector<std::string>& settings,
                             const std::string& plan) {
    if (on_disk.failure) return refused(exit_failed, "error: " + *on_disk.failure + "\n");
    return read_and_set(std::move(on_disk), folder, settings, plan);
}

LoadedScenario load_scenario(const scenario::FileSet& files, const std::string& name,
                             const std::vector<std::string>& settings) {
    return read_and_set({files, {}, {}}, name, settings);
}

}  // namespace sinews::cli
