#include "cli/calibration_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analyse/wording.hpp"
#include "cli/layout.hpp"

namespace sinews::cli {

using evidence::FitOfObservation;
using evidence::Observation;
using evidence::Shift;

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t shown_shifts = 15;
constexpr std::size_t shown_misfits = 8;

std::size_t count_targets(const CalibrationReport& report) {
    return static_cast<std::size_t>(
        std::ranges::count(report.observations.list, evidence::Kind::target, &Observation::kind));
}

double share_within(const CalibrationReport& report, bool FitOfObservation::* within) {
    if (report.fits.empty()) return std::nan("");
    return static_cast<double>(std::ranges::count(report.fits, true, within)) / static_cast<double>(report.fits.size());
}

/// Statements: echoes of one count once.
double statements(const CalibrationReport& report) {
    double count = 0;
    for (const int echoes : report.fit.errors_used.echoes) count += 1.0 / echoes;
    return count;
}

std::vector<FitOfObservation> worst_first(const CalibrationReport& report) {
    std::vector<FitOfObservation> fits = report.fits;
    std::ranges::sort(fits, [&](const FitOfObservation& a, const FitOfObservation& b) {
        const double left = std::abs(a.distance), right = std::abs(b.distance);
        return left != right ? left > right : a.observation < b.observation;
    });
    return fits;
}

std::string range(double p05, double p50, double p95) {
    return fmt::format("{} ({} to {})", analyse::quantity(p50), analyse::quantity(p05), analyse::quantity(p95));
}

std::string months_of(const CalibrationReport& report, const Observation& one) {
    const int start = report.model.start().index;
    const std::string from = scenario::to_text({start + one.from}), to = scenario::to_text({start + one.to});
    return from == to ? from : from + ".." + to;
}

const std::string& subject_of(const CalibrationReport& report, const Observation& one) {
    return report.observations.subjects[static_cast<std::size_t>(one.measure)].id;
}

std::string shifts_table(const CalibrationReport& report) {
    std::string text =
        fmt::format("{:<46}  {:<26}  {}\n", "what the evidence moved most", "before: median (90 %)", "after");
    const std::size_t count = std::min(shown_shifts, report.shifts.size());
    for (std::size_t at = 0; at < count; ++at) {
        const Shift& shift = report.shifts[at];
        text += left_aligned(fitted(shift.name, 46), 46) + "  " +
                left_aligned(range(shift.prior_p05, shift.prior_p50, shift.prior_p95), 26) + "  " +
                range(shift.p05, shift.p50, shift.p95) + "\n";
    }
    return text;
}

std::string misfits_table(const CalibrationReport& report) {
    std::string text = "figures that fit worst (reported; what the posterior would have reported)\n";
    const auto worst = worst_first(report);
    for (std::size_t at = 0; at < std::min(shown_misfits, worst.size()); ++at) {
        const FitOfObservation& fit = worst[at];
        const Observation& one = report.observations.list[fit.observation];
        const std::string what = fmt::format("{} {} {} ({})", one.id, subject_of(report, one), months_of(report, one),
                                             evidence::word_of(one.kind));
        text += left_aligned(fitted(what, 62), 62) + "  " + right_aligned(analyse::quantity(one.figure), 13) + "; " +
                range(fit.p05, fit.p50, fit.p95) + "\n";
    }
    return text;
}

Json numbers(double p05, double p50, double p95) { return {{"p05", p05}, {"p50", p50}, {"p95", p95}}; }

Json shifts_json(const CalibrationReport& report) {
    Json list = Json::array();
    for (const Shift& shift : report.shifts) {
        list.push_back({{"name", shift.name},
                        {"information", shift.information},
                        {"prior", numbers(shift.prior_p05, shift.prior_p50, shift.prior_p95)},
                        {"posterior", numbers(shift.p05, shift.p50, shift.p95)}});
    }
    return list;
}

Json observations_json(const CalibrationReport& report) {
    Json list = Json::array();
    for (const FitOfObservation& fit : worst_first(report)) {
        const Observation& one = report.observations.list[fit.observation];
        list.push_back({{"id", one.id},
                        {"subject", subject_of(report, one)},
                        {"kind", evidence::word_of(one.kind)},
                        {"publisher", one.publisher},
                        {"months", months_of(report, one)},
                        {"unit", one.unit},
                        {"figure", one.figure},
                        {"predicted", numbers(fit.p05, fit.p50, fit.p95)},
                        {"distance", fit.distance},
                        {"weight", fit.weight},
                        {"echoes", report.fit.errors.echoes[fit.observation]}});
    }
    return list;
}

}  // namespace

std::string calibration_screen(const CalibrationReport& report) {
    const std::size_t targets = count_targets(report);
    const std::size_t all = report.observations.list.size() + report.observations.left_out.size();
    std::string text = wrapped(fmt::format(
        "{} rows of evidence: {} figures fitted, which make {:.0f} statements without their echoes; {} targets, which "
        "observe nothing; {} left out.",
        all, report.fit.used.size(), statements(report), targets, report.observations.left_out.size()));
    text += wrapped(fmt::format("{} members, {} uncertain draws, of which the evidence moved {}; {:.1f} s.",
                                analyse::grouped(static_cast<double>(report.fit.scores.columns)),
                                report.fit.scores.rows, report.posterior.names.size(), report.seconds));
    text += "\n" + shifts_table(report) + "\n";
    text += wrapped(fmt::format(
        "Of the figures fitted {:.0f} % lie within their 50 % intervals and {:.0f} % within their "
        "90 % intervals.",
        100 * share_within(report, &FitOfObservation::in_50), 100 * share_within(report, &FitOfObservation::in_90)));
    return text + "\n" + misfits_table(report);
}

std::string calibration_json(const CalibrationReport& report) {
    Json left_out = Json::array();
    for (const auto& one : report.observations.left_out) left_out.push_back({{"id", one.id}, {"why", one.why}});
    const Json document{{"schema", "sinews-calibration-1"},
                        {"scenario", report.scenario_name},
                        {"scenario_hash", report.scenario_hash},
                        {"seed", report.posterior.seed},
                        {"members", report.fit.scores.columns},
                        {"steps", report.posterior.steps},
                        {"seconds", report.seconds},
                        {"counts",
                         {{"fitted", report.fit.used.size()},
                          {"statements", statements(report)},
                          {"targets", count_targets(report)},
                          {"left_out", report.observations.left_out.size()},
                          {"draws", report.fit.scores.rows},
                          {"moved", report.posterior.names.size()}}},
                        {"coverage",
                         {{"50", share_within(report, &FitOfObservation::in_50)},
                          {"90", share_within(report, &FitOfObservation::in_90)}}},
                        {"parameters", shifts_json(report)},
                        {"observations", observations_json(report)},
                        {"left_out", left_out}};
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace sinews::cli
