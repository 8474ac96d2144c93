#include "evidence/observation.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "analyse/evidence_scale.hpp"
#include "evidence/publisher.hpp"
#include "scenario/words.hpp"

namespace sinews::evidence {

using scenario::EvidenceRow;
using scenario::Measure;
using scenario::Metric;
using scenario::Month;
using scenario::Scenario;

namespace {

constexpr std::array<std::pair<const char*, Kind>, 6> kinds{{{"actual", Kind::actual},
                                                             {"derived", Kind::derived},
                                                             {"capacity", Kind::capacity},
                                                             {"estimate", Kind::estimate},
                                                             {"claim", Kind::claim},
                                                             {"target", Kind::target}}};

/// What a measure counts as text: equal for equal subjects, whatever they are called.
std::string subject_text(const Scenario& scenario, const Measure& measure) {
    std::set<std::string> parties(measure.parties.begin(), measure.parties.end());
    if (parties.empty()) {
        for (const auto& party : scenario.parties) {
            if (measure.bloc.empty() ? party.group == measure.group : party.bloc == measure.bloc)
                parties.insert(party.party);
        }
    }
    std::map<std::string, double> items;
    for (const auto& entry : measure.items) items[entry.item] = entry.weight;
    std::string text(scenario::word_of(scenario::metric_words(), measure.metric));
    for (const auto& party : parties) text += "|" + party;
    for (const auto& [item, weight] : items) text += "|" + item + (weight == 1 ? "" : "*" + std::to_string(weight));
    for (const auto& category : measure.categories) text += "|" + category;
    return text;
}

/// The measure of one month that the row is about; nothing with the reason in `why`.
std::optional<Measure> measure_of(const Scenario& scenario, const EvidenceRow& row, std::string& why) {
    Measure measure;
    if (row.item.empty()) {
        const auto named = std::ranges::find(scenario.measures, row.measure, &Measure::id);
        if (named == scenario.measures.end() || !named->least_of.empty()) {
            why =
                named == scenario.measures.end() ? "no measure `" + row.measure + "`" : "the least of several measures";
            return std::nullopt;
        }
        measure = *named;
        measure.window = scenario::Window::month;
        measure.since.reset();
    } else {
        for (const auto& [word, metric] : scenario::metric_words()) {
            if (word == row.measure) measure.metric = metric;
        }
        measure.parties = {row.party};
        measure.items = {{row.item, 1}};
        measure.id = row.party + " " + row.item + " " + row.measure;
        measure.text = measure.id;
    }
    // What a plant could make says nothing of what it does make.
    const bool output = measure.metric == Metric::made || measure.metric == Metric::ramped;
    if (row.kind == "capacity" && output) {
        measure.metric = Metric::capacity;
        measure.id += " (capacity)";
    }
    return measure;
}

std::optional<Month> published(const Scenario& scenario, const EvidenceRow& row, std::string& publisher) {
    std::optional<Month> first;
    for (const std::string& id : row.origin.sources) {
        const auto source = std::ranges::find(scenario.sources, id, &scenario::Source::source);
        if (source == scenario.sources.end()) continue;
        const auto month = month_of_date(source->date);
        if (!month || (first && *first <= *month)) continue;
        first = month;
        publisher = source->publisher;
    }
    return first;
}

bool is_level(Metric metric) { return metric == Metric::lines || !scenario::traits_of(metric).summable; }

/// Figure and unit against the simulated metric. Empty, with the reason, when they do not fit.
bool set_scale(const EvidenceRow& row, const Measure& measure, Observation& observation, std::string& why) {
    const auto rate = analyse::months_rate(row.unit);
    if (rate && std::isnan(*rate)) {
        why = "unit `" + row.unit + "` is per no known time";
        return false;
    }
    if (is_level(measure.metric)) {
        if (rate) why = "a rate of a level";
        observation.scale = row.unit == "%" ? 100 : 1;
        return !rate;
    }
    observation.total = !rate;
    observation.scale = rate ? 1 / *rate : 1;
    return true;
}

void set_figure(const EvidenceRow& row, Observation& observation) {
    const double middle =
        row.low && row.high ? std::sqrt(*row.low * *row.high) : row.low.value_or(row.high.value_or(0));
    observation.figure = row.value.value_or(middle);
    observation.low = row.low.value_or(observation.figure);
    observation.high = row.high.value_or(observation.figure);
    // "over a million" gives a low end alone, equal to the figure; "up to" a high end alone.
    observation.open_above = row.low && !row.high && *row.low == observation.figure;
    observation.open_below = row.high && !row.low && *row.high == observation.figure;
}

/// Months of the horizon; false, with the reason, when they do not lie within.
bool set_months(const Scenario& scenario, const EvidenceRow& row, Observation& observation, std::string& why) {
    if (!row.from && !row.to) {
        why = "no month";
        return false;
    }
    const int last = scenario.months() - 1;
    observation.from = scenario::months_between(scenario.start, row.from ? *row.from : *row.to);
    observation.to = scenario::months_between(scenario.start, row.to ? *row.to : *row.from);
    if (observation.from >= 0 && observation.to <= last) return true;
    why = "its months are not all within the horizon";
    if (observation.total || observation.to < 0 || observation.from > last) return false;
    observation.from = std::max(observation.from, 0);
    observation.to = std::min(observation.to, last);
    return true;
}

/// A figure of a period whose middle had not yet come when it was published was a forecast.
bool was_forecast(const Scenario& scenario, const Observation& observation) {
    return observation.from + observation.to > 2 * scenario::months_between(scenario.start, observation.published);
}

/// Reads one row; an empty answer leaves the reason in `why`.
std::optional<Observation> read_row(const Scenario& scenario, const EvidenceRow& row, Measure& measure,
                                    std::string& why) {
    Observation observation;
    observation.id = row.id;
    observation.unit = row.unit;
    const auto kind = kind_of(row.kind);
    if (!kind) {
        why = "unknown kind `" + row.kind + "`";
        return std::nullopt;
    }
    observation.kind = *kind;
    const auto found = measure_of(scenario, row, why);
    if (!found) return std::nullopt;
    measure = *found;
    observation.subject = subject_text(scenario, measure);
    if (!set_scale(row, measure, observation, why) || !set_months(scenario, row, observation, why)) return std::nullopt;
    set_figure(row, observation);
    if (!(observation.figure > 0) || !std::isfinite(observation.figure)) {
        why = "no figure above 0";
        return std::nullopt;
    }
    std::string publisher;
    const auto month = published(scenario, row, publisher);
    if (!month) {
        why = "no dated source";
        return std::nullopt;
    }
    observation.published = *month;
    observation.publisher = publisher_name(row.origin_of_figure.empty() ? publisher : row.origin_of_figure);
    if (observation.kind != Kind::target && was_forecast(scenario, observation)) {
        why = "published before most of its period: a forecast";
        return std::nullopt;
    }
    return observation;
}

}  // namespace

std::optional<Kind> kind_of(const std::string& word) {
    for (const auto& [text, kind] : kinds) {
        if (word == text) return kind;
    }
    return std::nullopt;
}

std::string word_of(Kind kind) {
    for (const auto& [text, value] : kinds) {
        if (value == kind) return text;
    }
    return "";
}

std::optional<Month> month_of_date(const std::string& date) {
    if (date.size() == 4) return scenario::parse_month(date + "-12");
    if (date.size() == 7) return scenario::parse_month(date);
    return date.size() == 10 ? scenario::parse_month(date.substr(0, 7)) : std::nullopt;
}

Observations observations_of(const Scenario& scenario, const std::vector<EvidenceRow>& rows) {
    Observations result;
    std::map<std::string, int> known;
    for (const EvidenceRow& row : rows) {
        std::string why;
        Measure measure;
        auto observation = read_row(scenario, row, measure, why);
        if (!observation) {
            result.left_out.push_back({row.id, why});
            continue;
        }
        const auto [at, fresh] = known.try_emplace(observation->subject, static_cast<int>(result.subjects.size()));
        if (fresh) result.subjects.push_back(measure);
        observation->measure = at->second;
        result.list.push_back(std::move(*observation));
    }
    return result;
}

Scenario observed_scenario(const Scenario& scenario, const Observations& observations) {
    Scenario observed = scenario;
    observed.measures = observations.subjects;
    observed.comparisons.clear();
    observed.claims.clear();
    observed.levers.clear();
    int last = 0;
    for (const Observation& observation : observations.list) {
        if (observation.kind != Kind::target) last = std::max(last, observation.to);
    }
    observed.end = {scenario.start.index + last};
    return observed;
}

analyse::OutcomeRequest request_of(const Observations& observations) {
    std::set<std::pair<int, int>> wanted;
    for (const Observation& observation : observations.list) {
        if (observation.kind == Kind::target) continue;
        for (int month = observation.from; month <= observation.to; ++month)
            wanted.insert({observation.measure, month});
    }
    analyse::OutcomeRequest request;
    for (const auto& [measure, month] : wanted) request.values.push_back({measure, month});
    return request;
}

}  // namespace sinews::evidence
