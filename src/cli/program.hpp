#pragma once
// The program without its `main`, so that tests can call it.

namespace sinews::cli {

/// Runs a command line and returns its exit code.
[[nodiscard]] int run_program(int count, const char* const* arguments);

}  // namespace sinews::cli
