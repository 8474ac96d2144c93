#include "cli/gap_line.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace sinews::cli {

namespace {

double now() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::string number(double value) { return std::isinf(value) ? "?" : fmt::format("{:.6g}", value); }

std::string line(const stochastic::Progress& progress, double seconds) {
    const bool known = std::isfinite(progress.objective) && std::isfinite(progress.bound);
    const double gap =
        known ? std::abs(progress.objective - progress.bound) / std::max(1e-10, std::abs(progress.objective))
              : stochastic::infinity;
    const std::string percent = std::isinf(gap) ? "?" : fmt::format("{:.4g} %", 100 * gap);
    return fmt::format("\rsolve     best {}, bound {}, gap {}   {:.0f} s\033[K", number(progress.objective),
                       number(progress.bound), percent, seconds);
}

}  // namespace

GapLine::~GapLine() {
    if (!drawn_) return;
    std::fputs("\r\033[K", stderr);
    std::fflush(stderr);
}

void GapLine::tell(const stochastic::Progress& progress) {
    if (!shown_) return;
    const std::scoped_lock lock(mutex_);
    const double time = now();
    if (began_ < 0) began_ = time;
    if (time - last_ < 0.1) return;
    last_ = time;
    drawn_ = true;
    std::fputs(line(progress, time - began_).c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace sinews::cli
