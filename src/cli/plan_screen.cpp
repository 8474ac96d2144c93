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

const scenario::Measure& measure_of(const PlanView& view) {
    return view.scenario.measures[static_cast<std::size_t>(view.question.measure)];
}

int first_year(const PlanView& view) {
    return scenario::Month{view.scenario.start.index + view.future.decide_from}.year();
}

bool reaches(const PlanView& view) { return view.question.kind == Question::Kind::reach; }

std::string builds_text(const PlanView& view) {
    std::string text = fmt::format("Build ({})\n", view.answer.builds.size());
    if (view.answer.builds.empty()) text += "  nothing: no candidate raises the measure by then\n";
    return text + build_lines(view.scenario, view.future, view.answer.builds, view.question.shares);
}

/// What binds, in words. Gains are in the measure's unit, or money saved.
std::string worth_text(const PlanView& view) {
    constexpr std::size_t most = 4;
    const plan::Worth& worth = view.answer.worth;
    const std::string unit = reaches(view) ? view.scenario.currency : plan_unit(view.scenario, view.question);
    const std::string verb = reaches(view) ? "saves" : "adds";
    std::string text = "What a little more is worth (while candidates may be built in part)\n";
    const auto line = [&](const std::string& sentence) { text += wrapped("  " + sentence, screen_width, 4); };
    for (std::size_t year = 0; year < worth.money.size(); ++year) {
        if (worth.money[year] <= 1e-9) continue;
        line(fmt::format("one {} more in {} {} {} {}", view.scenario.currency,
                         first_year(view) + static_cast<int>(year), verb, number(worth.money[year]), unit));
    }
    for (std::size_t at = 0; at < std::min(most, worth.capacity.size()); ++at) {
        const auto& of = worth.capacity[at];
        line(fmt::format("capacity for one {} more a month in {} from {} on {} {} {}", of.item, of.party,
                         plan_month(view.scenario, view.future.decide_from), verb, number(of.value), unit));
    }
    for (std::size_t at = 0; at < std::min(most, worth.cooperation.size()); ++at) {
        line(fmt::format("cooperation in {} higher by 0.1 {} {} {}", worth.cooperation[at].item, verb,
                         number(worth.cooperation[at].value), unit));
    }
    for (std::size_t at = 0; at < std::min(most, worth.faster.size()); ++at) {
        const plan::Choice& choice = view.future.choices[static_cast<std::size_t>(worth.faster[at].choice)];
        line(fmt::format("{} built one month faster {} {} {}", choice.candidate, verb, number(worth.faster[at].value),
                         unit));
    }
    return text;
}

}  // namespace

std::string question_text(const scenario::Scenario& scenario, const Question& question) {
    const scenario::Measure& measure = scenario.measures[static_cast<std::size_t>(question.measure)];
    const std::string month = plan_month(scenario, question.month);
    const std::string what = measure.text.empty() ? measure.id : measure.text;
    const std::string budget = std::isinf(question.budget)
                                   ? ""
                                   : " for at most " + number(question.budget) + " " + scenario.currency + " a year";
    if (question.kind == Question::Kind::reach) {
        return "least cost to reach " + number(question.value) + " " + plan_unit(scenario, question) + " (" + what +
               ") in " + month + budget;
    }
    return "most of " + what + " in " + month + budget;
}

std::string plan_text(const PlanView& view) {
    const plan::PlanAnswer& answer = view.answer;
    const std::string unit = plan_unit(view.scenario, view.question);
    std::string text = wrapped("Plan: " + view.asked) + "\n" + builds_text(view) + "\n" +
                       cost_lines(view.scenario, view.future, view.answer) + "\n";
    text += fmt::format("Output, {} (the plan at point values)\n", unit);
    text += fmt::format("  at best without building    {}\n", right_aligned(number(answer.without), 14));
    text += fmt::format("  at best with the plan       {}\n", right_aligned(number(answer.measure), 14));
    text += fmt::format("  simulated as it is          {}\n", right_aligned(number(view.simulated_without), 14));
    text += fmt::format("  simulated with the plan     {}\n\n", right_aligned(number(view.simulated_with), 14));
    text += worth_text(view) + "\n";
    text += fmt::format("bound {}, gap {:.2g}; {} rows, {} columns; {:.1f} s\n", number(answer.bound), answer.gap,
                        analyse::grouped(answer.rows), analyse::grouped(answer.columns), answer.seconds);
    return text;
}

std::string plan_json(const PlanView& view) {
    using Json = nlohmann::ordered_json;
    const plan::PlanAnswer& answer = view.answer;
    Json money = Json::array(), capacity = Json::array();
    Json cooperation = Json::array(), faster = Json::array();
    for (std::size_t year = 0; year < answer.worth.money.size(); ++year) {
        money.push_back({{"year", first_year(view) + static_cast<int>(year)}, {"worth", answer.worth.money[year]}});
    }
    for (const auto& of : answer.worth.capacity) {
        capacity.push_back({{"item", of.item}, {"party", of.party}, {"worth", of.value}});
    }
    for (const auto& of : answer.worth.cooperation) cooperation.push_back({{"item", of.item}, {"worth", of.value}});
    for (const auto& of : answer.worth.faster) {
        faster.push_back(
            {{"candidate", view.future.choices[static_cast<std::size_t>(of.choice)].candidate}, {"worth", of.value}});
    }
    const Json document{
        {"schema", "sinews-plan-1"},
        {"asked", view.asked},
        {"objective", view.asked},
        {"kind", reaches(view) ? "reach" : "most"},
        {"measure", measure_of(view).id},
        {"month", plan_month(view.scenario, view.question.month)},
        {"status", stochastic::name_of(answer.status)},
        {"value", answer.measure},
        {"cost", answer.cost},
        {"bound", answer.bound},
        {"gap", answer.gap},
        {"without", answer.without},
        {"simulated_without", view.simulated_without},
        {"simulated_with", view.simulated_with},
        {"currency", view.scenario.currency},
        {"builds", builds_json(view.scenario, view.future, answer.builds)},
        {"cost_by_year", years_json(view.scenario, view.future, answer)},
        {"marginal", marginal_json(view.scenario, view.promise, plan_unit(view.scenario, view.question))},
        {"promise", promise_json(view.scenario, view.promise, measure_of(view).id)},
        {"worth", {{"money", money}, {"capacity", capacity}, {"cooperation", cooperation}, {"faster", faster}}},
        {"rows", answer.rows},
        {"columns", answer.columns},
        {"seconds", answer.seconds}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace sinews::cli
