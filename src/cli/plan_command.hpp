#pragma once
// The command line of `sinews plan`, and what its parts share.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/load_scenario.hpp"
#include "cli/plan_question.hpp"
#include "cli/use_posterior.hpp"
#include "plan/futures_plan.hpp"
#include "stochastic/solve.hpp"

namespace sinews::cli {

/// Where a plan's search speaks and listens. All empty: the terminal and the scenario's folder; programs that hold the engine
/// (python/binding) say something else.
struct PlanTalk {
    std::function<void(const std::string&)> say;                    // none: standard error
    std::function<bool()> stop;                                     // none: Ctrl-C
    std::function<void(const stochastic::Progress&)> seen;          // none: a line on the terminal
    std::function<void(std::string toml, std::string json)> found;  // none: files and standard output
    std::function<UsedPosterior(const network::Network&, std::uint64_t seed)> posterior;  // none: as the options say
    plan::OpenElsewhere elsewhere;  // none: futures are solved here
};

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
    PlanTalk talk{};
};

/// Options after the scenario, as words: what is wrong with them, or nothing.
[[nodiscard]] std::optional<std::string> read_plan_options(const std::vector<std::string>& words, PlanCommand& command);

/// Finds the plan and shows it; the exit code.
[[nodiscard]] int plan_scenario(const PlanCommand& command, const LoadedScenario& loaded);

void say_plan(const PlanCommand& command, const std::string& text);
/// Ctrl-C, or what stands for it.
[[nodiscard]] bool stop_is_asked(const PlanCommand& command);

/// Gap, time limit, interrupt and threads of the command line.
[[nodiscard]] stochastic::SolveOptions solve_options(const PlanCommand& command);

/// Hands the plan over, or writes plan.toml and plan.json where they are wanted and then prints one of the texts.
[[nodiscard]] int show_plan(const PlanCommand& command, const std::string& toml, const std::string& json,
                            const std::string& text);

/// ", the mean of 100 futures".
[[nodiscard]] std::string risk_words(const plan::Risk& risk, int futures);

/// `sinews plan --futures`, and `--cross`.
[[nodiscard]] int plan_with_futures(const PlanCommand& command, const LoadedScenario& loaded);

}  // namespace sinews::cli
