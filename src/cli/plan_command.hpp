#pragma once
// The command line of `sinews plan`, and what its parts share.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/load_scenario.hpp"
#include "cli/plan_question.hpp"
#include "cli/use_posterior.hpp"
#include "stochastic/solve.hpp"

namespace sinews::cli {

struct PlanCommand {
    std::string scenario;
    PlanAsked asked;
    std::vector<std::string> settings;
    std::string method = "auto";
    double gap = 1e-2;
    double time_limit = stochastic::infinity;
    std::optional<std::uint64_t> seed;
    unsigned threads = 0;
    PosteriorChoice posterior;
    bool validate = false;
    std::string out;
    bool json = false;
    bool quiet = false;
};

void say_plan(const std::string& text);

/// Gap, time limit, interrupt and threads of the command line.
[[nodiscard]] stochastic::SolveOptions solve_options(const PlanCommand& command);

/// Writes plan.toml and plan.json where they are wanted, then prints one of the texts.
[[nodiscard]] int show_plan(const PlanCommand& command, const std::string& toml, const std::string& json,
                            const std::string& text);

/// ", the mean of 100 futures".
[[nodiscard]] std::string risk_words(const plan::Risk& risk, int futures);

/// `sinews plan --futures`, and `--cross`.
[[nodiscard]] int plan_with_futures(const PlanCommand& command, const LoadedScenario& loaded);

}  // namespace sinews::cli
