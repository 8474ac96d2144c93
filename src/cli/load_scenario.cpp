#include "cli/load_scenario.hpp"

#include <filesystem>
#include <utility>

#include "cli/exit_codes.hpp"
#include "cli/folder.hpp"
#include "cli/settings.hpp"
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

LoadedScenario read_and_set(FolderFiles on_disk, const std::string& folder, const std::vector<std::string>& settings) {
    scenario::FileSet known = known_of(on_disk.files);
    const std::uint64_t hash = report::scenario_hash(known);
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
    if (scenario::has_errors(faults)) return refused(exit_invalid_scenario, faults_text(faults, on_disk.files, folder));
    LoadedScenario loaded;
    loaded.scenario = std::move(read.scenario);
    loaded.name = name_of(folder);
    loaded.hash = hash;
    loaded.message = warnings_text(faults, folder);
    loaded.files = std::move(known);
    loaded.folder = folder;
    loaded.set_files = std::move(on_disk.files);
    return loaded;
}

}  // namespace

LoadedScenario load_scenario(const std::string& folder, const std::vector<std::string>& settings) {
    FolderFiles on_disk = read_folder(folder);
    if (on_disk.failure) return refused(exit_failed, "error: " + *on_disk.failure + "\n");
    return read_and_set(std::move(on_disk), folder, settings);
}

LoadedScenario load_scenario(const scenario::FileSet& files, const std::string& name,
                             const std::vector<std::string>& settings) {
    return read_and_set({files, {}, {}}, name, settings);
}

}  // namespace sinews::cli
