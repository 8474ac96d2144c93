#pragma once
// --lever NAME: levers by id, applied to a loaded scenario.

#include <string>
#include <vector>

#include "cli/load_scenario.hpp"
#include "scenario/apply_levers.hpp"

namespace sinews::cli {

struct LeversByName {
    scenario::AppliedLevers applied;
    int exit_code = 0;    // 1: the levers make an invalid scenario, 2: there is no such lever
    std::string message;  // for standard error
};

/// Applies the levers of these ids, together. `loaded` must be without errors.
[[nodiscard]] LeversByName levers_by_name(const LoadedScenario& loaded, const std::vector<std::string>& ids);
/// The same with the documents of `loaded.set_files`, for who asks for one lever after the other.
[[nodiscard]] LeversByName levers_by_name(const LoadedScenario& loaded, const scenario::Documents& documents,
                                          const std::vector<std::string>& ids);

}  // namespace sinews::cli
