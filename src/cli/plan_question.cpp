#include "cli/plan_question.hpp"

#include <vector>

#include "scenario/month.hpp"
#include "scenario/number.hpp"
#include "scenario/suggest.hpp"

namespace sinews::cli {

namespace {

using scenario::Metric;

QuestionResult wrong(std::string problem) { return {{}, std::move(problem)}; }

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

}  // namespace

QuestionResult plan_question(const PlanAsked& asked, const scenario::Scenario& scenario,
                             const analyse::Plan& measures) {
    const std::vector<std::string_view> known = plannable(scenario);
    if (asked.most.empty() == asked.reach.empty()) {
        return wrong(
            "say what the plan is for: --most MEASURE@YYYY-MM or --reach MEASURE@YYYY-MM=VALUE; measures are " +
            scenario::one_of(known));
    }
    QuestionResult result;
    plan::Question& question = result.question;
    question.kind = asked.most.empty() ? plan::Question::Kind::reach : plan::Question::Kind::most;
    question.budget = asked.budget;
    question.every = asked.every;
    question.shares = asked.shares;
    question.stockpile = asked.stockpile;
    std::string text = asked.most.empty() ? asked.reach : asked.most;
    if (question.kind == plan::Question::Kind::reach) {
        const std::size_t equals = text.rfind('=');
        const auto value = equals == std::string::npos ? std::nullopt : scenario::parse_number(text.substr(equals + 1));
        if (!value) return wrong("--reach takes MEASURE@YYYY-MM=VALUE; `" + text + "` is not that");
        question.value = *value;
        text.resize(equals);
    }
    const std::size_t sign = text.rfind('@');
    if (sign == std::string::npos)
        return wrong("a measure and a month are written MEASURE@YYYY-MM; `" + text + "` is not that");
    const std::string name = text.substr(0, sign);
    const auto month = scenario::parse_month(text.substr(sign + 1));
    if (!month) return wrong("`" + text.substr(sign + 1) + "` is no month; months are YYYY-MM");
    if (month->index <= scenario.as_of.index || month->index > scenario.end.index) {
        return wrong("a plan is for a month after " + scenario::to_text(scenario.as_of) + " and up to " +
                     scenario::to_text(scenario.end) + "; " + text.substr(sign + 1) + " is not");
    }
    question.month = scenario::months_between(scenario.start, *month);
    for (std::size_t at = 0; at < scenario.measures.size(); ++at) {
        if (scenario.measures[at].id != name) continue;
        if (!can_be_planned(scenario.measures[at])) {
            return wrong("a plan is for what is made; measure `" + name +
                         "` is of something else; measures of what is made are " + scenario::one_of(known));
        }
        question.measure = static_cast<int>(at);
        if (measures.measures[at].addends.empty()) return wrong("nobody makes what measure `" + name + "` counts");
        return result;
    }
    return wrong("no measure `" + name + "`; " + scenario::did_you_mean(name, known, scenario::one_of(known)));
}

}  // namespace sinews::cli
