#include "binding/answer_columns.hpp"

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <utility>

namespace sinews::python {

namespace {

using analyse::Answers;
using TablePointer = std::shared_ptr<const Table>;
using enum Kind;

constexpr double no_value = std::numeric_limits<double>::quiet_NaN();

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& text : texts) all += (all.empty() ? "" : ";") + text;
    return all;
}

void add_quantiles(TableBuilder& table, const analyse::QuantileSeries& series, std::size_t at) {
    table.add(series.p05[at]).add(series.p25[at]).add(series.p50[at]).add(series.p75[at]).add(series.p95[at]);
}

TablePointer measures(const Answers& answers) {
    TableBuilder table{{"measure", text}, {"month", day}, {"unit", text}, {"window", text}, {"mean", real},
                       {"p05", real},     {"p25", real},  {"p50", real},  {"p75", real},    {"p95", real}};
    for (const auto& measure : answers.measures) {
        for (std::size_t month = 0; month < measure.mean.size(); ++month) {
            table.add(std::string_view(measure.id)).add(answers.month(static_cast<int>(month)));
            table.add(std::string_view(measure.unit)).add(std::string_view(measure.window)).add(measure.mean[month]);
            add_quantiles(table, measure.quantiles, month);
        }
    }
    return table.take();
}

TablePointer comparisons(const Answers& answers) {
    TableBuilder table{{"comparison", text}, {"month", day},       {"probability", real}, {"gap_p05", real},
                       {"gap_p25", real},    {"gap_p50", real},    {"gap_p75", real},     {"gap_p95", real},
                       {"ratio_p05", real},  {"ratio_p25", real},  {"ratio_p50", real},   {"ratio_p75", real},
                       {"ratio_p95", real},  {"crossover", whole}, {"crossed", real}};
    for (const auto& comparison : answers.comparisons) {
        std::uint64_t crossed = 0;
        for (std::size_t month = 0; month < comparison.probability.size(); ++month) {
            const std::uint64_t here = comparison.crossover.by_month[month];
            crossed += here;
            table.add(std::string_view(comparison.id)).add(answers.month(static_cast<int>(month)));
            table.add(comparison.probability[month]);
            add_quantiles(table, comparison.gap, month);
            add_quantiles(table, comparison.ratios, month);
            table.add(static_cast<std::int64_t>(here));
            table.add(static_cast<double>(crossed) / static_cast<double>(answers.replications));
        }
    }
    return table.take();
}

TablePointer crossovers(const Answers& answers) {
    TableBuilder table{{"comparison", text},  {"text", text},  {"left", text},
                       {"right", text},       {"ratio", real}, {"probability_now", real},
                       {"p05", day},          {"p25", day},    {"p50", day},
                       {"p75", day},          {"p95", day},    {"never", real},
                       {"at_or_before", real}};
    for (const auto& comparison : answers.comparisons) {
        const auto& crossover = comparison.crossover;
        table.add(std::string_view(comparison.id)).add(std::string_view(comparison.text));
        table.add(std::string_view(comparison.left)).add(std::string_view(comparison.right));
        table.add(comparison.ratio).add(comparison.probability_now);
        for (const auto& month : {crossover.p05, crossover.p25, crossover.p50, crossover.p75, crossover.p95}) {
            month ? table.add(answers.month(*month)) : table.no_day();
        }
        table.add(crossover.never).add(crossover.at_or_before);
    }
    return table.take();
}

TablePointer claims(const Answers& answers) {
    TableBuilder table{{"claim", text},          {"month", day},         {"kind", text},
                       {"test", text},           {"probability", real},  {"likelihood", text},
                       {"without_answer", real}, {"evidence_for", text}, {"evidence_against", text},
                       {"speaker", text},        {"date", text},         {"text", text},
                       {"note", text},           {"source", text}};
    for (const auto& claim : answers.claims) {
        table.add(std::string_view(claim.id)).add(answers.month(claim.month)).add(std::string_view(claim.kind));
        table.add(std::string_view(claim.detail)).add(claim.probability).add(std::string_view(claim.likelihood));
        table.add(claim.without_answer).add(std::string_view(joined(claim.evidence_for)));
        table.add(std::string_view(joined(claim.evidence_against))).add(std::string_view(claim.speaker));
        table.add(std::string_view(claim.date)).add(std::string_view(claim.text)).add(std::string_view(claim.note));
        table.add(std::string_view(joined(claim.sources)));
    }
    return table.take();
}

/// By month; wished = money + capacity + cooperation + ramp + inputs + made.
TablePointer waterfall(const Answers& answers) {
    TableBuilder table{{"bloc", text},        {"item", text},     {"unit", text},     {"month", day},
                       {"wished", real},      {"ordered", real},  {"money", real},    {"capacity", real},
                       {"cooperation", real}, {"ramp", real},     {"inputs", real},   {"made", real},
                       {"backlog", real},     {"imported", real}, {"exported", real}, {"idle", real}};
    for (const auto& row : answers.waterfall) {
        for (std::size_t month = 0; month < row.terms[0].size(); ++month) {
            table.add(std::string_view(row.bloc)).add(std::string_view(row.item)).add(std::string_view(row.unit));
            table.add(answers.month(static_cast<int>(month)));
            for (const analyse::Series& term : row.terms) table.add(term[month]);
        }
    }
    return table.take();
}

/// The waterfall's term `inputs` by the input that was short.
TablePointer waterfall_inputs(const Answers& answers) {
    TableBuilder table{{"bloc", text}, {"item", text}, {"input", text}, {"month", day}, {"lost", real}};
    for (const auto& row : answers.waterfall) {
        for (const auto& [input, series] : row.inputs) {
            for (std::size_t month = 0; month < series.size(); ++month) {
                table.add(std::string_view(row.bloc)).add(std::string_view(row.item)).add(std::string_view(input));
                table.add(answers.month(static_cast<int>(month))).add(series[month]);
            }
        }
    }
    return table.take();
}

void add_months(TableBuilder& table, const std::optional<analyse::MonthQuantiles>& months) {
    table.add(months ? months->p05 : no_value)
        .add(months ? months->p50 : no_value)
        .add(months ? months->p95 : no_value);
}

/// decision, start and full count months from the scenario's start; fractions count.
TablePointer lines(const Answers& answers) {
    TableBuilder table{{"line", text},         {"party", text},     {"item", text},         {"bloc", text},
                       {"status", text},       {"company", text},   {"capacity", real},     {"unit", text},
                       {"chance", real},       {"starts", real},    {"decision_p05", real}, {"decision_p50", real},
                       {"decision_p95", real}, {"start_p05", real}, {"start_p50", real},    {"start_p95", real},
                       {"full_p05", real},     {"full_p50", real},  {"full_p95", real},     {"until", day},
                       {"source", text},       {"note", text}};
    for (const auto& line : answers.lines) {
        table.add(std::string_view(line.line)).add(std::string_view(line.party)).add(std::string_view(line.item));
        table.add(std::string_view(line.bloc)).add(std::string_view(line.status)).add(std::string_view(line.company));
        table.add(line.capacity).add(std::string_view(line.unit)).add(line.chance).add(line.starts);
        for (const auto& months : {line.decision, line.start, line.full}) add_months(table, months);
        line.until ? table.add(*line.until) : table.no_day();
        table.add(std::string_view(joined(line.sources))).add(std::string_view(line.note));
    }
    return table.take();
}

/// What a party makes of an item in a year.
TablePointer output(const Answers& answers) {
    TableBuilder table{{"party", text},     {"name", text}, {"bloc", text},  {"item", text},
                       {"item_name", text}, {"unit", text}, {"year", whole}, {"mean", real},
                       {"p05", real},       {"p50", real},  {"p95", real}};
    for (const auto& row : answers.output) {
        for (std::size_t year = 0; year < answers.years.size(); ++year) {
            table.add(std::string_view(row.party))
                .add(std::string_view(row.party_name))
                .add(std::string_view(row.bloc));
            table.add(std::string_view(row.item)).add(std::string_view(row.item_name)).add(std::string_view(row.unit));
            table.add(std::int64_t{answers.years[year]}).add(row.mean[year]);
            table.add(row.quantiles.p05[year]).add(row.quantiles.p50[year]).add(row.quantiles.p95[year]);
        }
    }
    return table.take();
}

TablePointer spending(const Answers& answers) {
    TableBuilder table{{"party", text},       {"name", text},          {"group", text},       {"bloc", text},
                       {"year", whole},       {"core_p05", real},      {"core_p50", real},    {"core_p95", real},
                       {"related_p05", real}, {"related_p50", real},   {"related_p95", real}, {"total_p05", real},
                       {"total_p50", real},   {"total_p95", real},     {"meets_2", real},     {"meets_3_5", real},
                       {"meets_5", real},     {"missing_money", real}, {"spent", real},       {"unspent", real},
                       {"absorbed", real}};
    for (const auto& row : answers.spending) {
        for (std::size_t year = 0; year < answers.years.size(); ++year) {
            table.add(std::string_view(row.party)).add(std::string_view(row.name)).add(std::string_view(row.group));
            table.add(std::string_view(row.bloc)).add(std::int64_t{answers.years[year]});
            for (const auto* series : {&row.core, &row.related, &row.total}) {
                table.add(series->p05[year]).add(series->p50[year]).add(series->p95[year]);
            }
            table.add(row.meets_2[year]).add(row.meets_3_5[year]).add(row.meets_5[year]);
            table.add(row.missing_money[year]).add(row.spent[year]).add(row.unspent[year]).add(row.absorbed[year]);
        }
    }
    return table.take();
}

void add_month(TableBuilder& table, const std::optional<scenario::Month>& month) {
    month ? table.add(*month) : table.no_day();
}

/// An observation and a measure that it observes, in that measure's unit; observations of no measure stand once.
TablePointer evidence(const Answers& answers) {
    TableBuilder table{{"id", text},   {"measure", text}, {"party", text},  {"item", text}, {"from", day},
                       {"to", day},    {"low", real},     {"value", real},  {"high", real}, {"unit", text},
                       {"kind", text}, {"origin", text},  {"source", text}, {"note", text}};
    for (const auto& row : answers.evidence) {
        std::vector<std::string> measures = row.measures;
        if (measures.empty()) measures.emplace_back();
        for (const std::string& measure : measures) {
            const bool scaled = !measure.empty();
            table.add(std::string_view(row.id)).add(std::string_view(measure)).add(std::string_view(row.party));
            table.add(std::string_view(row.item));
            add_month(table, row.from);
            add_month(table, row.to);
            table.add(scaled ? row.scaled_low : row.low).add(scaled ? row.scaled_value : row.value);
            table.add(scaled ? row.scaled_high : row.high).add(std::string_view(row.unit));
            table.add(std::string_view(row.kind)).add(std::string_view(row.origin));
            table.add(std::string_view(joined(row.sources))).add(std::string_view(row.note));
        }
    }
    return table.take();
}

TablePointer measure_list(const Answers& answers) {
    TableBuilder table{{"measure", text}, {"text", text}, {"metric", text},  {"window", text},
                       {"unit", text},    {"bloc", text}, {"parties", text}, {"items", text}};
    for (const auto& measure : answers.measures) {
        table.add(std::string_view(measure.id))
            .add(std::string_view(measure.text))
            .add(std::string_view(measure.metric));
        table.add(std::string_view(measure.window)).add(std::string_view(measure.unit));
        table.add(std::string_view(measure.bloc)).add(std::string_view(joined(measure.parties)));
        table.add(std::string_view(joined(measure.items)));
    }
    return table.take();
}

/// Lines that start in a year, means over the futures.
TablePointer openings(const Answers& answers) {
    TableBuilder table{{"bloc", text}, {"year", whole}, {"opened", real}, {"expanded", real}};
    for (const auto& row : answers.openings) {
        for (std::size_t year = 0; year < answers.years.size(); ++year) {
            table.add(std::string_view(row.bloc)).add(std::int64_t{answers.years[year]});
            table.add(row.opened[year]).add(row.expanded[year]);
        }
    }
    return table.take();
}

/// The capacity that they add, a month.
TablePointer opened_capacity(const Answers& answers) {
    TableBuilder table{{"bloc", text}, {"item", text}, {"year", whole}, {"capacity", real}};
    for (const auto& row : answers.openings) {
        for (const auto& [item, series] : row.capacity) {
            for (std::size_t year = 0; year < answers.years.size(); ++year) {
                table.add(std::string_view(row.bloc)).add(std::string_view(item));
                table.add(std::int64_t{answers.years[year]}).add(series[year]);
            }
        }
    }
    return table.take();
}

TablePointer sources(const Answers& answers) {
    TableBuilder table{{"source", text}, {"publisher", text}, {"title", text},
                       {"date", text},   {"url", text},       {"used_by", text}};
    for (const auto& row : answers.sources) {
        for (const std::string* cell : {&row.source, &row.publisher, &row.title, &row.date, &row.url}) {
            table.add(std::string_view(*cell));
        }
        table.add(std::string_view(joined(row.used_by)));
    }
    return table.take();
}

struct NamedTable {
    std::string_view name;
    TablePointer (*make)(const Answers&);
};
constexpr std::array<NamedTable, 14> all_tables = {{{"measures", measures},
                                                    {"comparisons", comparisons},
                                                    {"crossovers", crossovers},
                                                    {"claims", claims},
                                                    {"waterfall", waterfall},
                                                    {"waterfall_inputs", waterfall_inputs},
                                                    {"lines", lines},
                                                    {"output", output},
                                                    {"spending", spending},
                                                    {"evidence", evidence},
                                                    {"measure_list", measure_list},
                                                    {"openings", openings},
                                                    {"opened_capacity", opened_capacity},
                                                    {"sources", sources}}};

}  // namespace

const std::vector<std::string_view>& table_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const auto& table : all_tables) all.push_back(table.name);
        return all;
    }();
    return names;
}

TablePointer make_table(const Answers& answers, std::string_view name) {
    for (const auto& table : all_tables) {
        if (table.name == name) return table.make(answers);
    }
    return nullptr;
}

}  // namespace sinews::python
