#include "report/sensitivity_tables.hpp"

#include "report/csv_table.hpp"
#include "report/hash.hpp"
#include "report/json_values.hpp"

namespace sinews::report {

namespace {

Json index_json(const analyse::SensitivityIndex& index) {
    return {{"value", number_json(index.value)}, {"low", number_json(index.low)}, {"high", number_json(index.high)}};
}

}  // namespace

std::string sensitivity_csv(const SensitivityAnswers& answers) {
    CsvTable table{"input", "first", "first_low", "first_high", "total", "total_low", "total_high"};
    for (const auto& input : answers.inputs) {
        table.text(input.name).number(input.first.value).number(input.first.low).number(input.first.high);
        if (input.total) {
            table.number(input.total->value).number(input.total->low).number(input.total->high);
        } else {
            table.empty().empty().empty();
        }
        table.end_row();
    }
    return table.take();
}

std::string sensitivity_json(const SensitivityAnswers& answers, const RunRecord& record) {
    Json json = {{"schema", "sinews-sensitivity-1"},
                 {"version", record.version},
                 {"scenario", answers.title},
                 {"scenario_name", record.scenario_name},
                 {"of", answers.of},
                 {"text", answers.text},
                 {"method", answers.sobol ? "sobol" : "given-data"},
                 {"replications", answers.replications},
                 {"runs", answers.runs},
                 {"seed", record.seed},
                 {"settings", record.settings},
                 {"posterior", text_or_null(record.posterior)},
                 {"scenario_hash", hash_text(record.scenario_hash)},
                 {"result_hash", hash_text(record.result_hash)},
                 {"seconds", {{"total", record.seconds.total}}},
                 {"input_count", answers.input_count},
                 {"sum_of_first", number_json(answers.sum_of_first)},
                 {"inputs", Json::array()}};
    for (const auto& input : answers.inputs) {
        Json entry = {{"name", input.name}, {"first", index_json(input.first)}};
        if (input.total) entry["total"] = index_json(*input.total);
        json["inputs"].push_back(std::move(entry));
    }
    return json_text(json, 1) + "\n";
}

}  // namespace sinews::report
