#include "cli/thread_count.hpp"

#include <algorithm>
#include <thread>

namespace sinews::cli {

unsigned thread_count(unsigned asked) { return asked != 0 ? asked : std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace sinews::cli
