#pragma once
// A scenario that is ready to run, and a run that is done: what the module hands to Python, without Python.

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/answers.hpp"
#include "analyse/plan.hpp"
#include "analyse/tally.hpp"
#include "analyse/trajectory.hpp"
#include "binding/columns.hpp"
#include "cli/folder.hpp"
#include "cli/kept_results.hpp"
#include "cli/load_scenario.hpp"
#include "cli/simulate_threads.hpp"
#include "cli/use_posterior.hpp"
#include "network/network.hpp"
#include "report/run_record.hpp"
#include "scenario/read.hpp"

namespace sinews::python {

/// What lies beside a scenario's files: a posterior, and results that a report shows.
struct Beside {
    std::string folder;       // for messages, "" for none
    scenario::FileSet files;  // posterior.json, backtest.json, sensitivity.json, those that are there
    std::string made_of;      // hash of the scenario's files where a plan was added to them since; "": the model's own
    [[nodiscard]] std::string_view find(const std::string& name) const;
    [[nodiscard]] std::string hash_or(std::uint64_t own) const;
};

/// Something was asked that cannot be done, in words.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A scenario, compiled. Never changes; threads share it.
struct Model {
    cli::LoadedScenario loaded;   // with settings, before levers: what levers, sensitivity and calibrate begin with
    scenario::Scenario scenario;  // with settings and levers
    network::Network network;
    analyse::Plan plan;
    report::RunRecord record;  // what of it is known before a run
    scenario::FileSet files;   // as read, before settings, those of a scenario alone
};

/// A model, or why there is none.
struct ModelOutcome {
    std::shared_ptr<const Model> model;
    scenario::Faults faults;   // warnings too when there is a model
    std::string faults_text;   // as `sinews check` shows them
    std::string name_problem;  // what is wrong with the name of a setting or lever
};

/// Files with `settings` (NAME=EXPR) applied one after the other, then the levers of these ids, together. `folder` stands before file names in messages.
[[nodiscard]] ModelOutcome make_model(const cli::FolderFiles& files, const std::string& name, const std::string& folder,
                                      const std::vector<std::string>& settings, const std::vector<std::string>& levers);

/// The draws of a model that its posterior gives; without a posterior beside it, those of the prior. Throws Refused.
[[nodiscard]] cli::UsedPosterior posterior_of(const Model& model, const Beside& beside, std::uint64_t seed);

/// A finished run.
struct Run {
    std::shared_ptr<const Model> model;
    Beside beside;
    std::string told;                                      // of the posterior: warnings, a line each
    std::optional<report::PageSection> posterior_section;  // of the page
    analyse::Answers answers;
    std::vector<std::string> headline;
    std::optional<analyse::Trajectory> trajectory;  // of a point run
    report::RunRecord record;

    /// The parts of the page that come from files beside the scenario, and what was left out. Throws Refused.
    [[nodiscard]] cli::KeptResults kept() const;
    [[nodiscard]] std::string summary_json() const;
    [[nodiscard]] std::string report_html() const;
    /// Writes the files of `sinews run --out`, whole or not at all; what went wrong, or "".
    [[nodiscard]] std::string write(const std::string& folder) const;
};

/// What a tally of all replications says. `size` tells mode, seed and threads; `seconds` what it took to simulate.
[[nodiscard]] std::shared_ptr<Run> finish_run(std::shared_ptr<const Model> model, const cli::RunSize& size,
                                              const analyse::Tally& tally, double seconds, const Beside& beside,
                                              const cli::UsedPosterior& posterior);

/// One part of a run as the bytes of a shard file. `total` is the whole run's number of replications.
[[nodiscard]] std::string shard_of(const Model& model, const cli::RunSize& size, std::uint64_t k, std::uint64_t n,
                                   std::uint64_t total, const analyse::Tally& tally, double seconds,
                                   const std::string& posterior);

/// A run put together, or everything that keeps the shards from being one.
struct MergeOutcome {
    std::shared_ptr<const Run> run;
    std::vector<std::string> problems;
};

/// Shards as bytes, each with a name for messages. The scenario is that in the first shard; `beside` is what its report shows too.
[[nodiscard]] MergeOutcome merge_shards(const std::vector<std::pair<std::string, std::string_view>>& shards,
                                        const Beside& beside);

}  // namespace sinews::python
