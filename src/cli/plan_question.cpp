#include "cli/plan_question.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "cli/plan_targets.hpp"
#include "scenario/month.hpp"
#include "scenario/number.hpp"
#include "scenario/suggest.hpp"

namespace sinews::cli {

namespace {

using scenario::Metric;

QuestionResult wrong(std::string problem) {
    QuestionResult result;
    result.problem = std::move(problem);
    return result;
}

/// Measures that a plan can answer: of what is made, and no least of several.
bool can_be_planned(const scenario::Measure& measure) {
    return measure.least_of.empty() && measure.metric == Metric::made;
}

std::vector<std::string_view> plannable(const scenario::Scenario& scenario) {
    std::vector<std::string_view> names;
    for (const scenario::Measure& measure : scenario.measures) {
        if (can_be_planned(measure)) names.emplace_back(measure.id);
    }
    return names;
}

/// Position of a measure that a plan can answer, or what is wrong with it.
std::optional<int> plannable_position(const std::string& name, const scenario::Scenario& scenario,
                                      const analyse::Plan& measures, std::string& problem) {
    const std::vector<std::string_view> known = plannable(scenario);
    for (std::size_t at = 0; at < scenario.measures.size(); ++at) {
        if (scenario.measures[at].id != name) continue;
        if (!can_be_planned(scenario.measures[at])) {
            problem = "a plan is for what is made; measure `" + name +
                      "` is of something else; measures of what is made are " + scenario::one_of(known);
            return std::nullopt;
        }
        if (measures.measures[at].addends.empty()) {
            problem = "nobody makes what measure `" + name + "` counts";
            return std::nullopt;
        }
        return static_cast<int>(at);
    }
    problem = "no measure `" + name + "`; " + scenario::did_you_mean(name, known, scenario::one_of(known));
    return std::nullopt;
}

/// A month that a plan can be for, from the text, or what is wrong with it.
std::optional<int> month_of(const std::string& text, const scenario::Scenario& scenario, std::string& problem) {
    const auto month = scenario::parse_month(text);
    if (!month) {
        problem = "`" + text + "` is no month; months are YYYY-MM";
    } else if (month->index <= scenario.as_of.index || month->index > scenario.end.index) {
        problem = "a plan is for a month after " + scenario::to_text(scenario.as_of) + " and up to " +
                  scenario::to_text(scenario.end) + "; " + text + " is not";
    } else {
        return scenario::months_between(scenario.start, *month);
    }
    return std::nullopt;
}

QuestionResult ask_to_cross(const PlanAsked& asked, const scenario::Scenario& scenario, const analyse::Plan& measures,
                            QuestionResult result) {
    std::vector<std::string_view> known;
    for (const scenario::Comparison& comparison : scenario.comparisons) known.emplace_back(comparison.id);
    const auto found = std::ranges::find(scenario.comparisons, asked.cross, &scenario::Comparison::id);
    if (found == scenario.comparisons.end()) {
        return wrong("no comparison `" + asked.cross + "`; " +
                     scenario::did_you_mean(asked.cross, known, scenario::one_of(known)));
    }
    std::string problem;
    const auto left = plannable_position(found->left, scenario, measures, problem);
    if (!left) return wrong("comparison `" + asked.cross + "`: " + problem);
    const auto right = std::ranges::find(scenario.measures, found->right, &scenario::Measure::id);
    result.question.kind = plan::Question::Kind::cross;
    result.question.measure = *left;
    result.question.month = scenario.months() - 1;
    result.rival = static_cast<int>(right - scenario.measures.begin());
    result.ratio = found->ratio;
    result.hold_months = found->hold_months;
    return result;
}

/// What counts of many futures; a problem in words, or none.
std::string take_risk(const PlanAsked& asked, QuestionResult& result) {
    if (asked.probability > 0) {
        if (!asked.risk.empty()) return "--risk and --probability are two ways to say what counts; give one";
        if (!asked.most.empty() || !asked.shortfall.empty())
            return "--probability is of reaching a value: it goes with --reach or --cross";
        if (asked.futures < 1) return "--probability needs --futures";
        result.risk = {plan::Risk::Kind::chance, asked.probability};
    } else if (asked.risk.rfind("cvar:", 0) == 0) {
        const auto level = scenario::parse_number(asked.risk.substr(5));
        if (!level || *level < 0 || *level >= 1)
            return "--risk cvar:LEVEL takes a level from 0 to below 1, such as cvar:0.9";
        if (asked.futures < 1) return "--risk needs --futures";
        result.risk = {plan::Risk::Kind::cvar, *level};
    } else if (!asked.risk.empty() && asked.risk != "mean") {
        return "--risk is mean or cvar:LEVEL; `" + asked.risk + "` is not that";
    }
    return "";
}

}  // namespace

QuestionResult plan_question(const PlanAsked& asked, const scenario::Scenario& scenario,
                             const network::Network& network, const analyse::Plan& measures) {
    const std::vector<std::string_view> known = plannable(scenario);
    const auto questions = std::ranges::count_if(std::array{&asked.most, &asked.reach, &asked.cross, &asked.shortfall},
                                                 [](const auto* text) { return !text->empty(); });
    if (questions != 1) {
        return wrong(
            "say what the plan is for: --most MEASURE@YYYY-MM, --reach MEASURE@YYYY-MM=VALUE, --cross COMPARISON or "
            "--shortfall WHO@YYYY-MM; measures are " +
            scenario::one_of(known));
    }
    QuestionResult result;
    plan::Question& question = result.question;
    question.budget = asked.budget;
    question.every = asked.every;
    question.shares = asked.shares;
    question.stockpile = asked.stockpile;
    // Stocks are looked at at the end of a period: long ones would take all of a period's output as there from its beginning.
    const int long_period = asked.shortfall.empty() ? 12 : 3;
    question.period = asked.period > 0 ? asked.period : (asked.futures > 0 ? long_period : 1);
    std::string problem = take_risk(asked, result);
    if (!problem.empty()) return wrong(problem);
    if (!asked.cross.empty()) {
        if (!asked.reviews.empty()) return wrong("--review goes with --most and --reach");
        return ask_to_cross(asked, scenario, measures, std::move(result));
    }
    question.kind = !asked.reach.empty()  ? plan::Question::Kind::reach
                    : !asked.most.empty() ? plan::Question::Kind::most
                                          : plan::Question::Kind::shortfall;
    std::string text = asked.most + asked.reach + asked.shortfall;  // two of them are empty
    if (question.kind == plan::Question::Kind::reach) {
        const std::size_t equals = text.rfind('=');
        const auto value = equals == std::string::npos ? std::nullopt : scenario::parse_number(text.substr(equals + 1));
        if (!value) return wrong("--reach takes MEASURE@YYYY-MM=VALUE; `" + text + "` is not that");
        question.value = *value;
        text.resize(equals);
    }
    const std::size_t sign = text.rfind('@');
    if (sign == std::string::npos)
        return wrong((asked.shortfall.empty() ? "a measure and a month are written MEASURE@YYYY-MM; `"
                                              : "whose targets and a month are written WHO@YYYY-MM; `") +
                     text + "` is not that");
    const auto month = month_of(text.substr(sign + 1), scenario, problem);
    if (!month) return wrong(problem);
    question.month = *month;
    if (question.kind == plan::Question::Kind::shortfall) {
        question.targets = targets_of(text.substr(0, sign), scenario, network, problem);
        if (!problem.empty()) return wrong(problem);
        question.measure = -1;
    } else {
        const auto measure = plannable_position(text.substr(0, sign), scenario, measures, problem);
        if (!measure) return wrong(problem);
        question.measure = *measure;
    }
    for (const std::string& review : asked.reviews) {
        if (asked.futures < 2) return wrong("--review needs --futures: with one future there is nothing to learn");
        const auto when = month_of(review, scenario, problem);
        if (!when) return wrong("--review: " + problem);
        if (*when >= question.month || *when <= scenario::months_between(scenario.start, scenario.as_of) + 1)
            return wrong("--review: " + review + " does not lie between the plan's first month and its last");
        result.reviews.push_back(*when);
    }
    std::ranges::sort(result.reviews);
    const auto twice = std::ranges::unique(result.reviews);
    result.reviews.erase(twice.begin(), twice.end());
    return result;
}

}  // namespace sinews::cli
