#pragma once
// What a backtest or a score says: on the screen, as JSON, as a table, as a picture.

#include <string>
#include <vector>

#include "evidence/backtest.hpp"

namespace sinews::cli {

/// Whose forecasts are told, and in which words.
struct ScoreReport {
    std::string scenario_name, scenario_hash;
    std::vector<std::string> settings;  // --set NAME=EXPR, as given
    std::uint64_t seed = 1;
    std::size_t members = 0;
    double seconds = 0;
    scenario::Month start;
    const evidence::Observations& observations;
    std::vector<evidence::Backtest> tests;    // at least one
    std::vector<evidence::LeftOut> left_out;  // rows that could not be scored
};

[[nodiscard]] std::string score_screen(const ScoreReport& report);
/// `schema` names what it is: "sinews-backtest-1" or "sinews-score-1".
[[nodiscard]] std::string score_json(const ScoreReport& report, const std::string& schema);
/// One row a report and method.
[[nodiscard]] std::string score_csv(const ScoreReport& report);
/// SVG: every forecast over its figure.
[[nodiscard]] std::string score_plot(const ScoreReport& report);

}  // namespace sinews::cli
