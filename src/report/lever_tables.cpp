#include "report/lever_tables.hpp"

#include <cmath>

#include "report/csv_table.hpp"
#include "report/hash.hpp"
#include "report/json_values.hpp"
#include "report/lever_json.hpp"

namespace sinews::report {

using analyse::Difference;
using analyse::LeverAnswers;

namespace {

constexpr const char* to_never = "never";
constexpr const char* from_never = "from never";

void change_cells(CsvTable& table, const Difference& change) {
    for (const double value : {change.change, change.low, change.high}) {
        if (std::isinf(value)) {
            table.text(value > 0 ? to_never : from_never);
        } else {
            table.number(value);
        }
    }
    table.end_row();
}

Json step_json(double value) {
    if (std::isinf(value)) return value > 0 ? to_never : from_never;
    return number_json(value);
}

CsvTable& begin_row(CsvTable& table, const analyse::LeverCase& one, std::string_view kind, std::string_view id) {
    return table.text(one.name()).month(one.from).text(kind).text(id);
}

std::string month_or_never(const LeverAnswers& answers, const std::optional<int>& month) {
    return month ? scenario::to_text(answers.month(*month)) : "never";
}

void add_case(CsvTable& table, const LeverAnswers& answers, const analyse::LeverCase& one) {
    for (std::size_t at = 0; at < answers.comparisons.size(); ++at) {
        const analyse::CrossoverEffect& effect = one.effects.crossovers[at];
        begin_row(table, one, "crossover", answers.comparisons[at].id)
            .empty()
            .text(month_or_never(answers, effect.without))
            .text(month_or_never(answers, effect.with));
        change_cells(table, effect.change);
        begin_row(table, one, "crossed", answers.comparisons[at].id)
            .empty()
            .number(effect.crossed_without)
            .number(effect.crossed_with);
        change_cells(table, effect.crossed);
    }
    for (std::size_t at = 0; at < answers.values.size(); ++at) {
        const analyse::ValueEffect& effect = one.effects.values[at];
        begin_row(table, one, "value", answers.values[at].measure)
            .month(answers.values[at].month)
            .number(effect.without)
            .number(effect.with);
        change_cells(table, effect.change);
    }
    for (std::size_t at = 0; at < answers.claims.size(); ++at) {
        const analyse::ClaimEffect& effect = one.effects.claims[at];
        begin_row(table, one, "claim", answers.claims[at].id).empty().number(effect.without).number(effect.with);
        change_cells(table, effect.change);
    }
}

Json change_json(const Difference& change) {
    return {{"change", step_json(change.change)}, {"low", step_json(change.low)}, {"high", step_json(change.high)}};
}

/// `first` and the change, one object.
Json with_change(Json first, const Difference& change) {
    first.update(change_json(change));
    return first;
}

Json crossover_json(const LeverAnswers& answers, std::size_t at, const analyse::CrossoverEffect& effect) {
    const auto month = [&](const std::optional<int>& position) {
        return position ? Json(scenario::to_text(answers.month(*position))) : Json(nullptr);
    };
    Json json = with_change(
        {{"comparison", answers.comparisons[at].id}, {"without", month(effect.without)}, {"with", month(effect.with)}},
        effect.change);
    json["crossed"] = with_change({{"without", effect.crossed_without}, {"with", effect.crossed_with}}, effect.crossed);
    return json;
}

Json case_json(const LeverAnswers& answers, const analyse::LeverCase& one) {
    Json json = {{"name", one.name()},
                 {"levers", one.levers},
                 {"text", one.text},
                 {"from", scenario::to_text(one.from)},
                 {"crossovers", Json::array()},
                 {"values", Json::array()},
                 {"claims", Json::array()}};
    for (std::size_t at = 0; at < answers.comparisons.size(); ++at) {
        json["crossovers"].push_back(crossover_json(answers, at, one.effects.crossovers[at]));
    }
    for (std::size_t at = 0; at < answers.values.size(); ++at) {
        const analyse::ValueEffect& effect = one.effects.values[at];
        json["values"].push_back(with_change({{"measure", answers.values[at].measure},
                                              {"month", scenario::to_text(answers.values[at].month)},
                                              {"without", number_json(effect.without)},
                                              {"with", number_json(effect.with)}},
                                             effect.change));
    }
    for (std::size_t at = 0; at < answers.claims.size(); ++at) {
        const analyse::ClaimEffect& effect = one.effects.claims[at];
        json["claims"].push_back(with_change(
            {{"claim", answers.claims[at].id}, {"without", effect.without}, {"with", effect.with}}, effect.change));
    }
    return json;
}

Json named_json(const std::vector<analyse::NamedQuestion>& questions) {
    Json list = Json::array();
    for (const auto& question : questions) list.push_back({{"id", question.id}, {"text", question.text}});
    return list;
}

}  // namespace

Json lever_answers_json(const LeverAnswers& answers) {
    Json json = {{"replications", answers.replications},
                 {"comparisons", named_json(answers.comparisons)},
                 {"claims", named_json(answers.claims)},
                 {"values", Json::array()},
                 {"levers", Json::array()}};
    for (const auto& value : answers.values) {
        json["values"].push_back(
            {{"measure", value.measure}, {"text", value.text}, {"month", scenario::to_text(value.month)}});
    }
    for (const analyse::LeverCase& one : answers.cases) json["levers"].push_back(case_json(answers, one));
    return json;
}

std::string levers_csv(const LeverAnswers& answers) {
    CsvTable table{"lever", "from", "kind", "id", "month", "without", "with", "change", "low", "high"};
    for (const analyse::LeverCase& one : answers.cases) add_case(table, answers, one);
    return table.take();
}

std::string levers_json(const LeverAnswers& answers, const RunRecord& record) {
    Json json = {{"schema", levers_schema},
                 {"version", record.version},
                 {"scenario", answers.title},
                 {"scenario_name", record.scenario_name},
                 {"start", scenario::to_text(answers.start)},
                 {"as_of", scenario::to_text(answers.as_of)},
                 {"seed", record.seed},
                 {"settings", record.settings},
                 {"scenario_hash", hash_text(record.scenario_hash)},
                 {"posterior", text_or_null(record.posterior)},
                 {"result_hash", hash_text(record.result_hash)},
                 {"seconds",
                  {{"read", record.seconds.read},
                   {"compile", record.seconds.compile},
                   {"simulate", record.seconds.simulate},
                   {"write", record.seconds.write},
                   {"total", record.seconds.total}}}};
    json.update(lever_answers_json(answers));
    return json_text(json, 1) + "\n";
}

}  // namespace sinews::report
