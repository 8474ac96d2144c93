#pragma once
// The runs of `sinews levers`: one without levers, one for each lever or levers together, each with its own network.

#include <memory>
#include <string>
#include <vector>

#include "analyse/lever_answers.hpp"
#include "cli/load_scenario.hpp"
#include "cli/outcome_threads.hpp"

namespace sinews::cli {

/// Everything that is run and compared. The first run is the one without levers, and has no case.
struct LeverRuns {
    struct Run {
        network::Network network;
        analyse::Plan plan;  // narrowed to what is asked
        std::unique_ptr<analyse::Outcomes> outcomes;
    };
    std::vector<Run> runs;
    std::vector<analyse::LeverCase> cases;  // of the runs from the second on, without effects
    analyse::AskedAnswers asked;
    int exit_code = 0;
    std::string message;  // for standard error, when the exit code is not 0

    [[nodiscard]] std::vector<OutcomeRun> to_run(const simulate::GivenDraws* given) const;
    /// The answers over the first `replications`, largest effect first.
    [[nodiscard]] analyse::LeverAnswers answers(std::uint64_t replications, std::uint64_t seed) const;
};

/// Compiles them. `chosen` names levers, and levers together as "A+B".
[[nodiscard]] LeverRuns prepare_lever_runs(const LoadedScenario& loaded, const std::vector<std::string>& chosen,
                                           const analyse::LeverQuestions& questions, std::uint64_t replications);

}  // namespace sinews::cli
