// measures.csv, comparisons.csv, claims.csv.

#include "report/csv_table.hpp"
#include "report/tables.hpp"

namespace sinews::report {

namespace {

void quantiles(CsvTable& table, const analyse::QuantileSeries& series, std::size_t at) {
    table.number(series.p05[at])
        .number(series.p25[at])
        .number(series.p50[at])
        .number(series.p75[at])
        .number(series.p95[at]);
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : ";") + text;
    return all;
}

}  // namespace

std::string measures_csv(const analyse::Answers& answers) {
    CsvTable table{"measure", "month", "unit", "window", "mean", "p05", "p25", "p50", "p75", "p95"};
    for (const auto& measure : answers.measures) {
        for (std::size_t month = 0; month < measure.mean.size(); ++month) {
            table.text(measure.id)
                .month(answers.month(static_cast<int>(month)))
                .text(measure.unit)
                .text(measure.window);
            table.number(measure.mean[month]);
            quantiles(table, measure.quantiles, month);
            table.end_row();
        }
    }
    return table.take();
}

std::string comparisons_csv(const analyse::Answers& answers) {
    CsvTable table{"comparison", "month",     "probability", "gap_p05",   "gap_p25",
                   "gap_p50",    "gap_p75",   "gap_p95",     "ratio_p05", "ratio_p25",
                   "ratio_p50",  "ratio_p75", "ratio_p95",   "crossover", "crossed"};
    for (const auto& comparison : answers.comparisons) {
        std::uint64_t crossed = 0;
        for (std::size_t month = 0; month < comparison.probability.size(); ++month) {
            table.text(comparison.id)
                .month(answers.month(static_cast<int>(month)))
                .number(comparison.probability[month]);
            quantiles(table, comparison.gap, month);
            quantiles(table, comparison.ratios, month);
            const std::uint64_t here = comparison.crossover.by_month[month];
            crossed += here;
            table.count(here);
            table.number(static_cast<double>(crossed) / static_cast<double>(answers.replications));
            table.end_row();
        }
    }
    return table.take();
}

std::string claims_csv(const analyse::Answers& answers) {
    CsvTable table{"claim",          "month",        "kind",
                   "test",           "probability",  "likelihood",
                   "without_answer", "evidence_for", "evidence_against",
                   "speaker",        "date",         "text",
                   "note",           "source"};
    for (const auto& claim : answers.claims) {
        table.text(claim.id).month(answers.month(claim.month)).text(claim.kind).text(claim.detail);
        table.number(claim.probability).text(claim.likelihood).number(claim.without_answer);
        table.text(joined(claim.evidence_for)).text(joined(claim.evidence_against));
        table.text(claim.speaker).text(claim.date).text(claim.text).text(claim.note).text(joined(claim.sources));
        table.end_row();
    }
    return table.take();
}

}  // namespace sinews::report
