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

/// The measure of the stocks that the targets are for; -1 when there is none.
int stock_measure(const analyse::Plan& measures, const plan::Question& question) {
    for (std::size_t measure = 0; measure < measures.measures.size(); ++measure) {
        const analyse::MeasurePlan& of = measures.measures[measure];
        if (of.metric != scenario::Metric::stock || of.window != scenario::Window::month) continue;
        std::vector<int> nodes;
        for (const analyse::Addend& addend : of.addends) nodes.push_back(addend.position);
        std::ranges::sort(nodes);
        if (nodes == question.targets.nodes) return static_cast<int>(measure);
    }
    return -1;
}

std::vector<double> stock_of(const std::vector<analyse::Addend>& addends, const plan::Question& question,
                             const std::vector<std::vector<double>>& stocks) {
    std::vector<double> sum(stocks.empty() ? 0 : stocks.front().size(), 0.0);
    for (const analyse::Addend& addend : addends) {
        const auto found = std::ranges::find(question.targets.nodes, addend.position) - question.targets.nodes.begin();
        for (std::size_t month = 0; month < sum.size(); ++month) {
            sum[month] += addend.weight * stocks[static_cast<std::size_t>(found)][month];
        }
    }
    return sum;
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

double as_told(const plan::Question& question, double value) {
    return question.kind == plan::Question::Kind::shortfall ? 0.0 - value : value;
}

stochastic::Progress as_told(const plan::Question& question, const stochastic::Progress& progress) {
    return {as_told(question, progress.objective), as_told(question, progress.bound), progress.iterations};
}

std::string plan_measure(const scenario::Scenario& scenario, const analyse::Plan& measures,
                         const plan::Question& question) {
    if (question.kind != plan::Question::Kind::shortfall) {
        return scenario.measures[static_cast<std::size_t>(question.measure)].id;
    }
    const int measure = stock_measure(measures, question);
    return measure < 0 ? "" : scenario.measures[static_cast<std::size_t>(measure)].id;
}

std::string plan_unit(const scenario::Scenario& scenario, const plan::Question& question) {
    if (question.kind == plan::Question::Kind::shortfall) return question.targets.unit;
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

std::string worth_lines(const scenario::Scenario& scenario, const plan::Future& choices, const plan::Question& question,
                        const plan::PlanAnswer& answer) {
    constexpr std::size_t most = 4;
    const plan::Worth& worth = answer.worth;
    using Kind = plan::Question::Kind;
    const bool reaches = question.kind == Kind::reach;
    const std::string unit = reaches ? scenario.currency : plan_unit(scenario, question);
    const std::string verb = reaches ? "saves" : (question.kind == Kind::shortfall ? "avoids" : "adds");
    const double rounding = 1e-9 * std::max(1.0, std::abs(reaches ? answer.cost : answer.measure));
    std::string text;
    const auto line = [&](const std::string& what, double value) {
        if (value <= rounding) return;
        text += wrapped(fmt::format("  {} {} {} {}", what, verb, plan_number(value), unit), screen_width, 4);
    };
    for (std::size_t year = 0; year < worth.money.size(); ++year) {
        line(
            fmt::format("one {} more in {}", scenario.currency, first_year(scenario, choices) + static_cast<int>(year)),
            worth.money[year]);
    }
    for (std::size_t at = 0; at < std::min(most, worth.capacity.size()); ++at) {
        const auto& of = worth.capacity[at];
        line(fmt::format("capacity for one {} more a month in {} from {} on", of.item, of.party,
                         plan_month(scenario, choices.decide_from)),
             of.value);
    }
    for (std::size_t at = 0; at < std::min(most, worth.cooperation.size()); ++at) {
        line(fmt::format("cooperation in {} higher by 0.1", worth.cooperation[at].item), worth.cooperation[at].value);
    }
    for (std::size_t at = 0; at < std::min(most, worth.faster.size()); ++at) {
        const plan::Choice& choice = choices.choices[static_cast<std::size_t>(worth.faster[at].choice)];
        line(fmt::format("{} built one month faster", choice.candidate), worth.faster[at].value);
    }
    return text;
}

Json worth_json(const scenario::Scenario& scenario, const plan::Future& choices, const plan::Worth& worth) {
    Json money = Json::array(), capacity = Json::array(), cooperation = Json::array(), faster = Json::array();
    for (std::size_t year = 0; year < worth.money.size(); ++year) {
        money.push_back(
            {{"year", first_year(scenario, choices) + static_cast<int>(year)}, {"worth", worth.money[year]}});
    }
    for (const auto& of : worth.capacity) {
        capacity.push_back({{"item", of.item}, {"party", of.party}, {"worth", of.value}});
    }
    for (const auto& of : worth.cooperation) cooperation.push_back({{"item", of.item}, {"worth", of.value}});
    for (const auto& of : worth.faster) {
        faster.push_back(
            {{"candidate", choices.choices[static_cast<std::size_t>(of.choice)].candidate}, {"worth", of.value}});
    }
    return {{"money", money}, {"capacity", capacity}, {"cooperation", cooperation}, {"faster", faster}};
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

Json promise_json(const scenario::Scenario& scenario, const analyse::Plan& measures, const plan::Question& question,
                  const plan::Promise& promise) {
    Json document{{"measure", plan_measure(scenario, measures, question)},
                  {"months", months_json(scenario, promise.months)},
                  {"without", promise.without},
                  {"with", promise.with}};
    if (question.kind != plan::Question::Kind::shortfall) return document;
    document["shortfall_without"] = promise.without;
    document["shortfall_with"] = promise.with;
    if (const int measure = stock_measure(measures, question); measure >= 0) {
        const auto& addends = measures.measures[static_cast<std::size_t>(measure)].addends;
        document["without"] = stock_of(addends, question, promise.stock_without);
        document["with"] = stock_of(addends, question, promise.stock_with);
    }
    return document;
}

}  // namespace sinews::cli
