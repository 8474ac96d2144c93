#include "plan/with_builds.hpp"

#include <algorithm>
#include <map>

namespace sinews::plan {

scenario::Scenario with_builds(const scenario::Scenario& scenario, const std::vector<scenario::LeverBuild>& builds) {
    scenario::Scenario built = scenario;
    std::map<std::string, int> copies;
    for (const scenario::LeverBuild& build : builds) {
        const auto row = std::ranges::find(scenario.candidates, build.candidate,
                                           [](const scenario::CandidateRow& of) { return of.line.line; });
        if (row == scenario.candidates.end()) continue;
        for (int copy = 0; copy < build.copies; ++copy) {
            scenario::LineRow line = row->line;
            line.line += "#" + std::to_string(++copies[build.candidate]);
            line.status = scenario::LineStatus::planned;
            line.decision = build.month;
            line.trigger = {};
            built.lines.push_back(std::move(line));
        }
    }
    return built;
}

scenario::Scenario with_undecided(const scenario::Scenario& scenario, bool every_copy) {
    constexpr int beyond = 12 * 1000;  // months after the end: a decision that never comes
    std::vector<scenario::LeverBuild> builds;
    for (const scenario::CandidateRow& row : scenario.candidates) {
        if (row.line.trigger.given() || row.max_copies < 1) continue;
        builds.push_back(
            {row.line.line, every_copy ? row.max_copies : 1, scenario::Month{scenario.end.index + beyond}});
    }
    return with_builds(scenario, builds);
}

}  // namespace sinews::plan
