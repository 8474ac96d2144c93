#pragma once
// The runs of `sinews levers`: one without levers, one for each lever or levers together, each with its own network.

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "analyse/lever_answers.hpp"
#include "cli/load_scenario.hpp"
#include "cli/outcome_threads.hpp"

namespace sinews::cli {

/// Everything that is run and compared. The first run is the one without levers, and has no case.
struct LeverRuns {
    struct Run {
        std::shared_ptr<const network::Network> network;
        analyse::Plan plan;  // narrowed to what is asked
        std::unique_ptr<analyse::Outcomes> outcomes;
    };
    std::vector<Run> runs;
    std::vector<analyse::LeverCase> cases;  // of the runs from the second on, without effects
    analyse::AskedAnswers asked;
    int exit_code = 0;
    std::string message;      // for standard error, when the exit code is not 0
    scenario::Faults faults;  // of scenarios that levers make, when the exit code says that they are invalid

    /// `plan` is the whole one of this network.
    void add(std::shared_ptr<const network::Network> network, const analyse::Plan& plan, std::uint64_t replications);
    [[nodiscard]] std::vector<analyse::OutcomeRun> to_run(const simulate::GivenDraws* given) const;
    /// The answers over the first `replications`, largest effect first.
    [[nodiscard]] analyse::LeverAnswers answers(std::uint64_t replications, std::uint64_t seed) const;
};

/// What is asked, by name.
struct LeversAsked {
    std::vector<std::string> levers;    // singly; empty: all
    std::vector<std::string> together;  // "a+b"
    std::vector<std::string> comparisons, claims, measures;
    std::vector<std::string> months;  // YYYY-MM
};

struct LeverQuestionsRead {
    analyse::LeverQuestions questions;
    std::vector<std::string> chosen;  // levers singly, then those together
    std::string problem;              // "" or what cannot be asked, and what would be right
};
[[nodiscard]] LeverQuestionsRead read_lever_questions(const LeversAsked& asked, const scenario::Scenario& scenario);

/// Compiles them, on size.threads threads. `chosen` names levers, and levers together as "A+B".
[[nodiscard]] LeverRuns prepare_lever_runs(const LoadedScenario& loaded, const std::vector<std::string>& chosen,
                                           const analyse::LeverQuestions& questions, const RunSize& size);

/// Runs all replications, or with a precision (in months; 0: none) as many as it takes until every interval of the first
/// comparison's crossover reaches at most so far to either side: twice as many each time. Nothing when `stop` became true. `done` counts
/// replications of all runs.
[[nodiscard]] std::optional<analyse::LeverAnswers> run_levers(const LeverRuns& runs, const RunSize& size,
                                                              double precision, std::atomic<std::uint64_t>& done,
                                                              const std::atomic<bool>& stop);

}  // namespace sinews::cli
