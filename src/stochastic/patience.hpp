#pragma once
// When rounds of cuts bring nothing any more: a gap that is asked for may lie below the solver's rounding.

namespace sinews::stochastic {

class Patience {
public:
    /// True when neither value nor bound has moved in the last 200 rounds.
    bool is_lost(double objective, double bound) {
        idle_ = objective == objective_ && bound == bound_ ? idle_ + 1 : 0;
        objective_ = objective;
        bound_ = bound;
        return idle_ >= 200;
    }

private:
    double objective_ = 0, bound_ = 0;
    int idle_ = 0;
};

inline constexpr const char* rounding_note =
    "further rounds bring nothing: the gap asked for is below the solver's rounding";

}  // namespace sinews::stochastic
