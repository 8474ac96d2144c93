#pragma once
// What is kept of every replication for itself, where a Tally keeps only what all of them say together: paired
// differences, calibration and sensitivity need to know which future had which value.

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "analyse/plan.hpp"
#include "analyse/run.hpp"
#include "network/network.hpp"
#include "simulate/state.hpp"

namespace sinews::analyse {

/// Which values to keep: measures (positions in Plan::measures) in months of the horizon. Crossovers and claims are kept
/// of all comparisons and claims of the plan.
struct OutcomeRequest {
    struct Value {
        int measure = 0;
        int month = 0;
    };
    std::vector<Value> values;
};

enum class ClaimOutcome : std::uint8_t { no, yes, empty };

/// Arrays [request][replication of the range]: what asks for the replications of one request finds them side by side.
struct Outcomes {
    /// Room for the replications of `whole`, all 0 until they are run.
    Outcomes(const Plan& plan, const OutcomeRequest& request, Range whole);

    static constexpr int never = -1;

    Range range;                             // the replications kept
    std::vector<double> values;              // by request value; NaN where the measure is empty
    std::vector<int> crossover;              // by comparison: month from the start, or `never`
    std::vector<std::uint8_t> at_or_before;  // by comparison: crossed in the first month in which both sides are there
    std::vector<ClaimOutcome> claims;        // by claim; empty where a value that it needs is

    /// Position in the arrays of a request (a value, a comparison or a claim) in a replication of the range.
    [[nodiscard]] std::size_t at(std::size_t request, std::uint64_t replication) const {
        return request * static_cast<std::size_t>(range.count) + static_cast<std::size_t>(replication - range.first);
    }
};

/// One of several networks that run in the same replications. All must outlive the call.
struct OutcomeRun {
    const network::Network* network = nullptr;
    const Plan* plan = nullptr;
    Outcomes* outcomes = nullptr;
    const simulate::GivenDraws* given = nullptr;  // null: all inputs are drawn from their streams
};

/// The runs of one thread, range after range; see run_outcomes.
using BegunOutcomes = std::function<bool(Range, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop)>;
[[nodiscard]] BegunOutcomes begin_outcomes(std::span<const OutcomeRun> runs, simulate::Mode mode, std::uint64_t seed,
                                           const OutcomeRequest& request, BatchForm form = {});

/// Runs the replications of `range`, which lie within every run's outcomes, and keeps what each of them shows; the meanings
/// are those of Collector. A run with levers whose first stage is the first run's network takes its state over in the month
/// in which its levers begin, which changes no bit. Threads may fill different ranges of one Outcomes at once. `done` counts
/// replications of all runs; `stop` and `form` as in run_range; false when stopped, and then the outcomes are partial.
bool run_outcomes(std::span<const OutcomeRun> runs, simulate::Mode mode, std::uint64_t seed, Range range,
                  const OutcomeRequest& request, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop,
                  BatchForm form = {});

/// The same for one run.
bool run_outcomes(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed,
                  Range range, const OutcomeRequest& request, Outcomes& outcomes, std::atomic<std::uint64_t>* done,
                  const std::atomic<bool>* stop, BatchForm form = {}, const simulate::GivenDraws* given = nullptr);

}  // namespace sinews::analyse
