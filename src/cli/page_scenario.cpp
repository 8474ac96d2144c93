#include "cli/page_scenario.hpp"

#include "browser/question.hpp"
#include "report/packed.hpp"
#include "scenario/schema.hpp"

namespace sinews::cli {

std::string page_scenario(const LoadedScenario& loaded, const std::string& posterior) {
    scenario::FileSet files;
    for (const auto& name : scenario::scenario_files()) {
        const auto file = loaded.set_files.find(std::string(name));
        if (file != loaded.set_files.end()) files.insert(*file);
    }
    return report::packed(browser::folder_json(files, posterior));
}

}  // namespace sinews::cli
