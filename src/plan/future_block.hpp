#pragma once
// Some futures that are solved one after the other: a lane of threads here, a task on another machine.
//
// What a block answers depends on its problems, the decision and the bases that it starts from, and on nothing else: so it may be
// asked anywhere, and again, when the bases travel with the answer.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/future_problem.hpp"
#include "stochastic/solve.hpp"

namespace sinews::plan {

/// Into how many blocks so many futures are dealt; future f belongs to block f % blocks. More than any machine has threads, and
/// for thousands of futures as many as a cluster has.
[[nodiscard]] int blocks_of(int futures);

struct BlockAnswer {
    bool stopped = false;
    bool failed = false;
    std::vector<FutureValue> futures;  // in the order of the problems; as far as it came
};

/// Is shown a problem of the block that is solved, by its position.
using ReadInBlock =
    std::function<void(std::size_t position, const FutureProblem& problem, const stochastic::Solver& solved)>;

/// Solves each from its own last basis; in the first round from the one before, which is much alike.
[[nodiscard]] BlockAnswer values_at(const std::vector<FutureProblem*>& problems, const Decisions& decisions,
                                    const std::vector<double>& x, const stochastic::SolveOptions& options,
                                    const ReadInBlock& read = {});

/// The answer without its statuses as bytes for another machine of the same kind, and back: false when they are none, or not of
/// `columns` decision columns.
[[nodiscard]] std::string answer_bytes(const BlockAnswer& answer);
[[nodiscard]] bool read_answer(std::string_view bytes, std::size_t columns, BlockAnswer& answer);

/// The bases of all problems as bytes, and back; false when they do not fit the problems.
[[nodiscard]] std::string bases_of(const std::vector<FutureProblem*>& problems);
[[nodiscard]] bool set_bases(std::string_view bytes, const std::vector<FutureProblem*>& problems);

}  // namespace sinews::plan
