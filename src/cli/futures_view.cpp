#include "cli/futures_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

#include "analyse/wording.hpp"
#include "cli/layout.hpp"
#include "cli/plan_parts.hpp"

namespace sinews::cli {

namespace {

using plan::Question;
using Json = nlohmann::ordered_json;

const scenario::Scenario& scenario_of(const FuturesView& view) { return view.study.scenario; }
std::string unit_of(const FuturesView& view) { return plan_unit(scenario_of(view), view.question); }
bool reaches(const FuturesView& view) { return view.question.kind == Question::Kind::reach; }

bool lacks(const FuturesView& view) { return view.question.kind == Question::Kind::shortfall; }
double told(const FuturesView& view, double value) { return as_told(view.question, value); }

double quantile(std::vector<double> values, double part) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(std::lround(part * static_cast<double>(values.size() - 1)))];
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

std::vector<double> as_told_all(const FuturesView& view, std::vector<double> values) {
    for (double& value : values) value = told(view, value);
    return values;
}

/// Values by future as they are told; of output, what has to be matched is added again.
std::vector<double> as_output(const FuturesView& view, std::vector<double> values) {
    values = as_told_all(view, std::move(values));
    if (view.question.rival.empty()) return values;
    for (double& value : values) value += view.question.rival.back();
    return values;
}

std::string spread_line(const char* what, const std::vector<double>& values) {
    const std::string range = values.size() < 20
                                  ? ""
                                  : fmt::format("   5 to 95 %: {} to {}", plan_number(quantile(values, 0.05)),
                                                plan_number(quantile(values, 0.95)));
    return fmt::format("  {} {}{}\n", left_aligned(what, 27), right_aligned(plan_number(mean(values)), 14), range);
}

/// Builds of the root, then those of each later moment under what was seen.
std::string builds_text(const FuturesView& view) {
    const auto of_node = [&](int node) {
        std::vector<plan::PlannedBuild> builds;
        for (const plan::PlannedBuild& build : view.answer.plan.builds) {
            if (build.node == node) builds.push_back(build);
        }
        return builds;
    };
    std::string text = "Build\n";
    const auto now = of_node(0);
    if (now.empty()) text += "  nothing\n";
    text += build_lines(scenario_of(view), view.choices, now, view.question.shares);
    for (int node = 1; node < static_cast<int>(view.tree.nodes.size()); ++node) {
        const plan::DecisionNode& of = view.tree.nodes[static_cast<std::size_t>(node)];
        text += wrapped(fmt::format("From {} on, if the year before went as in these {} futures (mean output {}{}):",
                                    plan_month(scenario_of(view), of.from), of.futures.size(),
                                    plan_number(view.seen[static_cast<std::size_t>(node)]),
                                    lacks(view) ? "" : " " + unit_of(view)));
        const auto builds = of_node(node);
        text += builds.empty() ? "  nothing more\n"
                               : build_lines(scenario_of(view), view.choices, builds, view.question.shares);
    }
    return text;
}

/// The duals of all futures; where there are none (of a chance, of a search that was stopped) those of the medians.
std::string worth_text(const FuturesView& view) {
    std::string text = worth_lines(scenario_of(view), view.choices, view.question, view.answer.plan);
    if (!text.empty()) {
        return "What a little more is worth with the plan, over all futures (money: while candidates may be built in "
               "part)\n" +
               text;
    }
    for (const auto& row : view.promise.rows) {
        if (row.worth.back() <= 0) continue;
        text += wrapped(fmt::format("  capacity for one {} more a month in {} adds {} {}", row.item, row.party,
                                    plan_number(row.worth.back()), unit_of(view)),
                        screen_width, 4);
    }
    return "What a little more capacity would be worth, with the plan, at point values\n" +
           (text.empty() ? std::string("  nothing: orders set the limit, or nothing is short\n") : text);
}

std::string reacting_text(const FuturesView& view) {
    if (!view.at_once) return "";
    const plan::PlanAnswer &with = view.answer.plan, &without = view.at_once->plan;
    if (reaches(view)) {
        return wrapped(fmt::format("Being able to react saves {} {} on average ({} in place of {}).",
                                   plan_number(without.cost - with.cost), scenario_of(view).currency,
                                   plan_number(with.cost), plan_number(without.cost)));
    }
    return wrapped(fmt::format("Being able to react is worth {} to {} {} ({} in place of {}; the solver's gap).",
                               plan_number(std::max(0.0, with.measure - without.measure)),
                               plan_number(std::max(0.0, with.bound - without.measure)), unit_of(view),
                               plan_number(told(view, with.measure)), plan_number(told(view, without.measure))));
}

std::string validation_text(const FuturesView& view) {
    if (!view.validation) return "";
    const plan::Validation& of = *view.validation;
    if (!of.complete) return "Validation was stopped before its end.\n";
    const std::string unit = unit_of(view);
    std::string text = "Tried on fresh futures, and what uncertainty costs\n";
    const auto line = [&](const std::string& sentence) { text += wrapped("  " + sentence, screen_width, 4); };
    if (reaches(view)) {
        line(fmt::format("{} fresh futures: {:.1f} % of them reach the value with this plan.", of.fresh,
                         100 * of.reached));
        return text;
    }
    line(fmt::format("{} fresh futures: {} {} with this plan (standard error {}).", of.fresh,
                     plan_number(told(view, of.fresh_value)), unit, plan_number(of.fresh_error)));
    line(
        fmt::format("No plan is better by more than {} {}, with 95 % confidence (the bound is {} better than "
                    "this plan on average).",
                    plan_number(of.gap_high), unit, plan_number(of.gap_mean)));
    line(fmt::format("A plan made for the medians alone would bring {} {}: planning for many futures is worth {}.",
                     plan_number(told(view, of.median_plan)), unit, plan_number(of.stochastic_value)));
    if (of.known > 0) {
        line(fmt::format("Knowing the future before building would be worth {} to {} {} ({} futures).",
                         plan_number(of.evpi_low), plan_number(of.evpi_high), unit, of.known));
    }
    return text;
}

Json optional_month(const FuturesView& view, const std::optional<int>& month) {
    return month ? Json(plan_month(scenario_of(view), *month)) : Json(nullptr);
}

Json spread_json(const std::vector<double>& values) {
    return {{"mean", mean(values)},         {"q05", quantile(values, 0.05)}, {"q25", quantile(values, 0.25)},
            {"q50", quantile(values, 0.5)}, {"q75", quantile(values, 0.75)}, {"q95", quantile(values, 0.95)}};
}

Json validation_json(const FuturesView& view, const plan::Validation& of) {
    return {{"complete", of.complete},
            {"fresh", of.fresh},
            {"value", told(view, of.fresh_value)},
            {"standard_error", of.fresh_error},
            {"reached", of.reached},
            {"gap_mean", of.gap_mean},
            {"gap_95", of.gap_high},
            {"bound_mean", told(view, of.bound_mean)},
            {"median_plan", told(view, of.median_plan)},
            {"value_of_stochastic_solution", of.stochastic_value},
            {"value_of_perfect_information", {of.evpi_low, of.evpi_high}},
            {"known_futures", of.known}};
}

}  // namespace

std::string futures_text(const FuturesView& view) {
    const plan::PlanAnswer& answer = view.answer.plan;
    std::string text = wrapped("Plan: " + view.asked);
    if (view.crossing != nullptr) {
        const auto month = [&](const std::optional<int>& of) {
            return of ? plan_month(scenario_of(view), *of) : std::string("not within the horizon");
        };
        text += fmt::format("It holds from {} on at the earliest; at best without building: {}\n",
                            month(view.crossing->month), month(view.crossing->without));
    }
    text += "\n" + builds_text(view) + "\n" + cost_lines(scenario_of(view), view.choices, answer) + "\n";
    text += fmt::format("{} {}, {} (means of {} futures)\n", lacks(view) ? "Shortfall until" : "Output in",
                        plan_month(scenario_of(view), view.question.month), unit_of(view), view.futures);
    if (view.question.rival.size() < 2) {  // of several months the plan's own value is the least one, no output
        text += spread_line("at best without building", as_output(view, view.answer.without));
        text += spread_line("at best with the plan", as_output(view, view.answer.values));
    }
    text += spread_line("simulated as it is", view.simulated_without);
    text += spread_line("simulated with the plan", view.simulated_with) + "\n";
    text += worth_text(view) + "\n";
    for (const std::string& part : {reacting_text(view), validation_text(view)}) {
        if (!part.empty()) text += part + "\n";
    }
    text += fmt::format("bound {}, gap {:.2g}; {} futures, {}, {} rounds; {:.1f} s\n",
                        plan_number(told(view, answer.bound)), answer.gap, view.futures,
                        view.answer.method == stochastic::Method::extensive ? "one program" : "cuts",
                        view.answer.rounds, answer.seconds);
    return text;
}

std::string futures_json(const FuturesView& view) {
    const plan::PlanAnswer& answer = view.answer.plan;
    Json builds = builds_json(scenario_of(view), view.choices, answer.builds);
    for (std::size_t index = 0; index < builds.size(); ++index) builds[index]["node"] = answer.builds[index].node;
    Json nodes = Json::array();
    for (std::size_t node = 0; node < view.tree.nodes.size(); ++node) {
        const plan::DecisionNode& of = view.tree.nodes[node];
        nodes.push_back({{"node", node},
                         {"parent", of.parent},
                         {"from", plan_month(scenario_of(view), of.from)},
                         {"futures", of.futures.size()},
                         {"seen", node < view.seen.size() ? Json(view.seen[node]) : Json(nullptr)}});
    }
    const char* kind =
        view.crossing != nullptr ? "cross" : (reaches(view) ? "reach" : (lacks(view) ? "shortfall" : "most"));
    Json document{{"schema", "sinews-plan-1"},
                  {"asked", view.asked},
                  {"objective", view.asked},
                  {"kind", kind},
                  {"measure", plan_measure(scenario_of(view), view.study.measures, view.question)},
                  {"month", plan_month(scenario_of(view), view.question.month)},
                  {"status", stochastic::name_of(answer.status)},
                  {"method", view.answer.method == stochastic::Method::extensive ? "extensive" : "benders"},
                  {"futures", view.futures},
                  {"unit", unit_of(view)},
                  {"value", told(view, answer.measure)},
                  {"cost", answer.cost},
                  {"bound", told(view, answer.bound)},
                  {"gap", answer.gap},
                  {"without", told(view, answer.without)},
                  {"currency", scenario_of(view).currency},
                  {"builds", std::move(builds)},
                  {"nodes", std::move(nodes)},
                  {"cost_by_year", years_json(scenario_of(view), view.choices, answer)},
                  {"marginal", marginal_json(scenario_of(view), view.promise, unit_of(view))},
                  {"promise", promise_json(scenario_of(view), view.study.measures, view.question, view.promise)},
                  {"best_without", spread_json(as_told_all(view, view.answer.without))},
                  {"best_with", spread_json(as_told_all(view, view.answer.values))},
                  {"simulated_without", spread_json(view.simulated_without)},
                  {"simulated_with", spread_json(view.simulated_with)}};
    if (view.crossing != nullptr) {
        document["crossing"] = optional_month(view, view.crossing->month);
        document["crossing_without"] = optional_month(view, view.crossing->without);
    }
    if (view.at_once) {
        document["at_once"] = {{"value", told(view, view.at_once->plan.measure)},
                               {"cost", view.at_once->plan.cost},
                               {"bound", told(view, view.at_once->plan.bound)}};
    }
    if (view.validation) document["validation"] = validation_json(view, *view.validation);
    document["worth"] = worth_json(scenario_of(view), view.choices, answer.worth);
    document["rounds"] = view.answer.rounds;
    document["build_seconds"] = view.answer.build_seconds;
    document["seconds"] = answer.seconds;
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace sinews::cli
