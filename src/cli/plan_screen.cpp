#include "cli/plan_screen.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analyse/wording.hpp"
#include "cli/layout.hpp"
#include "cli/plan_parts.hpp"

namespace sinews::cli {

namespace {

using plan::Question;

std::string number(double value) { return plan_number(value); }

bool reaches(const PlanView& view) { return view.question.kind == Question::Kind::reach; }
bool lacks(const PlanView& view) { return view.question.kind == Question::Kind::shortfall; }
double told(const PlanView& view, double value) { return as_told(view.question, value); }

std::string builds_text(const PlanView& view) {
    std::string text = fmt::format("Build ({})\n", view.answer.builds.size());
    if (view.answer.builds.empty()) text += "  nothing: no candidate helps by then\n";
    return text + build_lines(view.scenario(), view.future, view.answer.builds, view.question.shares);
}

/// What the question counts, at best and simulated; a shortfall also as what is lacking in a month on average.
std::string output_text(const PlanView& view) {
    const std::string unit = plan_unit(view.scenario(), view.question);
    const int months = view.question.month - view.future.decide_from + 1;
    std::string text = fmt::format("{}, {} (the plan at point values)\n", lacks(view) ? "Shortfall" : "Output", unit);
    const auto line = [&](const char* what, double value) {
        const std::string mean = lacks(view) ? "   " + number(value / months) + " on average" : "";
        text += fmt::format("  {}{}{}\n", left_aligned(what, 28), right_aligned(number(value), 14), mean);
    };
    line("at best without building", told(view, view.answer.without));
    line("at best with the plan", told(view, view.answer.measure));
    line("simulated as it is", view.simulated_without);
    line("simulated with the plan", view.simulated_with);
    return text;
}

}  // namespace

std::string question_text(const scenario::Scenario& scenario, const Question& question) {
    const std::string month = plan_month(scenario, question.month);
    const std::string budget = std::isinf(question.budget)
                                   ? ""
                                   : " for at most " + number(question.budget) + " " + scenario.currency + " a year";
    if (question.kind == Question::Kind::shortfall) {
        return "least shortfall of the stock targets of " + question.targets.text + " until " + month + budget;
    }
    const scenario::Measure& measure = scenario.measures[static_cast<std::size_t>(question.measure)];
    const std::string what = measure.text.empty() ? measure.id : measure.text;
    if (question.kind == Question::Kind::reach) {
        return "least cost to reach " + number(question.value) + " " + plan_unit(scenario, question) + " (" + what +
               ") in " + month + budget;
    }
    return "most of " + what + " in " + month + budget;
}

std::string plan_text(const PlanView& view) {
    const plan::PlanAnswer& answer = view.answer;
    std::string text = wrapped("Plan: " + view.asked) + "\n" + builds_text(view) + "\n" +
                       cost_lines(view.scenario(), view.future, view.answer) + "\n";
    text += output_text(view) + "\n" + "What a little more is worth (while candidates may be built in part)\n" +
            worth_lines(view.scenario(), view.future, view.question, view.answer) + "\n";
    text += fmt::format("bound {}, gap {:.2g}; {} rows, {} columns; {:.1f} s\n", number(told(view, answer.bound)),
                        answer.gap, analyse::grouped(answer.rows), analyse::grouped(answer.columns), answer.seconds);
    return text;
}

std::string plan_json(const PlanView& view) {
    using Json = nlohmann::ordered_json;
    const plan::PlanAnswer& answer = view.answer;
    const Json document{
        {"schema", "sinews-plan-1"},
        {"asked", view.asked},
        {"objective", view.asked},
        {"kind", reaches(view) ? "reach" : (lacks(view) ? "shortfall" : "most")},
        {"measure", plan_measure(view.scenario(), view.study.measures, view.question)},
        {"month", plan_month(view.scenario(), view.question.month)},
        {"status", stochastic::name_of(answer.status)},
        {"unit", plan_unit(view.scenario(), view.question)},
        {"value", told(view, answer.measure)},
        {"cost", answer.cost},
        {"bound", told(view, answer.bound)},
        {"gap", answer.gap},
        {"without", told(view, answer.without)},
        {"simulated_without", view.simulated_without},
        {"simulated_with", view.simulated_with},
        {"currency", view.scenario().currency},
        {"builds", builds_json(view.scenario(), view.future, answer.builds)},
        {"cost_by_year", years_json(view.scenario(), view.future, answer)},
        {"marginal", marginal_json(view.scenario(), view.promise, plan_unit(view.scenario(), view.question))},
        {"promise", promise_json(view.scenario(), view.study.measures, view.question, view.promise)},
        {"worth", worth_json(view.scenario(), view.future, answer.worth)},
        {"rows", answer.rows},
        {"columns", answer.columns},
        {"seconds", answer.seconds}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace sinews::cli
