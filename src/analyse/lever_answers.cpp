#include "analyse/lever_answers.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace sinews::analyse {

namespace {

template <class Row>
int position_of(const std::vector<Row>& rows, const std::string& id) {
    return static_cast<int>(std::ranges::find(rows, id, &Row::id) - rows.begin());
}

std::vector<int> asked_comparisons(const scenario::Scenario& scenario, const LeverQuestions& questions) {
    std::vector<int> positions;
    positions.reserve(questions.comparisons.size());
    for (const std::string& id : questions.comparisons) positions.push_back(position_of(scenario.comparisons, id));
    if (positions.empty() && !scenario.comparisons.empty()) positions.push_back(0);
    return positions;
}

std::vector<int> asked_measures(const scenario::Scenario& scenario, const Plan& plan, const LeverQuestions& questions,
                                const std::vector<int>& comparisons) {
    std::vector<int> positions;
    positions.reserve(questions.measures.size());
    for (const std::string& id : questions.measures) positions.push_back(position_of(scenario.measures, id));
    if (!positions.empty()) return positions;
    for (const int comparison : comparisons) {
        const int left = plan.comparisons[static_cast<std::size_t>(comparison)].left;
        if (std::ranges::find(positions, left) == positions.end()) positions.push_back(left);
    }
    if (positions.empty() && !scenario.measures.empty()) positions.push_back(0);
    return positions;
}

std::vector<scenario::Month> asked_months(const scenario::Scenario& scenario, const LeverQuestions& questions) {
    if (!questions.months.empty()) return questions.months;
    std::vector<scenario::Month> months;
    for (const int years : {2, 4, 8}) {
        const scenario::Month month{scenario.as_of.index + 12 * years};
        if (month <= scenario.end) months.push_back(month);
    }
    if (months.empty()) months.push_back(scenario.end);
    return months;
}

double size_of_change(double change) { return std::isnan(change) ? 0 : std::abs(change); }

/// The largest change of a value relative to what it is without the lever.
double largest_relative_change(const LeverEffects& effects) {
    double largest = 0;
    for (const ValueEffect& value : effects.values) {
        const double relative = std::abs(value.change.change / value.without);
        if (std::isfinite(relative)) largest = std::max(largest, relative);
    }
    return largest;
}

}  // namespace

std::string LeverCase::name() const {
    std::string joined;
    for (const std::string& lever : levers) joined += (joined.empty() ? "" : "+") + lever;
    return joined;
}

AskedAnswers ask(const scenario::Scenario& scenario, const Plan& plan, const LeverQuestions& questions) {
    AskedAnswers asked;
    LeverAnswers& answers = asked.answers;
    answers.title = scenario.title;
    answers.start = scenario.start;
    answers.as_of = scenario.as_of;
    answers.months = plan.months;
    asked.request.comparisons = asked_comparisons(scenario, questions);
    for (const int at : asked.request.comparisons) {
        const scenario::Comparison& comparison = scenario.comparisons[static_cast<std::size_t>(at)];
        answers.comparisons.push_back({comparison.id, comparison.text});
    }
    for (std::size_t at = 0; at < scenario.claims.size(); ++at) {
        const scenario::Claim& claim = scenario.claims[at];
        const auto& ids = questions.claims;
        if (!ids.empty() && std::ranges::find(ids, claim.id) == ids.end()) continue;
        asked.request.claims.push_back(static_cast<int>(at));
        answers.claims.push_back({claim.id, claim.text});
    }
    const auto months = asked_months(scenario, questions);
    for (const int at : asked_measures(scenario, plan, questions, asked.request.comparisons)) {
        const scenario::Measure& measure = scenario.measures[static_cast<std::size_t>(at)];
        for (const scenario::Month month : months) {
            answers.values.push_back({measure.id, measure.text, month});
            asked.request.outcomes.values.push_back({at, scenario::months_between(scenario.start, month)});
        }
    }
    return asked;
}

void sort_by_effect(std::vector<LeverCase>& cases) {
    std::ranges::sort(cases, [](const LeverCase& a, const LeverCase& b) {
        const auto key = [](const LeverCase& one) {
            const auto& crossovers = one.effects.crossovers;
            return std::pair(crossovers.empty() ? 0.0 : size_of_change(crossovers.front().change.change),
                             largest_relative_change(one.effects));
        };
        const auto of_a = key(a), of_b = key(b);
        return of_a != of_b ? of_a > of_b : a.name() < b.name();
    });
}

}  // namespace sinews::analyse
