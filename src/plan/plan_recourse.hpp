#pragma once
// All futures' operations: what a decision is worth in each, and the cuts that the loop of cuts asks for.

#include <functional>
#include <vector>

#include "plan/future_block.hpp"
#include "plan/risk.hpp"
#include "stochastic/cut_search.hpp"

namespace sinews::plan {

class PlanRecourse {
public:
    PlanRecourse(const Decisions& decisions, std::vector<FutureProblem> problems)
        : decisions_(decisions), futures_(static_cast<int>(problems.size())), problems_(std::move(problems)) {}

    struct Values {
        bool complete = false;  // false: stopped, or a solve failed
        bool failed = false;
        std::vector<double> value;  // by future
        std::vector<stochastic::Cut> cuts;
    };
    /// Futures that are solved elsewhere, in blocks (future_block.hpp).
    struct Elsewhere {
        /// One answer a block, in their order; empty when stopped.
        std::function<std::vector<BlockAnswer>(const std::vector<double>& x, const stochastic::SolveOptions& options)>
            ask;
        /// Where the last solves of each block ended (bases_of); empty when none were asked yet.
        std::function<std::vector<std::string>()> bases;
    };
    using Make = std::function<std::vector<FutureProblem>()>;

    /// `make` makes the problems here, when they are to be read.
    PlanRecourse(const Decisions& decisions, int futures, Elsewhere elsewhere, Make make)
        : decisions_(decisions), futures_(futures), elsewhere_(std::move(elsewhere)), make_(std::move(make)) {}
    /// Futures are dealt to a fixed number of blocks, whatever the threads, and each starts from its own last basis: results do
    /// not depend on the threads, nor on the machines.
    /// `read` is shown every future's solved program, on the thread that solved it; what was elsewhere is then solved here, from
    /// now on, and begins where it was.
    using Read = std::function<void(int future, const FutureProblem& problem, const stochastic::Solver& solved)>;
    [[nodiscard]] Values at_decision(const std::vector<double>& x, const stochastic::SolveOptions& options,
                                     const Read& read = {});

    /// How many groups of futures have cuts of their own under a risk.
    [[nodiscard]] int groups(const Risk& risk) const;
    /// Minus the risk's value as the cost of a decision, with cuts: of the mean for groups of futures, of other risks one for
    /// all, with the weights that are worst at this decision.
    [[nodiscard]] stochastic::RecourseAnswer cost_of(const Risk& risk, const Values& values) const;
    [[nodiscard]] int futures() const { return futures_; }

private:
    [[nodiscard]] std::vector<FutureProblem*> block(int number);
    [[nodiscard]] std::vector<BlockAnswer> here(const std::vector<double>& x, const stochastic::SolveOptions& options,
                                                const Read& read);
    /// False when the bases that came do not fit.
    bool come_here();

    const Decisions& decisions_;
    int futures_;
    std::vector<FutureProblem> problems_;  // none when they are elsewhere
    Elsewhere elsewhere_;
    Make make_;
};

}  // namespace sinews::plan
