#include "cli/backtest_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analyse/wording.hpp"
#include "cli/layout.hpp"

namespace sinews::cli {

using evidence::ForecastScore;
using evidence::Method;
using evidence::Observation;
using evidence::ScoredReport;
using evidence::ScoreSummary;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t shown_misses = 8;
constexpr std::array<const char*, evidence::method_count> method_words{
    "calibrated model", "announced targets at their word", "last value", "linear trend", "model without calibration"};

std::string month_of(const ScoreReport& report, int month) { return scenario::to_text({report.start.index + month}); }

std::string months_of(const ScoreReport& report, const Observation& one) {
    const std::string from = month_of(report, one.from), to = month_of(report, one.to);
    return from == to ? from : from + ".." + to;
}

const std::string& subject_of(const ScoreReport& report, const Observation& one) {
    return report.observations.subjects[static_cast<std::size_t>(one.measure)].id;
}

std::vector<ScoredReport> all_reports(const ScoreReport& report) {
    std::vector<ScoredReport> all;
    for (const auto& test : report.tests) all.insert(all.end(), test.reports.begin(), test.reports.end());
    return all;
}

std::string summary_table(const std::vector<ScoredReport>& reports) {
    std::string text = fmt::format("{:<34}{:>8}{:>10}{:>12}{:>12}{:>12}{:>10}\n", "", "CRPS", "pinball", "in 50 %",
                                   "in 90 %", "abs. error", "own");
    for (std::size_t at = 0; at < evidence::method_count; ++at) {
        const ScoreSummary one = evidence::summary_of(reports, static_cast<Method>(at));
        text += fmt::format("{:<34}{:>8.3f}{:>10.3f}{:>10.0f} %{:>10.0f} %{:>12.3f}{:>10}\n", method_words[at],
                            one.crps, one.pinball, 100 * one.coverage_50, 100 * one.coverage_90, one.absolute, one.own);
    }
    return text;
}

std::string misses(const ScoreReport& report) {
    struct Miss {
        const ScoredReport* scored;
        scenario::Month as_of;
    };
    std::vector<Miss> all;
    for (const auto& test : report.tests) {
        for (const auto& scored : test.reports) all.push_back({&scored, test.as_of});
    }
    std::ranges::sort(all, [](const Miss& a, const Miss& b) {
        if (a.scored->methods[0].crps != b.scored->methods[0].crps)
            return a.scored->methods[0].crps > b.scored->methods[0].crps;
        return a.scored->observation < b.scored->observation;
    });
    std::string text = "largest misses (reported; forecast as of)\n";
    for (std::size_t at = 0; at < std::min(shown_misses, all.size()); ++at) {
        const Observation& one = report.observations.list[all[at].scored->observation];
        const ForecastScore& score = all[at].scored->methods[0];
        const std::string what = fmt::format("{} {} {} ({})", one.id, subject_of(report, one), months_of(report, one),
                                             evidence::word_of(one.kind));
        text += left_aligned(fitted(what, 58), 58) + "  " + right_aligned(analyse::quantity(one.figure), 13) + "; " +
                fmt::format("{} ({} to {}) as of {}\n", analyse::quantity(score.p50), analyse::quantity(score.p05),
                            analyse::quantity(score.p95), scenario::to_text(all[at].as_of));
    }
    return text;
}

Json scores_json(const ScoreSummary& one) {
    return {{"count", one.count},
            {"own", one.own},
            {"crps", one.crps},
            {"pinball", one.pinball},
            {"absolute_error", one.absolute},
            {"coverage", {{"50", one.coverage_50}, {"90", one.coverage_90}}}};
}

Json summary_json(const std::vector<ScoredReport>& reports) {
    Json json = scores_json(evidence::summary_of(reports, Method::calibrated));
    json.erase("own");
    Json baselines = Json::object();
    for (std::size_t at = 1; at < evidence::method_count; ++at)
        baselines[evidence::method_names[at]] = scores_json(evidence::summary_of(reports, static_cast<Method>(at)));
    json["baselines"] = std::move(baselines);
    return json;
}

Json report_json(const ScoreReport& report, const ScoredReport& scored) {
    const Observation& one = report.observations.list[scored.observation];
    Json methods = Json::object();
    for (std::size_t at = 0; at < evidence::method_count; ++at) {
        const ForecastScore& score = scored.methods[at];
        methods[evidence::method_names[at]] = {{"p05", score.p05}, {"p25", score.p25}, {"p50", score.p50},
                                               {"p75", score.p75}, {"p95", score.p95}, {"crps", score.crps},
                                               {"own", score.own}};
    }
    return {{"id", one.id},
            {"subject", subject_of(report, one)},
            {"kind", evidence::word_of(one.kind)},
            {"publisher", one.publisher},
            {"published", scenario::to_text(one.published)},
            {"from", month_of(report, one.from)},
            {"to", month_of(report, one.to)},
            {"unit", one.unit},
            {"figure", one.figure},
            {"forecasts", methods}};
}

}  // namespace

std::string score_screen(const ScoreReport& report) {
    const std::vector<ScoredReport> all = all_reports(report);
    std::string text;
    for (const auto& test : report.tests) {
        const ScoreSummary one = evidence::summary_of(test.reports, Method::calibrated);
        text += wrapped(fmt::format(
            "As of {}: fitted to {} figures, {} lines left out that nobody could know; {} later figures "
            "to forecast, CRPS {:.3f}, {:.0f} % within 90 % intervals.",
            scenario::to_text(test.as_of), test.fitted, test.cut.size(), one.count, one.crps, 100 * one.coverage_90));
    }
    text += "\n" + summary_table(all) + "\n";
    text += wrapped(
        "CRPS, pinball loss and absolute error (of the median) are of natural logarithms: 0.10 is about 10 %. "
        "Baselines "
        "have the errors of reports too; own: figures for which they have something of their own to say.");
    return text + "\n" + misses(report);
}

std::string score_json(const ScoreReport& report, const std::string& schema) {
    Json json{{"schema", schema},
              {"scenario", report.scenario_name},
              {"scenario_hash", report.scenario_hash},
              {"settings", report.settings},
              {"seed", report.seed},
              {"members", report.members},
              {"seconds", report.seconds},
              {"scale", "natural logarithm"}};
    json.update(summary_json(all_reports(report)));
    Json series = Json::array();
    for (const auto& test : report.tests) {
        Json one{{"as_of", scenario::to_text(test.as_of)}, {"fitted", test.fitted}, {"lines_left_out", test.cut}};
        one.update(summary_json(test.reports));
        one["reports"] = Json::array();
        for (const auto& scored : test.reports) one["reports"].push_back(report_json(report, scored));
        series.push_back(std::move(one));
    }
    json["series"] = std::move(series);
    json["not_scored"] = Json::array();
    for (const auto& one : report.left_out) json["not_scored"].push_back({{"id", one.id}, {"why", one.why}});
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sinews::cli
