// `sinews calibrate`: fit a scenario's uncertain quantities to its evidence.

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "cli/calibration_text.hpp"
#include "cli/commands.hpp"
#include "cli/evidence_options.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/output.hpp"
#include "cli/progress.hpp"
#include "cli/timer.hpp"
#include "evidence/fit_summary.hpp"
#include "report/hash.hpp"

namespace sinews::cli {

namespace {

void say(const std::string& text) { std::fputs(text.c_str(), stderr); }

int failed(const std::string& problem) {
    say("error: " + problem + "\n");
    return exit_failed;
}

int finish(const EvidenceOptions& options, const CalibrationReport& report) {
    if (!options.out.empty()) {
        if (const auto problem = write_file(options.out, evidence::posterior_json(report.posterior)))
            return failed(*problem + "; nothing was written");
    }
    if (options.json) return write_output(calibration_json(report));
    if (options.quiet) return exit_done;
    const std::string closing =
        options.out.empty()
            ? fmt::format("nothing was written   next  sinews calibrate {0} --out {0}/posterior.json\n",
                          options.scenario)
            : fmt::format("file   {0}   next  sinews run {1} --posterior {0}\n", options.out, options.scenario);
    return write_output(calibration_screen(report) + "\n" + closing);
}

int run_calibrate(const EvidenceOptions& options) {
    const Timer timer;
    watch_interrupts();
    const LoadedScenario loaded = load_scenario(options.scenario, options.settings);
    if (loaded.exit_code != exit_done || !options.quiet) say(loaded.message);
    if (loaded.exit_code != exit_done) return loaded.exit_code;
    const evidence::CalibrationOptions calibration =
        calibration_options(options.members, options.seed, loaded.scenario);
    const evidence::Observations observations = evidence::observations_of(loaded.scenario, loaded.scenario.evidence);
    std::atomic<std::uint64_t> done{0};
    const evidence::ForwardModel model(loaded.scenario, observations, calibration.smoother.seed,
                                       simulate_members(options.threads, done, interrupted()));
    evidence::Fit fit;
    {
        const Progress progress(done, replications_of(calibration), progress_is_seen() && !options.quiet);
        fit = evidence::fit(model, observations, calibration);
    }
    if (fit.stopped) {
        say("interrupted: nothing was written\n");
        return exit_interrupted;
    }
    if (fit.used.empty()) return failed("the scenario has no evidence that can be fitted");
    evidence::Posterior posterior = evidence::posterior_of(model, fit, calibration);
    posterior.scenario_hash = report::hash_text(loaded.hash);
    posterior.fit = evidence::fit_summary(loaded.scenario, model, observations, fit, calibration.smoother.seed);
    const CalibrationReport report{model,
                                   observations,
                                   fit,
                                   posterior,
                                   evidence::shifts_of(model, fit),
                                   evidence::fits_of(observations, fit, calibration.smoother.seed),
                                   loaded.name,
                                   posterior.scenario_hash,
                                   timer.seconds()};
    return finish(options, report);
}

}  // namespace

void add_calibrate(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "calibrate", "fit uncertain quantities to what was observed");
    set_examples(*command,
                 "  sinews calibrate scenarios/alliance                                    what the evidence says\n"
                 "  sinews calibrate scenarios/alliance --out posterior.json               keep it for later runs\n"
                 "  sinews run scenarios/alliance --posterior posterior.json --out out     and use it\n");
    auto options = std::make_shared<EvidenceOptions>();
    add_evidence_options(*command, *options);
    command->add_option("--out", options->out, "file to write the posterior into; a scenario's own is posterior.json")
        ->type_name("FILE");
    command->callback([options, &exit_code] { exit_code = run_calibrate(*options); });
}

}  // namespace sinews::cli
