// calibrate, backtest and score.

#include <array>
#include <string_view>

#include "binding/study.hpp"
#include "binding/watched.hpp"
#include "cli/backtest_text.hpp"
#include "cli/calibration_text.hpp"
#include "cli/evidence_options.hpp"
#include "cli/timer.hpp"
#include "evidence/fit_summary.hpp"
#include "evidence/score_rows.hpp"
#include "report/hash.hpp"
#include "scenario/render.hpp"

namespace sinews::python {

using enum Kind;

namespace {

using evidence::Observation;

evidence::CalibrationOptions options_of(const Model& model, const EvidenceSize& size) {
    return cli::calibration_options(size.members, size.seed, model.loaded.scenario);
}

scenario::Month month_of(const std::string& text) {
    const auto month = scenario::parse_month(text);
    if (!month) throw Refused("a month is YYYY-MM; `" + text + "` is none");
    return *month;
}

std::shared_ptr<const Table> left_out_table(const std::vector<evidence::LeftOut>& rows) {
    TableBuilder table{{"id", text}, {"why", text}};
    for (const auto& row : rows) table.add(std::string_view(row.id)).add(std::string_view(row.why));
    return table.take();
}

std::shared_ptr<const Table> parameters_table(const scenario::Scenario& scenario,
                                              const std::vector<evidence::Shift>& shifts) {
    TableBuilder table{{"name", text},      {"unit", text},      {"information", real}, {"prior_p05", real},
                       {"prior_p25", real}, {"prior_p50", real}, {"prior_p75", real},   {"prior_p95", real},
                       {"p05", real},       {"p25", real},       {"p50", real},         {"p75", real},
                       {"p95", real}};
    for (const auto& shift : shifts) {
        const std::string unit = evidence::unit_of_cell(scenario, shift.name);
        table.add(std::string_view(shift.name)).add(std::string_view(unit)).add(shift.information);
        table.add(shift.prior_p05).add(shift.prior_p25).add(shift.prior_p50).add(shift.prior_p75).add(shift.prior_p95);
        table.add(shift.p05).add(shift.p25).add(shift.p50).add(shift.p75).add(shift.p95);
    }
    return table.take();
}

/// Cells that name an observation.
void add_observation(TableBuilder& table, const evidence::Observations& observations, const Observation& one,
                     scenario::Month start) {
    const std::string kind = evidence::word_of(one.kind);
    table.add(std::string_view(one.id));
    table.add(std::string_view(observations.subjects[static_cast<std::size_t>(one.measure)].id));
    table.add(std::string_view(kind)).add(std::string_view(one.publisher)).add(one.published);
    table.add(scenario::Month{start.index + one.from}).add(scenario::Month{start.index + one.to});
    table.add(std::string_view(one.unit)).add(one.figure);
}

std::shared_ptr<const Table> observations_table(const cli::CalibrationReport& report) {
    TableBuilder table{{"id", text},     {"subject", text}, {"kind", text},     {"publisher", text}, {"published", day},
                       {"from", day},    {"to", day},       {"unit", text},     {"figure", real},    {"p05", real},
                       {"p50", real},    {"p95", real},     {"distance", real}, {"weight", real},    {"echoes", whole},
                       {"in_50", whole}, {"in_90", whole}};
    for (const auto& fit : report.fits) {
        const Observation& one = report.observations.list[fit.observation];
        add_observation(table, report.observations, one, report.model.start());
        table.add(fit.p05).add(fit.p50).add(fit.p95).add(fit.distance).add(fit.weight);
        table.add(static_cast<std::int64_t>(report.fit.errors.echoes[fit.observation]));
        table.add(static_cast<std::int64_t>(fit.in_50)).add(static_cast<std::int64_t>(fit.in_90));
    }
    return table.take();
}

std::shared_ptr<const Table> forecasts_table(const cli::ScoreReport& report) {
    TableBuilder table{{"as_of", day},     {"id", text},   {"subject", text}, {"kind", text},    {"publisher", text},
                       {"published", day}, {"from", day},  {"to", day},       {"unit", text},    {"figure", real},
                       {"method", text},   {"own", whole}, {"p05", real},     {"p25", real},     {"p50", real},
                       {"p75", real},      {"p95", real},  {"crps", real},    {"pinball", real}, {"in_50", whole},
                       {"in_90", whole}};
    for (const auto& test : report.tests) {
        for (const auto& scored : test.reports) {
            for (std::size_t method = 0; method < evidence::method_count; ++method) {
                const evidence::ForecastScore& score = scored.methods[method];
                table.add(test.as_of);
                add_observation(table, report.observations, report.observations.list[scored.observation], report.start);
                table.add(std::string_view(evidence::method_names[method]));
                table.add(static_cast<std::int64_t>(score.own));
                table.add(score.p05).add(score.p25).add(score.p50).add(score.p75).add(score.p95);
                table.add(score.crps).add(score.pinball);
                table.add(static_cast<std::int64_t>(score.in_50)).add(static_cast<std::int64_t>(score.in_90));
            }
        }
    }
    return table.take();
}

std::shared_ptr<const Table> scores_table(const cli::ScoreReport& report) {
    std::vector<evidence::ScoredReport> all;
    for (const auto& test : report.tests) all.insert(all.end(), test.reports.begin(), test.reports.end());
    TableBuilder table{{"method", text},  {"count", whole},         {"own", whole},        {"crps", real},
                       {"pinball", real}, {"absolute_error", real}, {"coverage_50", real}, {"coverage_90", real}};
    for (std::size_t method = 0; method < evidence::method_count; ++method) {
        const auto one = evidence::summary_of(all, static_cast<evidence::Method>(method));
        table.add(std::string_view(evidence::method_names[method])).add(static_cast<std::int64_t>(one.count));
        table.add(static_cast<std::int64_t>(one.own)).add(one.crps).add(one.pinball).add(one.absolute);
        table.add(one.coverage_50).add(one.coverage_90);
    }
    return table.take();
}

Study study_of(const cli::ScoreReport& report, const std::string& schema) {
    Study study;
    study.json = cli::score_json(report, schema);
    study.tables["forecasts"] = forecasts_table(report);
    study.tables["scores"] = scores_table(report);
    study.tables["not_scored"] = left_out_table(report.left_out);
    return study;
}

cli::ScoreReport report_of(const Model& model, const EvidenceSize& size, const evidence::Observations& observations,
                           const std::vector<evidence::LeftOut>& left_out) {
    return {model.loaded.name,
            report::hash_text(model.loaded.hash),
            model.record.settings,
            size.seed.value_or(model.loaded.scenario.seed),
            size.members,
            0,
            model.loaded.scenario.start,
            observations,
            {},
            left_out};
}

}  // namespace

std::uint64_t calibration_replications(const EvidenceSize& size) {
    evidence::CalibrationOptions options;
    options.members = size.members;
    return cli::replications_of(options);
}

Study calibrate(const Model& model, const EvidenceSize& size, const nanobind::object& progress) {
    Study study;
    const scenario::Scenario& scenario = model.loaded.scenario;
    watched(progress, [&](std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
        const cli::Timer timer;
        const evidence::CalibrationOptions options = options_of(model, size);
        const std::uint64_t seed = options.smoother.seed;
        const evidence::Observations observations = evidence::observations_of(scenario, scenario.evidence);
        const evidence::ForwardModel forward(scenario, observations, seed,
                                             cli::simulate_members(size.threads, done, stop));
        const evidence::Fit fit = evidence::fit(forward, observations, options);
        if (fit.stopped) return;
        if (fit.used.empty()) throw Refused("the scenario has no evidence that can be fitted");
        evidence::Posterior posterior = evidence::posterior_of(forward, fit, options);
        posterior.scenario_hash = report::hash_text(model.loaded.hash);
        posterior.fit = evidence::fit_summary(scenario, forward, observations, fit, seed);
        const cli::CalibrationReport report{forward,
                                            observations,
                                            fit,
                                            posterior,
                                            evidence::shifts_of(forward, fit),
                                            evidence::fits_of(observations, fit, seed),
                                            model.loaded.name,
                                            posterior.scenario_hash,
                                            timer.seconds()};
        study.json = cli::calibration_json(report);
        study.file = evidence::posterior_json(posterior);
        study.tables["parameters"] = parameters_table(scenario, report.shifts);
        study.tables["observations"] = observations_table(report);
        study.tables["left_out"] = left_out_table(observations.left_out);
    });
    return study;
}

Study backtest(const Model& model, const std::string& as_of, int every, const EvidenceSize& size,
               const nanobind::object& progress) {
    const scenario::Month first = month_of(as_of);
    if (every < 0) throw Refused("every is " + std::to_string(every) + "; a number of months is 0 (once) or more");
    const scenario::Scenario& scenario = model.loaded.scenario;
    Study study;
    watched(progress, [&](std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
        const cli::Timer timer;
        const evidence::Observations observations = evidence::observations_of(scenario, scenario.evidence);
        const auto months = evidence::backtest_months(scenario, observations, first, every);
        if (months.empty())
            throw Refused("the scenario has no evidence published after " + as_of + " about later months");
        cli::ScoreReport report = report_of(model, size, observations, observations.left_out);
        const auto simulate = cli::simulate_members(size.threads, done, stop);
        for (const scenario::Month month : months) {
            report.tests.push_back(
                evidence::backtest(scenario, observations, month, options_of(model, size), simulate));
            if (report.tests.back().stopped) return;
        }
        report.seconds = timer.seconds();
        study = study_of(report, "sinews-backtest-1");
    });
    return study;
}

Study score(const Model& model, const std::string& figures, const std::string& mapping, const std::string& as_of,
            const EvidenceSize& size, const nanobind::object& progress) {
    std::optional<scenario::Month> known_by;
    if (!as_of.empty()) known_by = month_of(as_of);
    const scenario::Scenario& scenario = model.loaded.scenario;
    Study study;
    watched(progress, [&](std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
        const cli::Timer timer;
        const evidence::ScoreRows rows = evidence::read_score_rows(scenario, figures, mapping);
        if (scenario::has_errors(rows.faults)) {
            study.faults = rows.faults;
            const scenario::FileSet files{{"evidence", figures}, {"score_mapping.csv", mapping}};
            study.faults_text = scenario::render_faults(rows.faults, files, "", scenario::FaultFormat::full);
            return;
        }
        const evidence::UnseenFigures unseen = evidence::unseen_figures(scenario, rows);
        cli::ScoreReport report = report_of(model, size, unseen.observations, unseen.left_out);
        report.tests.push_back(evidence::score_unseen(rows.scenario, unseen.observations, unseen.unseen, known_by,
                                                      options_of(model, size),
                                                      cli::simulate_members(size.threads, done, stop)));
        if (report.tests.back().stopped) return;
        report.seconds = timer.seconds();
        study = study_of(report, "sinews-score-1");
    });
    return study;
}

}  // namespace sinews::python
