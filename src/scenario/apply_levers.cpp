#include "scenario/apply_levers.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/lever_cells.hpp"
#include "scenario/number.hpp"
#include "scenario/value_fields.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "levers.toml";

/// Which candidate is built when, of all levers together. Numbered through, so that two levers' copies are two lines.
struct Build {
    std::string candidate;
    int copy = 1;
    Month month;
    Month not_before;
};

std::vector<Build> all_builds(const Scenario& scenario, const std::vector<const Lever*>& levers, FaultList& faults) {
    std::vector<Build> builds;
    std::map<std::string, int> copies;
    for (const Lever* lever : levers) {
        for (const LeverBuild& build : lever->builds) {
            for (int copy = 0; copy < build.copies; ++copy) {
                const int number = ++copies[build.candidate];
                builds.push_back({build.candidate, number, build.month, acts_from(scenario, *lever)});
            }
        }
    }
    for (const CandidateRow& row : scenario.candidates) {
        const auto found = copies.find(row.line.line);
        if (found == copies.end() || found->second <= row.max_copies) continue;
        faults.error(code::outside_bounds, {std::string(file), levers.front()->line, 1}, shown(row.line.line),
                     "the levers together build " + std::to_string(found->second) + " of `" + shown(row.line.line) +
                         "`, at most " + std::to_string(row.max_copies) + " are allowed",
                     "raise max_copies in candidates.csv, or take fewer levers together");
    }
    return builds;
}

/// The lines that the levers build, as the candidates stand in this stage.
std::vector<BuiltLine> built_lines(const Scenario& scenario, const std::vector<Build>& builds) {
    std::vector<BuiltLine> built;
    for (const Build& build : builds) {
        for (const CandidateRow& row : scenario.candidates) {
            if (row.line.line != build.candidate) continue;
            BuiltLine line{row.line, build.candidate, build.copy, build.not_before};
            line.line.line += "#" + std::to_string(build.copy);
            line.line.decision = build.month;
            line.line.trigger = {};
            built.push_back(std::move(line));
        }
    }
    return built;
}

/// A cell that comes to no number, such as one scaled by 1/0.
void check_finite(const Scenario& scenario, const Lever& lever, const Documents& documents, FaultList& faults) {
    const VariablePoints points = point_values(scenario.variables);
    for_each_value(scenario, [&](const ValueField& field) {
        const double value = point_value(field.value.expression, points);
        if (value - value == 0) return;
        const Found found = documents.find(field.origin.file, field.origin.line, field.column);
        faults.error(code::not_finite, found.place, found.quoted,
                     "with lever `" + shown(lever.id) + "` the cell comes to no finite number",
                     "mend the amount in levers.toml", found.row);
    });
}

/// Numbers that are no expressions, against their bounds.
void check_plain(const Scenario& scenario, const Lever& lever, FaultList& faults) {
    const auto within = [&](std::string_view what, double value, double low, double high) {
        if (value >= low && value <= high) return;
        faults.error(code::outside_bounds, {std::string(file), lever.line, 1}, shown(lever.id),
                     "the lever makes " + std::string(what) + " " + number_text(value),
                     "from " + number_text(low) + " to " + number_text(high), "lever=" + shown(lever.id));
    };
    within("carry_over", scenario.carry_over, 0, 1);
    within("catch_up_months", scenario.catch_up_months, 1, 1e6);
    within("max_book_months", scenario.max_book_months, 1, 1e6);
    for (const PledgeRow& row : scenario.pledges) within("a target_year", row.target_year, 1000, 9999);
}

/// Names the levers in what is wrong with the scenario that they leave.
void name_levers(Faults& faults, const std::vector<const Lever*>& levers) {
    std::string names;
    for (const Lever* lever : levers) names += (names.empty() ? "`" : "` and `") + shown(lever->id);
    for (Fault& fault : faults) {
        if (fault.place.file != file) fault.problem = "with " + names + "`: " + fault.problem;
    }
}

}  // namespace

Month acts_from(const Scenario& scenario, const Lever& lever) {
    return lever.from.value_or(Month{scenario.as_of.index + 1});
}

AppliedLevers apply_levers(const Scenario& scenario, const FileSet& files, std::vector<const Lever*> levers) {
    FaultList told;  // what the files themselves have, was told when they were read
    return apply_levers(scenario, Documents(files, told), std::move(levers));
}

AppliedLevers apply_levers(const Scenario& scenario, const Documents& documents, std::vector<const Lever*> levers) {
    std::multimap<Month, const Lever*> by_month;  // keeps the order of those of one month
    for (const Lever* lever : levers) by_month.emplace(acts_from(scenario, *lever), lever);
    auto place = levers.begin();
    for (const auto& [month, lever] : by_month) *place++ = lever;
    AppliedLevers result;
    FaultList faults;
    const std::vector<Build> builds = all_builds(scenario, levers, faults);
    result.stages.push_back({scenario.start, scenario});
    result.stages.front().scenario.built = built_lines(scenario, builds);
    for (const Lever* lever : levers) {
        const Month from = acts_from(scenario, *lever);
        if (result.stages.size() == 1 || result.stages.back().from != from) {
            Stage next{from, result.stages.back().scenario};
            result.stages.push_back(std::move(next));
        }
        Scenario& now = result.stages.back().scenario;
        for (const LeverChange& change : lever->changes) change_rows(now, change);
        now.built = built_lines(now, builds);
        check_finite(now, *lever, documents, faults);
        check_plain(now, *lever, faults);
    }
    if (faults.size() == 0) {
        for (std::size_t at = 1; at < result.stages.size(); ++at) {
            check_changed(result.stages[at].scenario, documents, faults);
        }
    }
    result.faults = faults.take();
    std::erase_if(result.faults, [](const Fault& fault) { return fault.severity != Severity::error; });
    name_levers(result.faults, levers);
    return result;
}

}  // namespace sinews::scenario
