#include "report/summary.hpp"

#include "report/hash.hpp"
#include "report/json_values.hpp"

namespace sinews::report {

namespace {

using analyse::Answers;

Json seconds_json(const Seconds& seconds) {
    return {{"read", seconds.read},
            {"compile", seconds.compile},
            {"simulate", seconds.simulate},
            {"write", seconds.write},
            {"total", seconds.total}};
}

Json counts_json(const analyse::Counts& counts) {
    return {{"parties", counts.parties},
            {"items", counts.items},
            {"lines", counts.lines},
            {"active_nodes", counts.active_nodes},
            {"months", counts.months}};
}

Json crossover_json(const Answers& answers, const analyse::CrossoverAnswer& crossover) {
    return {{"p05", position_json(answers, crossover.p05)}, {"p25", position_json(answers, crossover.p25)},
            {"p50", position_json(answers, crossover.p50)}, {"p75", position_json(answers, crossover.p75)},
            {"p95", position_json(answers, crossover.p95)}, {"never", crossover.never},
            {"at_or_before", crossover.at_or_before}};
}

Json comparisons_json(const Answers& answers) {
    Json list = Json::array();
    for (const auto& comparison : answers.comparisons) {
        list.push_back({{"id", comparison.id},
                        {"text", comparison.text},
                        {"left", comparison.left},
                        {"right", comparison.right},
                        {"ratio", comparison.ratio},
                        {"hold_months", comparison.hold_months},
                        {"probability_now", number_json(comparison.probability_now)},
                        {"crossover", crossover_json(answers, comparison.crossover)}});
    }
    return list;
}

Json claims_json(const Answers& answers) {
    Json list = Json::array();
    for (const auto& claim : answers.claims) {
        list.push_back({{"id", claim.id},
                        {"text", claim.text},
                        {"month", scenario::to_text(answers.month(claim.month))},
                        {"probability", number_json(claim.probability)},
                        {"likelihood", text_or_null(claim.likelihood)}});
    }
    return list;
}

Json waterfall_json(const Answers& answers) {
    Json list = Json::array();
    for (const auto& answer : answers.waterfall) {
        for (const auto& year : answer.years) {
            Json entry = {{"year", year.year}, {"bloc", answer.bloc}, {"item", answer.item}, {"unit", answer.unit}};
            for (std::size_t term = 0; term < year.terms.size(); ++term) {
                const std::string name(simulate::term_names[term]);
                if (name != "inputs") {
                    entry[name] = number_json(year.terms[term]);
                    continue;
                }
                entry["inputs"] = Json::object();
                for (const auto& [input, value] : year.inputs) entry["inputs"][input] = number_json(value);
            }
            list.push_back(std::move(entry));
        }
    }
    return list;
}

Json spending_json(const Answers& answers) {
    Json list = Json::array();
    if (answers.years.empty()) return list;
    const std::size_t last = answers.years.size() - 1;
    for (const auto& row : answers.spending) {
        list.push_back({{"party", text_or_null(row.party)},
                        {"name", row.name},
                        {"group", text_or_null(row.group)},
                        {"bloc", text_or_null(row.bloc)},
                        {"year", answers.years[last]},
                        {"core", number_json(row.core.p50[last])},
                        {"total", number_json(row.total.p50[last])},
                        {"meets", {{"2", row.meets_2[last]}, {"3.5", row.meets_3_5[last]}, {"5", row.meets_5[last]}}},
                        {"absorbed", number_json(row.absorbed[last])}});
    }
    return list;
}

}  // namespace

std::string summary_json(const Answers& answers, const std::vector<std::string>& headline, const RunRecord& record) {
    const Json json = {{"schema", summary_schema},
                       {"version", record.version},
                       {"scenario", answers.title},
                       {"scenario_name", record.scenario_name},
                       {"start", scenario::to_text(answers.start)},
                       {"end", scenario::to_text(answers.end)},
                       {"as_of", scenario::to_text(answers.as_of)},
                       {"point", record.point},
                       {"replications", answers.replications},
                       {"seed", record.seed},
                       {"settings", record.settings},
                       {"levers", record.levers},
                       {"posterior", text_or_null(record.posterior)},
                       {"scenario_hash", hash_text(record.scenario_hash)},
                       {"result_hash", hash_text(record.result_hash)},
                       {"seconds", seconds_json(record.seconds)},
                       {"counts", counts_json(answers.counts)},
                       {"headline", headline},
                       {"comparisons", comparisons_json(answers)},
                       {"claims", claims_json(answers)},
                       {"waterfall", waterfall_json(answers)},
                       {"spending", spending_json(answers)}};
    return json_text(json, 1) + "\n";
}

std::string run_json(const Answers& answers, const RunRecord& record) {
    const Json json = {{"schema", "sinews-run-1"},
                       {"version", record.version},
                       {"scenario", answers.title},
                       {"scenario_name", record.scenario_name},
                       {"scenario_hash", hash_text(record.scenario_hash)},
                       {"settings", record.settings},
                       {"levers", record.levers},
                       {"posterior", text_or_null(record.posterior)},
                       {"point", record.point},
                       {"seed", record.seed},
                       {"replications", answers.replications},
                       {"result_hash", hash_text(record.result_hash)},
                       {"threads", record.threads},
                       {"seconds", seconds_json(record.seconds)}};
    return json_text(json, 2) + "\n";
}

}  // namespace sinews::report
