#include "report/kept_sections.hpp"

#include <functional>

#include "report/json_values.hpp"
#include "report/page_json.hpp"
#include "report/sensitivity_tables.hpp"

namespace sinews::report {

namespace {

/// A number of the file; null where it holds none.
Json number_of(const Json& value) { return value.is_null() ? Json(nullptr) : rounded_json(value.get<double>()); }

Json coverage_of(const Json& scores) {
    const Json& coverage = scores.at("coverage");
    return {{"50", number_of(coverage.at("50"))}, {"90", number_of(coverage.at("90"))}};
}

Json point_of(const Json& report, const std::string& as_of) {
    const Json& forecast = report.at("forecasts").at("calibrated");
    const auto text = [&](const char* key) { return report.at(key).get<std::string>(); };
    const std::string from = text("from"), to = text("to");
    Json quantiles = Json::array();
    for (const char* key : {"p05", "p25", "p50", "p75", "p95"}) quantiles.push_back(number_of(forecast.at(key)));
    return {{"observation", text("id")},
            {"measure", text("subject")},
            {"label", text("subject") + ", " + from + (from == to ? "" : " to " + to) + ", " + text("kind")},
            {"kind", text("kind")},
            {"month", to},
            {"as_of", as_of},
            {"unit", text("unit")},
            {"observed", number_of(report.at("figure"))},
            {"forecast", std::move(quantiles)}};
}

Json backtest_of(const Json& file) {
    Json baselines = Json::object();
    for (const auto& [name, scores] : file.at("baselines").items())
        baselines[name] = {{"crps", number_of(scores.at("crps"))}, {"coverage", coverage_of(scores)}};
    Json points = Json::array();
    for (const Json& test : file.at("series")) {
        const auto as_of = test.at("as_of").get<std::string>();
        for (const Json& report : test.at("reports")) points.push_back(point_of(report, as_of));
    }
    return {{"as_of", file.at("series").at(0).at("as_of").get<std::string>()},
            {"count", file.at("count").get<std::uint64_t>()},
            {"coverage", coverage_of(file)},
            {"crps", number_of(file.at("crps"))},
            {"scale", file.at("scale").get<std::string>()},
            {"baselines", std::move(baselines)},
            {"points", std::move(points)}};
}

Json interval_of(const Json& index) { return Json::array({number_of(index.at("low")), number_of(index.at("high"))}); }

Json sensitivity_of(const Json& file) {
    Json parameters = Json::array();
    for (const Json& input : file.at("inputs")) {
        const Json& first = input.at("first");
        const auto total = input.find("total");
        const bool has_total = total != input.end();
        parameters.push_back({{"name", input.at("name").get<std::string>()},
                              {"first", number_of(first.at("value"))},
                              {"first_interval", interval_of(first)},
                              {"total", has_total ? number_of(total->at("value")) : Json(nullptr)},
                              {"total_interval", has_total ? interval_of(*total) : Json(nullptr)}});
    }
    const bool sobol = file.at("method").get<std::string>() == "sobol";
    return {{"question", file.at("text").get<std::string>()},
            {"of", file.at("of").get<std::string>()},
            {"replications", file.at("replications").get<std::uint64_t>()},
            {"method", sobol ? "pick-freeze" : "given data"},
            {"posterior", !file.at("posterior").is_null()},
            {"input_count", file.at("input_count").get<std::uint64_t>()},
            {"sum_of_first", number_of(file.at("sum_of_first"))},
            {"parameters", std::move(parameters)}};
}

/// Reads a file of this schema; whatever is missing or of another kind makes it no such file.
KeptSection read_kept(std::string_view text, std::string_view schema, const char* name,
                      const std::function<Json(const Json&)>& section_of) {
    KeptSection kept;
    const Json file = Json::parse(text, nullptr, false);
    if (file.is_discarded() || !file.is_object()) return kept;
    try {
        if (file.at("schema").get<std::string>() != schema) return kept;
        kept.scenario_hash = file.at("scenario_hash").get<std::string>();
        kept.settings = file.at("settings").get<std::vector<std::string>>();
        if (const auto posterior = file.find("posterior"); posterior != file.end() && posterior->is_string())
            kept.posterior = posterior->get<std::string>();
        kept.section = PageSection{name, json_text(section_of(file), -1)};
    } catch (const Json::exception&) {
        kept.section.reset();
    }
    return kept;
}

}  // namespace

KeptSection backtest_section(std::string_view file) {
    return read_kept(file, "sinews-backtest-1", "backtest", backtest_of);
}

KeptSection sensitivity_section(std::string_view file) {
    return read_kept(file, "sinews-sensitivity-1", "sensitivity", sensitivity_of);
}

}  // namespace sinews::report
