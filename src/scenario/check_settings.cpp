// scenario.toml: the horizon, and settings that may be left out only where they change nothing.

#include <algorithm>
#include <array>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "scenario.toml";
constexpr int longest_horizon = 1200;

/// Fault at a top-level key; without the key, at the file's start.
void tell(Check& check, Severity severity, std::string_view code, std::string_view key, std::string problem,
          std::string mend) {
    const TomlNode* value = check.documents.toml(file)->find(key);
    Place place{std::string(file), 1, 1};
    if (value != nullptr) place = {std::string(file), value->line, value->column};
    check.faults.add({std::string(code), severity, std::move(place), "", value == nullptr ? "" : value->text,
                      std::move(problem), std::move(mend)});
}

void needed_key(Check& check, std::string_view key, std::string why, std::string example) {
    if (check.documents.toml(file)->find(key) != nullptr) return;
    tell(check, Severity::error, code::missing_key, key, "`" + std::string(key) + "` is missing: " + why,
         "add " + std::string(key) + " = " + example);
}

void key_with_default(Check& check, std::string_view key, const std::string& value) {
    if (check.documents.toml(file)->find(key) != nullptr) return;
    tell(check, Severity::warning, code::default_taken, key,
         "`" + std::string(key) + "` is missing and taken as " + value, "add " + std::string(key) + " = " + value);
}

void check_horizon(Check& check) {
    const Scenario& scenario = check.scenario;
    const TomlNode& root = *check.documents.toml(file);
    const bool both = root.find("start") != nullptr && root.find("end") != nullptr && scenario.start.index > 0 &&
                      scenario.end.index > 0;
    if (!both) return;
    if (scenario.end < scenario.start) {
        tell(check, Severity::error, code::impossible_horizon, "end",
             "the scenario ends before it starts in " + to_text(scenario.start), "`end` is its last month");
        return;
    }
    if (scenario.months() > longest_horizon) {
        tell(check, Severity::error, code::impossible_horizon, "end",
             "the scenario has " + std::to_string(scenario.months()) + " months",
             "at most 1200 months, a hundred years");
    }
    const bool inside = scenario.as_of >= scenario.start && scenario.as_of <= scenario.end;
    if (!inside && scenario.as_of.index > 0) {
        tell(check, Severity::error, code::outside_horizon, "as_of", "`as_of` lies outside the scenario",
             "a month from " + to_text(scenario.start) + " to " + to_text(scenario.end));
    }
}

bool availability_can_vary(const Scenario& scenario) {
    const auto varies = [](const LineRow& line) {
        const auto& nodes = line.availability.expression.nodes;
        return !(nodes.size() == 1 && nodes[0].operation == Operation::number && nodes[0].number == 1);
    };
    return std::any_of(scenario.lines.begin(), scenario.lines.end(), varies) ||
           std::any_of(scenario.candidates.begin(), scenario.candidates.end(),
                       [&](const CandidateRow& candidate) { return varies(candidate.line); });
}

void check_conditional_keys(Check& check) {
    const Scenario& scenario = check.scenario;
    if (!scenario.economy.empty()) {
        needed_key(check, "carry_over", "money left in December is carried by it", "0.5");
        needed_key(check, "growth_sd", "GDP after the last known year is shocked by it", "0.01");
        needed_key(check, "growth_persistence", "shocks of GDP follow each other by it", "0.5");
    }
    if (!scenario.programmes.empty())
        needed_key(check, "max_book_months", "wishes stop at a book of so many months", "12");
    needed_key(check, "catch_up_months", "the waterfall spreads a backlog over so many months", "12");
    if (availability_can_vary(scenario)) {
        needed_key(check, "availability_sd", "lines have an availability other than 1", "0.3");
        needed_key(check, "availability_persistence", "lines have an availability other than 1", "0.8");
    }
}

void check_persistence(Check& check, std::string_view key, double value) {
    if (value >= 0) return;
    tell(check, Severity::warning, code::unusual, key, "a negative persistence makes months swing to and fro",
         "a value from 0 to 1 is usual");
}

}  // namespace

void check_settings(Check& check) {
    if (check.documents.toml(file) == nullptr) return;
    needed_key(check, "start", "it is the first month", "\"2024-01\"");
    needed_key(check, "end", "it is the last month", "\"2035-12\"");
    needed_key(check, "as_of", "it is the last month that is known", "\"2026-06\"");
    check_horizon(check);
    check_conditional_keys(check);
    check_persistence(check, "availability_persistence", check.scenario.availability_persistence);
    check_persistence(check, "growth_persistence", check.scenario.growth_persistence);
    key_with_default(check, "replications", "10000");
    key_with_default(check, "seed", "1");
    constexpr std::array<std::string_view, 3> descriptions{"title", "currency", "price_base"};
    for (const std::string_view key : descriptions) {
        if (check.documents.toml(file)->find(key) != nullptr) continue;
        tell(check, Severity::warning, code::default_taken, key,
             "`" + std::string(key) + "` is missing: results will not tell it",
             "add " + std::string(key) + " = \"...\"");
    }
}

}  // namespace sinews::scenario
