#include "analyse/evidence_scale.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "scenario/words.hpp"

namespace sinews::analyse {

using scenario::EvidenceRow;
using scenario::Measure;
using scenario::Metric;
using scenario::Scenario;

namespace {

/// What a measure counts, whatever its window.
struct Subject {
    Metric metric{};
    std::set<std::string> parties;
    std::map<std::string, double> items;  // weights
    std::set<std::string> categories;
    friend bool operator==(const Subject&, const Subject&) = default;
};

Subject subject_of(const Scenario& scenario, const Measure& measure) {
    Subject subject{measure.metric, {measure.parties.begin(), measure.parties.end()}, {}, {}};
    if (measure.parties.empty()) {
        for (const auto& party : scenario.parties) {
            if (measure.bloc.empty() ? party.group == measure.group : party.bloc == measure.bloc) {
                subject.parties.insert(party.party);
            }
        }
    }
    for (const auto& entry : measure.items) subject.items[entry.item] = entry.weight;
    subject.categories = {measure.categories.begin(), measure.categories.end()};
    return subject;
}

/// The weight of the observed item in the measure; empty when the measure counts something else. What is quickly told comes
/// first: this is asked for every pair of an observation and a measure.
std::optional<double> weight_in(const Scenario& scenario, const EvidenceRow& evidence, const Measure& measure) {
    if (evidence.item.empty()) {
        if (evidence.measure == measure.id) return 1.0;
        const auto named = std::ranges::find(scenario.measures, evidence.measure, &Measure::id);
        if (named == scenario.measures.end() || named->metric != measure.metric || !named->least_of.empty())
            return std::nullopt;
        return subject_of(scenario, *named) == subject_of(scenario, measure) ? std::optional(1.0) : std::nullopt;
    }
    if (measure.items.size() != 1 || measure.items.front().item != evidence.item) return std::nullopt;
    if (scenario::word_of(scenario::metric_words(), measure.metric) != evidence.measure) return std::nullopt;
    if (subject_of(scenario, measure).parties != std::set<std::string>{evidence.party}) return std::nullopt;
    return measure.items.front().weight;
}

bool is_level(Metric metric) { return metric == Metric::lines || !scenario::traits_of(metric).summable; }

/// Months of the observed period; empty when an end is open.
std::optional<double> period_of(const EvidenceRow& evidence) {
    if (!evidence.from || !evidence.to) return std::nullopt;
    return scenario::months_between(*evidence.from, *evidence.to) + 1.0;
}

/// From the figure of a flow to its month's rate.
std::optional<double> to_a_month(const EvidenceRow& evidence) {
    const auto rate = months_rate(evidence.unit);
    if (rate) return std::isnan(*rate) ? std::nullopt : rate;
    const auto period = period_of(evidence);
    return period ? std::optional(1 / *period) : std::nullopt;
}

std::optional<double> flow_scale(const EvidenceRow& evidence, const Measure& measure) {
    const auto monthly = to_a_month(evidence);
    if (!monthly) return std::nullopt;
    switch (measure.window) {
        case scenario::Window::month: return *monthly;
        case scenario::Window::month_times_12:
        case scenario::Window::trailing_12_months: return *monthly * 12;
        case scenario::Window::since: {
            // Only what was counted from the same month on is the same running total.
            const auto period = period_of(evidence);
            if (!period || evidence.from != measure.since) return std::nullopt;
            return *monthly * *period;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<double> months_rate(std::string_view unit) {
    const auto slash = unit.rfind('/');
    if (slash == std::string_view::npos) return std::nullopt;
    constexpr double days_in_month = 365.25 / 12;
    const std::string_view per = unit.substr(slash + 1);
    if (per == "day") return days_in_month;
    if (per == "week") return days_in_month / 7;
    if (per == "month") return 1.0;
    if (per == "quarter") return 1.0 / 3;
    if (per == "year") return 1.0 / 12;
    return std::numeric_limits<double>::quiet_NaN();
}

std::optional<double> evidence_scale(const Scenario& scenario, const EvidenceRow& evidence, const Measure& measure) {
    if (!measure.least_of.empty() && evidence.measure != measure.id) return std::nullopt;
    const auto weight = weight_in(scenario, evidence, measure);
    if (!weight) return std::nullopt;
    if (!measure.least_of.empty()) return months_rate(evidence.unit) ? std::nullopt : weight;
    if (is_level(measure.metric)) {
        if (months_rate(evidence.unit)) return std::nullopt;
        return *weight * (evidence.unit == "%" ? 0.01 : 1.0);
    }
    const auto scale = flow_scale(evidence, measure);
    return scale ? std::optional(*scale * *weight) : std::nullopt;
}

}  // namespace sinews::analyse
