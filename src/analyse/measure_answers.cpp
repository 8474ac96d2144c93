// Measures by month: their names in words, means and quantiles.

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "analyse/answer_topics.hpp"
#include "scenario/words.hpp"

namespace sinews::analyse {

using scenario::Metric;

namespace {

std::string window_text(const scenario::Measure& measure) {
    switch (measure.window) {
        case scenario::Window::month: return "month";
        case scenario::Window::month_times_12: return "month x 12";
        case scenario::Window::trailing_12_months: return "12-month sum";
        case scenario::Window::since: return "since " + (measure.since ? scenario::to_text(*measure.since) : "");
    }
    return "";
}

/// The unit that all items share; "units" when they differ.
std::string unit_of_items(const scenario::Scenario& scenario, const scenario::Measure& measure) {
    std::set<std::string> units;
    for (const auto& entry : measure.items) {
        const auto item = std::ranges::find(scenario.items, entry.item, &scenario::Item::item);
        if (item != scenario.items.end()) units.insert(item->unit);
    }
    return units.size() == 1 ? *units.begin() : "units";
}

std::string unit_text(const scenario::Scenario& scenario, const scenario::Measure& measure) {
    switch (measure.metric) {
        case Metric::spent:
        case Metric::unspent: return scenario.currency;
        case Metric::days_of_supply: return "days";
        case Metric::lines: return "lines";
        case Metric::core_share:
        case Metric::related_share: return "share of GDP";
        default: return unit_of_items(scenario, measure);
    }
}

std::vector<std::string> parties_of(const scenario::Scenario& scenario, const scenario::Measure& measure) {
    if (!measure.parties.empty()) return measure.parties;
    std::vector<std::string> parties;
    for (const auto& party : scenario.parties) {
        if (measure.bloc.empty() ? party.group == measure.group : party.bloc == measure.bloc)
            parties.push_back(party.party);
    }
    return parties;
}

std::string bloc_of(const scenario::Scenario& scenario, const std::vector<std::string>& parties) {
    std::set<std::string> blocs;
    for (const auto& party : scenario.parties) {
        if (std::ranges::find(parties, party.party) != parties.end()) blocs.insert(party.bloc);
    }
    return blocs.size() == 1 ? *blocs.begin() : "";
}

MeasureAnswer answer_of(const scenario::Scenario& scenario, const scenario::Measure& measure) {
    MeasureAnswer answer;
    answer.id = measure.id;
    answer.text = measure.text.empty() ? measure.id : measure.text;
    if (!measure.least_of.empty()) return answer;
    answer.metric = std::string(scenario::word_of(scenario::metric_words(), measure.metric));
    answer.window = window_text(measure);
    answer.unit = unit_text(scenario, measure);
    answer.parties = parties_of(scenario, measure);
    answer.bloc = bloc_of(scenario, answer.parties);
    for (const auto& entry : measure.items) answer.items.push_back(entry.item);
    return answer;
}

/// The least of several measures reads like them where they agree.
void take_words_of(const std::vector<MeasureAnswer>& measures, const MeasurePlan& plan, MeasureAnswer& answer) {
    const auto shared = [&](std::string MeasureAnswer::* word) {
        const std::string& first = measures[static_cast<std::size_t>(plan.least_of.front())].*word;
        const bool same = std::ranges::all_of(
            plan.least_of, [&](int other) { return measures[static_cast<std::size_t>(other)].*word == first; });
        return same ? first : std::string();
    };
    answer.metric = "least_of";
    answer.window = shared(&MeasureAnswer::window);
    answer.unit = shared(&MeasureAnswer::unit);
    answer.bloc = shared(&MeasureAnswer::bloc);
}

void add_quantiles(const QuantileSketch& sketch, QuantileSeries& series) {
    constexpr std::array shares = {0.05, 0.25, 0.50, 0.75, 0.95};
    std::array<double, shares.size()> values{};
    sketch.quantiles(shares, values);
    std::size_t at = 0;
    for (auto* list : {&series.p05, &series.p25, &series.p50, &series.p75, &series.p95}) list->push_back(values[at++]);
}

}  // namespace

QuantileSeries quantiles_of(const std::vector<QuantileSketch>& sketches, std::size_t first, std::size_t count) {
    QuantileSeries series;
    for (std::size_t at = first; at < first + count; ++at) add_quantiles(sketches[at], series);
    return series;
}

namespace {

void add_numbers(const AnswerSources& sources, std::size_t at, MeasureAnswer& answer) {
    const auto months = static_cast<int>(sources.months());
    for (int month = 0; month < months; ++month) {
        const auto when = static_cast<std::size_t>(month);
        const auto answered = static_cast<std::size_t>(sources.plan.answer_month(at, month));
        if (answered != when) {  // a year's value: as in the month before
            for (auto* series : {&answer.quantiles.p05, &answer.quantiles.p25, &answer.quantiles.p50,
                                 &answer.quantiles.p75, &answer.quantiles.p95, &answer.mean}) {
                series->push_back(series->back());
            }
            continue;
        }
        const QuantileSketch& sketch = sources.tally.measure[at * sources.months() + when];
        add_quantiles(sketch, answer.quantiles);
        // The mean is over the futures in which the measure has a value. Not over the sum's own terms: a batch that is
        // not full adds zeros for the lanes that do not count.
        const auto there = static_cast<double>(sketch.count());
        answer.mean.push_back(there > 0
                                  ? sources.tally.measure_sum.value(when * sources.plan.measures.size() + at) / there
                                  : std::numeric_limits<double>::quiet_NaN());
    }
}

}  // namespace

std::vector<MeasureAnswer> measure_answers(const AnswerSources& sources) {
    std::vector<MeasureAnswer> answers;
    answers.reserve(sources.scenario.measures.size());
    for (const auto& measure : sources.scenario.measures) answers.push_back(answer_of(sources.scenario, measure));
    for (const int at : sources.plan.order) {
        const MeasurePlan& plan = sources.plan.measures[static_cast<std::size_t>(at)];
        if (!plan.least_of.empty()) take_words_of(answers, plan, answers[static_cast<std::size_t>(at)]);
    }
    for (std::size_t at = 0; at < answers.size(); ++at) {
        add_numbers(sources, at, answers[at]);
    }
    return answers;
}

}  // namespace sinews::analyse
