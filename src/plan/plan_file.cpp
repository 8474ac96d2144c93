#include "plan/plan_file.hpp"

#include <cmath>

namespace sinews::plan {

std::vector<scenario::LeverBuild> builds_of(const scenario::Scenario& scenario, const Future& future,
                                            const PlanAnswer& answer) {
    std::vector<scenario::LeverBuild> builds;
    for (const PlannedBuild& build : answer.builds) {
        const int copies = static_cast<int>(std::lround(build.copies));
        if (copies < 1) continue;
        const scenario::Month month{scenario.start.index + build.month};
        builds.push_back({future.choices[static_cast<std::size_t>(build.choice)].candidate, copies, month});
    }
    return builds;
}

std::string plan_file(const std::vector<scenario::LeverBuild>& builds, const std::string& text) {
    std::string quoted;
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        quoted += letter;
    }
    std::string toml =
        "# Written by `sinews plan`; `sinews run SCENARIO --plan FILE` simulates it.\n[[lever]]\nid = \"";
    toml += std::string(plan_lever) + "\"\ntext = \"" + quoted + "\"\nbuild = [\n";
    for (const scenario::LeverBuild& build : builds) {
        toml += "  { candidate = \"" + build.candidate + "\", copies = " + std::to_string(build.copies) +
                ", month = \"" + scenario::to_text(build.month) + "\" },\n";
    }
    return toml + "]\n";
}

}  // namespace sinews::plan
