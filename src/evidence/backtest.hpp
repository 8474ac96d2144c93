#pragma once
// How good a forecast made in a month of the past would have been. docs/evidence.md, "Backtest".

#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "evidence/baselines.hpp"
#include "evidence/calibrate.hpp"
#include "evidence/known_by.hpp"

namespace sinews::evidence {

/// The calibrated model, then what it is measured against.
enum class Method : std::size_t { calibrated, announced, last_value, trend, prior };
inline constexpr std::array<const char*, 5> method_names{"calibrated", "announced", "last_value", "trend", "prior"};
inline constexpr std::size_t method_count = method_names.size();

/// One method's forecast of one report: quantiles in the unit of the figure, scores of the natural logarithms.
struct ForecastScore {
    double p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0;
    double crps = 0;
    double pinball = 0;   // mean over the five quantiles
    double absolute = 0;  // error of the median
    bool in_50 = false, in_90 = false;
    bool own = true;  // false: a baseline without a figure of its own, see ForecastScore of last_value and prior
};

struct ScoredReport {
    std::size_t observation = 0;  // position in the list that was scored
    std::array<ForecastScore, method_count> methods;
};

/// Means over reports.
struct ScoreSummary {
    std::size_t count = 0, own = 0;
    double crps = 0, pinball = 0, absolute = 0, coverage_50 = 0, coverage_90 = 0;
};
[[nodiscard]] ScoreSummary summary_of(const std::vector<ScoredReport>& reports, Method method);

struct Backtest {
    bool stopped = false;
    scenario::Month as_of;
    std::size_t fitted = 0;             // reports published by then
    std::vector<std::string> cut;       // lines that were not known
    std::vector<ScoredReport> reports;  // what came later, in the order of the evidence
};

/// Which observations a forecast made in `as_of` is scored by: no targets, published later, about months that end later.
[[nodiscard]] std::vector<std::size_t> later_observations(const scenario::Scenario& scenario,
                                                          const std::vector<Observation>& observations,
                                                          scenario::Month as_of);

/// The months to forecast from: `first`, then every so many months as long as something is reported later; `every` 0: once.
/// Empty when nothing is reported later.
[[nodiscard]] std::vector<scenario::Month> backtest_months(const scenario::Scenario& scenario,
                                                           const Observations& observations, scenario::Month first,
                                                           int every);

/// Calibrates on what was published up to `as_of` and scores what came later.
[[nodiscard]] Backtest backtest(const scenario::Scenario& scenario, const Observations& observations,
                                scenario::Month as_of, const CalibrationOptions& options, const Simulate& simulate);

/// Calibrates on the scenario's own evidence (published up to `as_of`, if given) and scores what else is in `observations`: those
/// with ids in `unseen`, of which with `as_of` only later ones.
[[nodiscard]] Backtest score_unseen(const scenario::Scenario& scenario, const Observations& observations,
                                    const std::set<std::string>& unseen, std::optional<scenario::Month> as_of,
                                    const CalibrationOptions& options, const Simulate& simulate);

/// Scores a fit, and baselines that know what was published by `known_by`, against the observations at `asked`; what
/// the options hold out nobody knows.
[[nodiscard]] std::vector<ScoredReport> score_reports(const Observations& observations,
                                                      const std::vector<std::size_t>& asked, const Fit& fit,
                                                      scenario::Month known_by, const CalibrationOptions& options);

}  // namespace sinews::evidence
