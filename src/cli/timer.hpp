#pragma once

#include <chrono>

namespace sinews::cli {

/// Seconds since it was made.
class Timer {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
    }

private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

}  // namespace sinews::cli
