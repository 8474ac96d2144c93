#include "cli/page_scenario.hpp"

#include "browser/question.hpp"
#include "report/packed.hpp"
#include "scenario/schema.hpp"

namespace sinews::cli {

scenario::FileSet page_files(const LoadedScenario& loaded) {
    scenario::FileSet files;
    for (const auto& name : scenario::scenario_files()) {
        const auto file = loaded.set_files.find(std::string(name));
        if (file != loaded.set_files.end()) files.insert(*file);
    }
    return files;
}

std::string packed_folder(const scenario::FileSet& files, const std::string& posterior) {
    return report::packed(browser::folder_json(files, posterior));
}

std::string page_scenario(const LoadedScenario& loaded, const std::string& posterior) {
    return packed_folder(page_files(loaded), posterior);
}

}  // namespace sinews::cli
