#include "evidence/backtest.hpp"

#include <algorithm>

#include "evidence/score.hpp"
#include "numerics/elementary.hpp"

namespace sinews::evidence {

namespace {

constexpr std::uint32_t baseline_block = 2000;  // of the errors of what a baseline rests on

ForecastScore score_of(const std::vector<double>& sorted, double figure) {
    ForecastScore score;
    const auto at = [&](double p) { return numerics::exponential(quantile(sorted, p)); };
    score.p05 = at(0.05);
    score.p25 = at(0.25);
    score.p50 = at(0.50);
    score.p75 = at(0.75);
    score.p95 = at(0.95);
    const double observed = numerics::logarithm(figure);
    score.crps = crps(sorted, observed);
    constexpr std::array<double, 5> levels{0.05, 0.25, 0.5, 0.75, 0.95};
    for (const double p : levels) score.pinball += pinball(quantile(sorted, p), p, observed) / levels.size();
    score.absolute = numerics::absolute(quantile(sorted, 0.5) - observed);
    score.in_50 = covered(sorted, 0.5, observed);
    score.in_90 = covered(sorted, 0.9, observed);
    return score;
}

/// A baseline's sample: its figure, off by the error of what it rests on, as the report is off by its own.
std::vector<double> sample_of(const BaselineForecast& forecast, const std::vector<Observation>& list,
                              const Errors& errors, std::size_t observation, std::size_t members, std::uint64_t seed) {
    const std::vector<Observation> alone{list[observation]};
    Errors own;
    own.degrees = errors.degrees;
    own.by_subject = errors.by_subject;
    own.by_publisher = errors.by_publisher;
    own.subject = own.publisher = {0};
    const Matrix drawn = draw_heavy_errors(alone, own, seed, members, baseline_block);
    Matrix predicted(list.size(), members);
    for (std::size_t member = 0; member < members; ++member)
        predicted(observation, member) = numerics::logarithm(forecast.figure) + forecast.scale * drawn(0, member);
    return predictive(list, errors, predicted, observation, seed);
}

Backtest fit_and_score(const KnownScenario& known, const Observations& observations,
                       const std::vector<std::size_t>& asked, scenario::Month known_until,
                       const CalibrationOptions& options, const Simulate& simulate) {
    Backtest result;
    result.as_of = known_until;
    result.cut = known.cut;
    const ForwardModel model(known.scenario, observations, options.smoother.seed, simulate);
    const Fit fitted = fit(model, observations, options);
    result.stopped = fitted.stopped;
    if (fitted.stopped) return result;
    result.fitted = fitted.used.size();
    result.reports = score_reports(observations, asked, fitted, known_until, options);
    return result;
}

}  // namespace

ScoreSummary summary_of(const std::vector<ScoredReport>& reports, Method method) {
    ScoreSummary summary;
    summary.count = reports.size();
    const double share = reports.empty() ? 0 : 1 / static_cast<double>(reports.size());
    for (const ScoredReport& report : reports) {
        const ForecastScore& score = report.methods[static_cast<std::size_t>(method)];
        summary.own += score.own ? 1 : 0;
        summary.crps += share * score.crps;
        summary.pinball += share * score.pinball;
        summary.absolute += share * score.absolute;
        summary.coverage_50 += score.in_50 ? share : 0;
        summary.coverage_90 += score.in_90 ? share : 0;
    }
    return summary;
}

std::vector<std::size_t> later_observations(const scenario::Scenario& scenario,
                                            const std::vector<Observation>& observations, scenario::Month as_of) {
    const int month = scenario::months_between(scenario.start, as_of);
    std::vector<std::size_t> later;
    for (std::size_t at = 0; at < observations.size(); ++at) {
        const Observation& one = observations[at];
        if (one.kind != Kind::target && as_of < one.published && month < one.to) later.push_back(at);
    }
    return later;
}

std::vector<ScoredReport> score_reports(const Observations& observations, const std::vector<std::size_t>& asked,
                                        const Fit& fit, scenario::Month known_by, const CalibrationOptions& options) {
    const std::uint64_t seed = options.smoother.seed;
    const std::vector<Observation>& list = observations.list;
    constexpr std::array<std::pair<Method, Baseline>, 3> baselines{{{Method::announced, Baseline::announced},
                                                                    {Method::last_value, Baseline::last_value},
                                                                    {Method::trend, Baseline::trend}}};
    std::vector<ScoredReport> scored;
    for (const std::size_t at : asked) {
        ScoredReport report;
        report.observation = at;
        const auto set = [&](Method method, const ForecastScore& score) {
            report.methods[static_cast<std::size_t>(method)] = score;
        };
        set(Method::calibrated, score_of(predictive(list, fit.errors, fit.predicted, at, seed), list[at].figure));
        const ForecastScore prior =
            score_of(predictive(list, fit.errors, fit.prior_predicted, at, seed), list[at].figure);
        set(Method::prior, prior);
        for (const auto& [method, baseline] : baselines) {
            const auto figure = forecast(baseline, list, fit.errors, at, known_by, options.held_out);
            ForecastScore score = prior;  // nothing was ever reported of it: the model's own prior
            if (figure) {
                score = score_of(sample_of(*figure, list, fit.errors, at, fit.scores.columns, seed), list[at].figure);
            }
            score.own = figure && figure->own;
            set(method, score);
        }
        scored.push_back(report);
    }
    return scored;
}

std::vector<scenario::Month> backtest_months(const scenario::Scenario& scenario, const Observations& observations,
                                             scenario::Month first, int every) {
    std::vector<scenario::Month> months;
    for (scenario::Month month = first; !later_observations(scenario, observations.list, month).empty();
         month.index += every) {
        months.push_back(month);
        if (every == 0) break;
    }
    return months;
}

Backtest backtest(const scenario::Scenario& scenario, const Observations& observations, scenario::Month as_of,
                  const CalibrationOptions& options, const Simulate& simulate) {
    CalibrationOptions up_to = options;
    up_to.published_by = as_of;
    const auto asked = later_observations(scenario, observations.list, as_of);
    return fit_and_score(known_by(scenario, as_of), observations, asked, as_of, up_to, simulate);
}

Backtest score_unseen(const scenario::Scenario& scenario, const Observations& observations,
                      const std::set<std::string>& unseen, std::optional<scenario::Month> as_of,
                      const CalibrationOptions& options, const Simulate& simulate) {
    CalibrationOptions without = options;
    without.published_by = as_of;
    without.held_out = unseen;
    constexpr scenario::Month before_all{0};
    auto asked = later_observations(scenario, observations.list, as_of.value_or(before_all));
    std::erase_if(asked, [&](std::size_t at) { return !unseen.contains(observations.list[at].id); });
    const KnownScenario known = as_of ? known_by(scenario, *as_of) : KnownScenario{scenario, {}};
    Backtest result = fit_and_score(known, observations, asked, as_of.value_or(scenario.end), without, simulate);
    if (!as_of) result.as_of = scenario.as_of;
    return result;
}

}  // namespace sinews::evidence
