#include "report/page_plan.hpp"

#include <algorithm>

#include "report/page_json.hpp"

namespace sinews::report {

namespace {

Json fan_json(const analyse::QuantileSeries& series) {
    return {{"q05", series_json(series.p05)},
            {"q25", series_json(series.p25)},
            {"q50", series_json(series.p50)},
            {"q75", series_json(series.p75)},
            {"q95", series_json(series.p95)}};
}

}  // namespace

PagePlan page_plan(std::string_view plan_json, const analyse::Answers& with, const analyse::Answers& without) {
    const Json written = Json::parse(plan_json, nullptr, false);
    if (!written.is_object() || !written.contains("schema") || written["schema"] != "sinews-plan-1") {
        return {"", "it is no plan.json of `sinews plan` (schema sinews-plan-1)"};
    }
    Json plan = Json::object();
    for (const char* key : {"kind", "unit", "objective", "status", "bound", "value", "cost", "gap", "currency",
                            "futures", "builds", "cost_by_year", "marginal", "promise", "validation"}) {
        if (written.contains(key)) plan[key] = written[key];
    }
    const std::string measure = written.value("measure", "");
    // A shortfall need not be of stocks that the scenario measures: then there are no fans.
    if (measure.empty() && written.value("kind", "") == "shortfall") return {json_text(plan, -1), ""};
    const auto find = [&](const analyse::Answers& answers) {
        return std::ranges::find(answers.measures, measure, &analyse::MeasureAnswer::id);
    };
    const auto built = find(with), bare = find(without);
    if (built == with.measures.end() || bare == without.measures.end()) {
        return {"", "its measure `" + measure + "` is not one of the scenario's"};
    }
    Json months = Json::array();
    for (int month = 0; month < with.months; ++month) months.push_back(scenario::to_text(with.month(month)));
    plan["simulated"] = {{"measure", measure},
                         {"months", std::move(months)},
                         {"without", fan_json(bare->quantiles)},
                         {"with", fan_json(built->quantiles)}};
    return {json_text(plan, -1), ""};
}

}  // namespace sinews::report
