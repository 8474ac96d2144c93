#include "evidence/baselines.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace sinews::evidence {

namespace {

/// What a forecaster has read.
struct Known {
    scenario::Month by;
    const std::set<std::string>& held_out;
    [[nodiscard]] bool operator()(const Observation& one) const {
        return one.published <= by && !held_out.contains(one.id);
    }
};

/// What a figure says of one month, in the unit of the model.
double rate_of(const Observation& one) { return one.figure / one.scale / (one.total ? one.to - one.from + 1 : 1); }

/// A month's value in the unit of the observation.
double figure_at(const Observation& one, double rate) {
    return rate * one.scale * (one.total ? one.to - one.from + 1 : 1);
}

double middle(const Observation& one) { return (one.from + one.to) / 2.0; }

/// Parties and items without the metric.
std::string family(const Observation& one) { return one.subject.substr(one.subject.find('|')); }

bool of_output(const Observation& one) {
    return one.subject.starts_with("made|") || one.subject.starts_with("ramped|") ||
           one.subject.starts_with("capacity|");
}

std::vector<std::size_t> reports_on(const std::vector<Observation>& list, const Observation& asked,
                                    const Known& known) {
    std::vector<std::size_t> reports;
    for (std::size_t at = 0; at < list.size(); ++at) {
        const Observation& one = list[at];
        if (one.kind != Kind::target && one.subject == asked.subject && known(one)) reports.push_back(at);
    }
    return reports;
}

std::optional<std::size_t> last_report(const std::vector<Observation>& list, std::vector<std::size_t> reports,
                                       const Observation& asked) {
    if (reports.empty()) return std::nullopt;
    const auto later = [&](std::size_t at) { return list[at].from > asked.to; };
    if (!std::ranges::all_of(reports, later)) std::erase_if(reports, later);
    return *std::ranges::max_element(
        reports, {}, [&](std::size_t at) { return std::tuple(list[at].to, list[at].published, list[at].id); });
}

std::optional<BaselineForecast> last_value(const std::vector<Observation>& list, const Errors& errors,
                                           const Observation& asked, const Known& known) {
    const auto last = last_report(list, reports_on(list, asked, known), asked);
    if (!last) return std::nullopt;
    return BaselineForecast{figure_at(asked, rate_of(list[*last])),
                            (errors.when_lower[*last] + errors.when_higher[*last]) / 2, true};
}

std::optional<BaselineForecast> trend(const std::vector<Observation>& list, const Errors& errors,
                                      const Observation& asked, const Known& known) {
    auto forecast = last_value(list, errors, asked, known);
    if (!forecast) return forecast;
    const std::vector<std::size_t> reports = reports_on(list, asked, known);
    double time = 0, rate = 0;
    for (const std::size_t at : reports) {
        time += middle(list[at]) / static_cast<double>(reports.size());
        rate += rate_of(list[at]) / static_cast<double>(reports.size());
    }
    double across = 0, along = 0;
    for (const std::size_t at : reports) {
        across += (middle(list[at]) - time) * (rate_of(list[at]) - rate);
        along += (middle(list[at]) - time) * (middle(list[at]) - time);
    }
    forecast->own = along > 0;
    if (along > 0) {
        const double projected = rate + across / along * (middle(asked) - time);
        forecast->figure = std::max(figure_at(asked, projected), forecast->figure / 10);
    }
    return forecast;
}

/// The better of two targets is the one that sorts higher.
std::tuple<bool, bool, int, scenario::Month, std::string> merit(const Observation& target, const Observation& asked) {
    const bool overlaps = target.from <= asked.to && asked.from <= target.to;
    return {target.subject == asked.subject, overlaps, overlaps ? 0 : target.to, target.published, target.id};
}

std::optional<BaselineForecast> announced(const std::vector<Observation>& list, const Errors& errors,
                                          const Observation& asked, const Known& known) {
    const Observation* best = nullptr;
    for (const Observation& target : list) {
        const bool same = target.subject == asked.subject ||
                          (of_output(target) && of_output(asked) && family(target) == family(asked));
        if (target.kind != Kind::target || !same || !known(target) || target.from > asked.to) continue;
        if (best == nullptr || merit(*best, asked) < merit(target, asked)) best = &target;
    }
    if (best != nullptr) return BaselineForecast{figure_at(asked, rate_of(*best)), 0, true};
    auto forecast = last_value(list, errors, asked, known);
    if (forecast) forecast->own = false;
    return forecast;
}

}  // namespace

std::optional<BaselineForecast> forecast(Baseline which, const std::vector<Observation>& observations,
                                         const Errors& errors, std::size_t observation, scenario::Month known_by,
                                         const std::set<std::string>& held_out) {
    const Observation& asked = observations[observation];
    const Known known{known_by, held_out};
    switch (which) {
        case Baseline::announced: return announced(observations, errors, asked, known);
        case Baseline::last_value: return last_value(observations, errors, asked, known);
        default: return trend(observations, errors, asked, known);
    }
}

}  // namespace sinews::evidence
