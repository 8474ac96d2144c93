#pragma once
// Folder -> scenario with settings applied, or all that is wrong in words.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/folder.hpp"
#include "scenario/read.hpp"

namespace sinews::cli {

struct LoadedScenario {
    scenario::Scenario scenario;
    std::string name;         // the folder's own name
    std::uint64_t hash = 0;   // of the files as they are on disk
    int exit_code = 0;        // 1: the scenario has errors, 2: a setting names nothing, 3: the folder cannot be read
    std::string message;      // for standard error: faults, or only warnings when the exit code is 0
    scenario::Faults faults;  // errors and warnings, in the order of the message
    scenario::FileSet files;  // as they are on disk, those of a scenario alone
    std::string folder;       // as given
    std::string built;        // what the plan builds: "plan=candidate*copies@month;..."; empty without one
    scenario::FileSet set_files;  // with the settings written into them
};

/// `settings` are NAME=EXPR, applied one after the other. `plan`, when it is given, is a file that `sinews plan` wrote: it is
/// read as if it stood at the end of levers.toml.
[[nodiscard]] LoadedScenario load_scenario(const std::string& folder, const std::vector<std::string>& settings,
                                           const std::string& plan = "");
/// The same of a folder that was read before.
[[nodiscard]] LoadedScenario load_scenario(FolderFiles on_disk, const std::string& folder,
                                           const std::vector<std::string>& settings, const std::string& plan = "");
/// The same of files that were read before; `name` stands for the folder.
[[nodiscard]] LoadedScenario load_scenario(const scenario::FileSet& files, const std::string& name,
                                           const std::vector<std::string>& settings);

}  // namespace sinews::cli
