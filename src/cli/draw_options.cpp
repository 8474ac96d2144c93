#include "cli/draw_options.hpp"

namespace sinews::cli {

void add_settings_option(CLI::App& command, std::vector<std::string>& settings) {
    command
        .add_option("--set", settings, "another value for a variable, or for a cell by table/row/column; repeatable")
        ->type_name("NAME=EXPR")
        ->allow_extra_args(false);
}

void add_draw_options(CLI::App& command, std::optional<std::uint64_t>& seed, unsigned& threads,
                      std::vector<std::string>& settings) {
    command.add_option("--seed", seed, "of the random numbers (default: the scenario's)")->type_name("N");
    command.add_option("--threads", threads, "changes the time, never a bit of the result (default: all)")
        ->type_name("N")
        ->check(CLI::Range(1U, 4096U));
    add_settings_option(command, settings);
}

}  // namespace sinews::cli
