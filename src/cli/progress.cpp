#include "cli/progress.hpp"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>

#include "analyse/wording.hpp"

namespace sinews::cli {

namespace {

std::string bar(double part) {
    constexpr int width = 20;
    const int filled = static_cast<int>(part * width);
    return std::string(static_cast<std::size_t>(filled), '#') +
           std::string(static_cast<std::size_t>(width - filled), '-');
}

std::string line(std::uint64_t done, std::uint64_t total, double seconds) {
    const double part = static_cast<double>(done) / static_cast<double>(total);
    const std::string left = done > 0 ? fmt::format(", {:.1f} s left", seconds * (1 - part) / part) : "";
    return fmt::format("\rsimulate  [{}]  {} / {} futures   {:.1f} s{}\033[K", bar(part),
                       analyse::grouped(static_cast<double>(done)), analyse::grouped(static_cast<double>(total)),
                       seconds, left);
}

void draw(const std::stop_token& stop, const std::atomic<std::uint64_t>& done, std::uint64_t total) {
    using Clock = std::chrono::steady_clock;
    const auto started = Clock::now();
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    while (!stop.stop_requested()) {
        const double seconds = std::chrono::duration<double>(Clock::now() - started).count();
        const std::string text = line(done.load(std::memory_order_relaxed), total, seconds);
        std::fwrite(text.data(), 1, text.size(), stderr);
        std::fflush(stderr);
        woken.wait_for(lock, stop, std::chrono::milliseconds(100), [] { return false; });
    }
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
}

}  // namespace

Progress::Progress(const std::atomic<std::uint64_t>& done, std::uint64_t total, bool shown) {
    if (shown) drawer_ = std::jthread([&done, total](const std::stop_token& stop) { draw(stop, done, total); });
}

Progress::~Progress() = default;  // the thread is asked to stop and joined

}  // namespace sinews::cli
