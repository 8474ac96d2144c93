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

std::vector<scenario::LeverBuild> every_candidate(const scenario::Scenario& scenario) {
    std::vector<scenario::LeverBuild> builds;
    const scenario::Month next{scenario.as_of.index + 1};
    for (const scenario::CandidateRow& row : scenario.candidates) {
        if (row.line.trigger.given() || row.max_copies < 1) continue;
        scenario::Month month = next;
        if (row.earliest && row.earliest->index > month.index) month = *row.earliest;
        if (month.index <= scenario.end.index) builds.push_back({row.line.line, 1, month});
    }
    return builds;
}

}  // namespace sinews::plan
