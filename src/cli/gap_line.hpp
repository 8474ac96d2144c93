#pragma once
// One line on the terminal that shows how a solve's gap falls.

#include <mutex>

#include "stochastic/solve.hpp"

namespace sinews::cli {

/// Redrawn at most ten times a second; wiped when destroyed. Does nothing when `shown` is false. May be told by any thread.
class GapLine {
public:
    explicit GapLine(bool shown) : shown_(shown) {}
    ~GapLine();
    GapLine(const GapLine&) = delete;
    GapLine& operator=(const GapLine&) = delete;

    void tell(const stochastic::Progress& progress);

private:
    bool shown_;
    bool drawn_ = false;
    double last_ = -1;
    double began_ = -1;
    std::mutex mutex_;
};

}  // namespace sinews::cli
