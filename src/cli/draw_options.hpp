#pragma once
// Options of every command that simulates futures: the same words, limits and help wherever they stand.

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/thread_count.hpp"

namespace sinews::cli {

/// --set NAME=EXPR, repeatable.
void add_settings_option(CLI::App& command, std::vector<std::string>& settings);

/// --seed, --threads (0 when not given) and --set. The arguments must outlive the command.
void add_draw_options(CLI::App& command, std::optional<std::uint64_t>& seed, unsigned& threads,
                      std::vector<std::string>& settings);

}  // namespace sinews::cli
