// Forecasts and scores as a table.

#include "cli/backtest_text.hpp"
#include "report/csv_table.hpp"

namespace sinews::cli {

std::string score_csv(const ScoreReport& report) {
    report::CsvTable table{"as_of", "id",   "subject", "kind",   "publisher", "published", "from",
                           "to",    "unit", "figure",  "method", "own",       "p05",       "p25",
                           "p50",   "p75",  "p95",     "crps",   "pinball",   "in_50",     "in_90"};
    for (const auto& test : report.tests) {
        for (const auto& scored : test.reports) {
            const evidence::Observation& one = report.observations.list[scored.observation];
            for (std::size_t at = 0; at < evidence::method_count; ++at) {
                const evidence::ForecastScore& score = scored.methods[at];
                table.month(test.as_of)
                    .text(one.id)
                    .text(report.observations.subjects[static_cast<std::size_t>(one.measure)].id)
                    .text(evidence::word_of(one.kind))
                    .text(one.publisher)
                    .month(one.published)
                    .month(scenario::Month{report.start.index + one.from})
                    .month(scenario::Month{report.start.index + one.to})
                    .text(one.unit)
                    .number(one.figure)
                    .text(evidence::method_names[at])
                    .count(score.own ? 1 : 0);
                for (const double value :
                     {score.p05, score.p25, score.p50, score.p75, score.p95, score.crps, score.pinball})
                    table.number(value);
                table.count(score.in_50 ? 1 : 0).count(score.in_90 ? 1 : 0).end_row();
            }
        }
    }
    return table.take();
}

}  // namespace sinews::cli
