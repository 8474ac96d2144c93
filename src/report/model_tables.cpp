// waterfall.csv, lines.csv, output.csv, spending.csv, series.csv.

#include <cmath>

#include "report/csv_table.hpp"
#include "report/tables.hpp"

namespace sinews::report {

namespace {

std::string parts_text(const std::map<std::string, double>& parts) {
    std::string all;
    for (const auto& [name, value] : parts) {
        if (value != 0) all += (all.empty() ? "" : ";") + name + "=" + number_text(value);
    }
    return all;
}

void waterfall_row(CsvTable& table, const analyse::WaterfallAnswer& answer, std::string_view period,
                   const std::array<double, simulate::term_count>& terms, const std::map<std::string, double>& inputs) {
    table.text(period).text(answer.bloc).text(answer.item).text(answer.unit);
    for (const double value : terms) table.number(value);
    table.text(parts_text(inputs));
    table.end_row();
}

/// The calendar month that a fractional month lies in.
scenario::Month calendar(const analyse::Answers& answers, double month) {
    return answers.month(static_cast<int>(std::floor(month)));
}

void months(CsvTable& table, const analyse::Answers& answers, const std::optional<analyse::MonthQuantiles>& quantiles) {
    if (!quantiles) {
        table.empty().empty().empty();
        return;
    }
    table.month(calendar(answers, quantiles->p05))
        .month(calendar(answers, quantiles->p50))
        .month(calendar(answers, quantiles->p95));
}

void three(CsvTable& table, const analyse::QuantileSeries& series, std::size_t at) {
    table.number(series.p05[at]).number(series.p50[at]).number(series.p95[at]);
}

}  // namespace

std::string waterfall_csv(const analyse::Answers& answers) {
    CsvTable table{"period", "bloc",   "item", "unit",    "wished",   "ordered",  "money", "capacity",    "cooperation",
                   "ramp",   "inputs", "made", "backlog", "imported", "exported", "idle",  "inputs_named"};
    for (const auto& answer : answers.waterfall) {
        for (std::size_t month = 0; month < answer.terms.front().size(); ++month) {
            std::array<double, simulate::term_count> terms{};
            for (std::size_t term = 0; term < terms.size(); ++term) terms[term] = answer.terms[term][month];
            std::map<std::string, double> inputs;
            for (const auto& [input, series] : answer.inputs) inputs[input] = series[month];
            waterfall_row(table, answer, scenario::to_text(answers.month(static_cast<int>(month))), terms, inputs);
        }
        for (const auto& year : answer.years)
            waterfall_row(table, answer, std::to_string(year.year), year.terms, year.inputs);
    }
    return table.take();
}

std::string lines_csv(const analyse::Answers& answers) {
    CsvTable table{"line",         "party",     "item",      "bloc",      "status",       "company",
                   "capacity",     "unit",      "chance",    "starts",    "decision_p05", "decision_p50",
                   "decision_p95", "start_p05", "start_p50", "start_p95", "full_p05",     "full_p50",
                   "full_p95",     "until",     "source",    "note"};
    for (const auto& line : answers.lines) {
        table.text(line.line).text(line.party).text(line.item).text(line.bloc).text(line.status).text(line.company);
        table.number(line.capacity).text(line.unit).number(line.chance).number(line.starts);
        months(table, answers, line.decision);
        months(table, answers, line.start);
        months(table, answers, line.full);
        table.month(line.until);
        std::string sources;
        for (const auto& source : line.sources) sources += (sources.empty() ? "" : ";") + source;
        table.text(sources).text(line.note);
        table.end_row();
    }
    return table.take();
}

std::string output_csv(const analyse::Answers& answers) {
    CsvTable table{"party", "name", "bloc", "item", "item_name", "unit", "year", "mean", "p05", "p50", "p95"};
    for (const auto& row : answers.output) {
        for (std::size_t year = 0; year < answers.years.size(); ++year) {
            table.text(row.party).text(row.party_name).text(row.bloc).text(row.item).text(row.item_name).text(row.unit);
            table.count(static_cast<std::uint64_t>(answers.years[year])).number(row.mean[year]);
            three(table, row.quantiles, year);
            table.end_row();
        }
    }
    return table.take();
}

std::string spending_csv(const analyse::Answers& answers) {
    CsvTable table{"party",    "name",        "group",       "bloc",          "year",      "core_p05",  "core_p50",
                   "core_p95", "related_p05", "related_p50", "related_p95",   "total_p05", "total_p50", "total_p95",
                   "meets_2",  "meets_3_5",   "meets_5",     "missing_money", "spent",     "unspent",   "absorbed"};
    for (const auto& row : answers.spending) {
        for (std::size_t year = 0; year < answers.years.size(); ++year) {
            table.text(row.party).text(row.name).text(row.group).text(row.bloc);
            table.count(static_cast<std::uint64_t>(answers.years[year]));
            three(table, row.core, year);
            three(table, row.related, year);
            three(table, row.total, year);
            table.number(row.meets_2[year]).number(row.meets_3_5[year]).number(row.meets_5[year]);
            table.number(row.missing_money[year])
                .number(row.spent[year])
                .number(row.unspent[year])
                .number(row.absorbed[year]);
            table.end_row();
        }
    }
    return table.take();
}

std::string series_csv(scenario::Month start, const analyse::Trajectory& trajectory) {
    CsvTable table{"metric", "party", "item", "month", "value"};
    for (const auto& [metric, parties] : trajectory.series) {
        for (const auto& [party, items] : parties) {
            for (const auto& [item, series] : items) {
                for (std::size_t month = 0; month < series.size(); ++month) {
                    table.text(metric).text(party).text(item);
                    table.month(scenario::Month{start.index + static_cast<std::int32_t>(month)}).number(series[month]);
                    table.end_row();
                }
            }
        }
    }
    return table.take();
}

}  // namespace sinews::report
