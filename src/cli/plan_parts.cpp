#include "cli/plan_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/wording.hpp"
#include "cli/layout.hpp"

namespace sinews::cli {

namespace {

using Json = nlohmann::ordered_json;

int first_year(const scenario::Scenario& scenario, const plan::Future& choices) {
    return scenario::Month{scenario.start.index + choices.decide_from}.year();
}

Json months_json(const scenario::Scenario& scenario, const std::vector<int>& months) {
    Json list = Json::array();
    for (const int month : months) list.push_back(plan_month(scenario, month));
    return list;
}

std::string name_of(const scenario::Scenario& scenario, const plan::Choice& choice) {
    std::string item = choice.item, party = choice.party;
    for (const scenario::Item& of : scenario.items) {
        if (of.item == choice.item && !of.name.empty()) item = of.name;
    }
    for (const scenario::Party& of : scenario.parties) {
        if (of.party == choice.party && !of.name.empty()) party = of.name;
    }
    return item + ", " + party;
}

}  // namespace

std::string plan_number(double value) {
    return std::abs(value) >= 100 ? analyse::grouped(std::round(value)) : fmt::format("{:.3g}", value);
}

std::string plan_month(const scenario::Scenario& scenario, int month) {
    return scenario::to_text(scenario::Month{scenario.start.index + month});
}

std::string plan_unit(const scenario::Scenario& scenario, const plan::Question& question) {
    const scenario::Measure& measure = scenario.measures[static_cast<std::size_t>(question.measure)];
    for (const scenario::Item& item : scenario.items) {
        if (!measure.items.empty() && item.item == measure.items.front().item) return item.unit;
    }
    return "";
}

std::string build_lines(const scenario::Scenario& scenario, const plan::Future& choices,
                        const std::vector<plan::PlannedBuild>& builds, bool shares) {
    std::string text;
    for (std::size_t index = 0; index < builds.size(); ++index) {
        const plan::PlannedBuild& build = builds[index];
        const plan::Choice& choice = choices.choices[static_cast<std::size_t>(build.choice)];
        double copies = build.copies;  // copies with draws of their own that are decided together stand in one line
        while (index + 1 < builds.size() && builds[index + 1].month == build.month &&
               builds[index + 1].node == build.node &&
               choices.choices[static_cast<std::size_t>(builds[index + 1].choice)].candidate == choice.candidate) {
            copies += builds[++index].copies;
        }
        text += fmt::format("  {}  {}  {}  {}  {} {}\n", plan_month(scenario, build.month),
                            left_aligned(choice.candidate, 26), left_aligned(choice.party + " " + choice.item, 22),
                            right_aligned(shares ? fmt::format("{:.2f}", copies) : fmt::format("{:.0f} x", copies), 5),
                            right_aligned(plan_number(copies * choice.capex), 8), scenario.currency);
    }
    return text;
}

std::string cost_lines(const scenario::Scenario& scenario, const plan::Future& choices,
                       const plan::PlanAnswer& answer) {
    std::string text = "Cost by year, " + scenario.currency + "\n ";
    for (std::size_t year = 0; year < answer.cost_by_year.size(); ++year) {
        if (answer.cost_by_year[year] < 0.5) continue;
        text += fmt::format(" {}: {} ", first_year(scenario, choices) + static_cast<int>(year),
                            plan_number(answer.cost_by_year[year]));
    }
    return text + fmt::format(" in all {}\n", plan_number(answer.cost));
}

Json builds_json(const scenario::Scenario& scenario, const plan::Future& choices,
                 const std::vector<plan::PlannedBuild>& builds) {
    Json list = Json::array();
    for (const plan::PlannedBuild& build : builds) {
        const plan::Choice& choice = choices.choices[static_cast<std::size_t>(build.choice)];
        const auto ready = static_cast<int>(
            std::floor(std::max(build.month + choice.build_and_slip, static_cast<double>(choice.earliest_start))));
        list.push_back({{"candidate", choice.candidate},
                        {"name", name_of(scenario, choice)},
                        {"party", choice.party},
                        {"item", choice.item},
                        {"month", plan_month(scenario, build.month)},
                        {"start", plan_month(scenario, build.month)},
                        {"ready", plan_month(scenario, ready)},
                        {"copies", build.copies},
                        {"cost", build.copies * choice.capex}});
    }
    return list;
}

Json years_json(const scenario::Scenario& scenario, const plan::Future& choices, const plan::PlanAnswer& answer) {
    Json list = Json::array();
    for (std::size_t year = 0; year < answer.cost_by_year.size(); ++year) {
        list.push_back(
            {{"year", first_year(scenario, choices) + static_cast<int>(year)}, {"cost", answer.cost_by_year[year]}});
    }
    return list;
}

Json marginal_json(const scenario::Scenario& scenario, const plan::Promise& promise, const std::string& unit) {
    Json rows = Json::array(), values = Json::array();
    for (const plan::Promise::Row& row : promise.rows) {
        rows.push_back(row.item + " " + row.party);
        values.push_back(row.worth);
    }
    return {{"rows", std::move(rows)},
            {"months", months_json(scenario, promise.months)},
            {"unit", unit + " for one unit a month more"},
            {"values", std::move(values)}};
}

Json promise_json(const scenario::Scenario& scenario, const plan::Promise& promise, const std::string& measure) {
    return {{"measure", measure},
            {"months", months_json(scenario, promise.months)},
            {"without", promise.without},
            {"with", promise.with}};
}

}  // namespace sinews::cli
