#include "cli/interrupt.hpp"

#include <csignal>

namespace sinews::cli {

namespace {

// The one piece of global state: a signal handler has nowhere else to write.
std::atomic<bool> flag{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may only touch lock-free atomics");

extern "C" void set_flag(int) { flag.store(true, std::memory_order_relaxed); }

}  // namespace

void watch_interrupts() {
    struct sigaction action{};
    action.sa_handler = set_flag;
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

const std::atomic<bool>& interrupted() { return flag; }

}  // namespace sinews::cli
