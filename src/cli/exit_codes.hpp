#pragma once

namespace sinews::cli {

inline constexpr int exit_done = 0;
inline constexpr int exit_invalid_scenario = 1;
inline constexpr int exit_wrong_command_line = 2;
inline constexpr int exit_failed = 3;
inline constexpr int exit_interrupted = 130;  // 128 + SIGINT, as shells count

}  // namespace sinews::cli
