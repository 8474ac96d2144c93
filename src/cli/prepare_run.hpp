#pragma once
// All of a run that stands before its first future: what is simulated, with which draws, and what its page shows beside the
// answers. `run` does it once, `serve` after every change of the files.

#include <future>
#include <string>

#include "analyse/plan.hpp"
#include "cli/load_scenario.hpp"
#include "cli/run_options.hpp"
#include "cli/simulate_threads.hpp"
#include "cli/timer.hpp"
#include "cli/use_posterior.hpp"
#include "network/network.hpp"
#include "report/page.hpp"
#include "report/run_record.hpp"
#include "scenario/apply_levers.hpp"

namespace sinews::cli {

struct PreparedRun {
    LoadedScenario loaded;
    scenario::AppliedLevers levers;
    network::Network network;
    analyse::Plan plan;
    UsedPosterior posterior;
    report::PageSections sections;  // the posterior's and the kept results'; filled in for a page
    report::RunRecord record;  // but for the seconds, the hash of the result and, until await_page, the packed scenario
    std::string notes;         // for standard error unless --quiet
    std::string failure;       // for standard error
    scenario::Faults faults;   // what `failure` tells of the scenario, with an invalid one
    int exit_code = 0;         // else nothing after `failure` is filled in

    /// With the levers.
    [[nodiscard]] const scenario::Scenario& scenario() const { return levers.stages.back().scenario; }
    /// What to simulate; of it --shard takes a part. The draws of the posterior are those of this run, where it stands.
    [[nodiscard]] RunSize size(const RunOptions& options) const;

    std::future<std::string> packed_scenario;  // of the page; packed beside the work
    void await_page() {
        if (packed_scenario.valid()) record.packed_scenario = packed_scenario.get();
    }
};

/// Prepares a run of what was loaded. `for_page`: read what only the report shows, before the work, so that a wrong file
/// costs no run. `whole` is the run's clock.
[[nodiscard]] PreparedRun prepare_run(const RunOptions& options, LoadedScenario loaded, bool for_page,
                                      const Timer& whole);

}  // namespace sinews::cli
