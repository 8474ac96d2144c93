#include "cli/levers_by_name.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/exit_codes.hpp"
#include "cli/folder.hpp"
#include "scenario/render.hpp"
#include "scenario/suggest.hpp"

namespace sinews::cli {

namespace {

const scenario::Lever* find_lever(const scenario::Scenario& scenario, const std::string& id) {
    const auto found = std::ranges::find(scenario.levers, id, &scenario::Lever::id);
    return found == scenario.levers.end() ? nullptr : &*found;
}

std::string no_such_lever(const scenario::Scenario& scenario, const std::string& id) {
    if (scenario.levers.empty()) return fmt::format("error: --lever: the scenario has no levers.toml with `{}`\n", id);
    std::vector<std::string_view> known;
    known.reserve(scenario.levers.size());
    for (const auto& lever : scenario.levers) known.push_back(lever.id);
    return fmt::format("error: --lever: there is no lever `{}`; {}\n", id,
                       scenario::did_you_mean(id, known, "levers are " + scenario::one_of(known, 40)));
}

}  // namespace

LeversByName levers_by_name(const LoadedScenario& loaded, const std::vector<std::string>& ids) {
    scenario::FaultList told;  // when the scenario was loaded
    // Only levers look at the documents, and taking files apart takes time.
    return levers_by_name(loaded, scenario::Documents(ids.empty() ? scenario::FileSet() : loaded.set_files, told), ids);
}

LeversByName levers_by_name(const LoadedScenario& loaded, const scenario::Documents& documents,
                            const std::vector<std::string>& ids) {
    LeversByName result;
    std::vector<const scenario::Lever*> levers;
    for (const std::string& id : ids) {
        const scenario::Lever* lever = find_lever(loaded.scenario, id);
        if (lever == nullptr) {
            result.exit_code = exit_wrong_command_line;
            result.message = no_such_lever(loaded.scenario, id);
            return result;
        }
        if (std::ranges::find(levers, lever) == levers.end()) levers.push_back(lever);
    }
    result.applied = scenario::apply_levers(loaded.scenario, documents, levers);
    if (result.applied.faults.empty()) return result;
    result.exit_code = exit_invalid_scenario;
    result.message = scenario::render_faults(result.applied.faults, loaded.set_files, folder_prefix(loaded.folder),
                                             scenario::FaultFormat::full);
    return result;
}

}  // namespace sinews::cli
