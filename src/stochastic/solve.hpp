#pragma once
// Solve a stochastic program: by the extensive form, by cuts, or by the levels that small integer second stages need.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "stochastic/solver.hpp"
#include "stochastic/stochastic_program.hpp"

namespace sinews::stochastic {

enum class Method : std::uint8_t { choose, extensive, benders, levels };

/// Runs task(0) ... task(count - 1), on as many threads as it likes, and returns when all are done. Results never depend on
/// which thread runs what.
using Parallel = std::function<void(int count, const std::function<void(int)>& task)>;

/// Best value known, bound, rounds or iterations so far.
struct Progress {
    double objective = infinity;
    double bound = -infinity;
    long long iterations = 0;
};

struct SolveOptions {
    Method method = Method::choose;
    double gap = 1e-5;           // relative; the solve ends below it
    double seconds = infinity;   // time limit; what was found so far is the answer then
    std::function<bool()> stop;  // true: end soon with what was found so far
    std::function<void(const Progress&)> seen;
    Parallel parallel;  // none: one after the other
};

struct Solution {
    SolveStatus status = SolveStatus::failed;  // stopped: time or interrupt; objective and bound hold all the same
    Method method = Method::extensive;         // that was used
    double objective = infinity;               // with the problem's own sign; infinite when no solution is known
    double bound = -infinity;
    long long iterations = 0;         // of simplex or interior point; rounds of cuts
    std::vector<double> first_stage;  // values of stage 0's columns; empty when none are known
    double seconds = 0;
    double build_seconds = 0;  // of it: to write out the extensive form
    std::string note;          // what the reader should know, e.g. why a gap stays

    /// |objective - bound| / |objective|; infinite while either is unknown.
    [[nodiscard]] double gap() const;
};

/// `choose` takes levels where the second stage falls into small blocks of integers, the extensive form for small programs and
/// those with other integers after the first stage, and cuts for the rest. `levels` fails with a note where it does not fit.
[[nodiscard]] Solution solve(const StochasticProgram& program, const SolveOptions& options);

/// Relative distance of a value from its bound, as everything here measures it.
[[nodiscard]] double relative_gap(double objective, double bound);

}  // namespace sinews::stochastic
