#pragma once
// A plan's futures on a worker: made anew from the scenario, asked at one decision after the other. Without Python.

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "binding/model.hpp"
#include "cli/plan_command.hpp"
#include "plan/future_block.hpp"
#include "plan/study.hpp"

namespace sinews::python {

/// The options of `sinews plan` for a model. Throws Refused when they are wrong.
[[nodiscard]] cli::PlanCommand plan_command(const Model& model, const std::vector<std::string>& words);

/// The posterior that lies beside, unless the options name another or none.
[[nodiscard]] cli::UsedPosterior plan_posterior(const Model& model, const Beside& beside,
                                                const cli::PlanCommand& command, const network::Network& network,
                                                std::uint64_t seed);

/// Decisions as bytes for another machine of the same kind, and back: their columns alone.
[[nodiscard]] std::string decision_bytes(const plan::Decisions& decisions);
[[nodiscard]] plan::Decisions decisions_of(std::string_view bytes);

/// A scenario ready for plans, as `sinews plan --futures` makes it. Never changes.
struct PlanWorld {
    std::shared_ptr<const Model> model;
    cli::PlanCommand command;
    plan::Study study;
    cli::QuestionResult asked;
    cli::UsedPosterior posterior;
    std::uint64_t seed = 1;
};

/// Throws Refused for what cannot be asked.
[[nodiscard]] std::shared_ptr<const PlanWorld> make_plan_world(std::shared_ptr<const Model> model, const Beside& beside,
                                                               const std::vector<std::string>& words);

/// One block of futures (plan/future_block.hpp). What it answers depends on what it is given alone; asked twice at once it answers
/// one after the other.
class PlanBlock {
public:
    /// `on_path` by future of the block, by decision; empty: all decisions are on the path of each.
    PlanBlock(std::shared_ptr<const PlanWorld> world, int block, std::string_view decisions,
              const std::vector<std::vector<std::uint8_t>>& on_path);

    struct Step {
        std::string bases;   // where the solves ended: what the next decision starts from
        std::string answer;  // plan::answer_bytes
    };
    /// At a decision, from the bases of the last step ("": none yet). Throws Refused when these are of other futures.
    [[nodiscard]] Step values(const std::vector<double>& x, std::string_view bases);
    /// About how many bytes it takes.
    [[nodiscard]] std::size_t memory() const;

private:
    std::shared_ptr<const PlanWorld> world_;
    plan::Decisions decisions_;
    std::vector<plan::FutureProblem> problems_;
    std::vector<plan::FutureProblem*> in_order_;
    std::mutex mutex_;
};

}  // namespace sinews::python
