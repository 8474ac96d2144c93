#pragma once
// A progress bar on standard error while replications run.

#include <atomic>
#include <cstdint>
#include <thread>

namespace sinews::cli {

/// Draws until it is destroyed, then wipes its line. Does nothing when `shown` is false.
class Progress {
public:
    Progress(const std::atomic<std::uint64_t>& done, std::uint64_t total, bool shown);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

private:
    std::jthread drawer_;
};

}  // namespace sinews::cli
