#pragma once
// The scenario that the page of a run carries for its engine.

#include <string>

#include "cli/load_scenario.hpp"

namespace sinews::cli {

/// The files as they were run, settings included.
[[nodiscard]] scenario::FileSet page_files(const LoadedScenario& loaded);

/// Files with the posterior's bytes ("" for none), packed.
[[nodiscard]] std::string packed_folder(const scenario::FileSet& files, const std::string& posterior);

/// Both at once.
[[nodiscard]] std::string page_scenario(const LoadedScenario& loaded, const std::string& posterior);

}  // namespace sinews::cli
