#pragma once
// How help looks: what a command is for, examples, then options.

#include <CLI/CLI.hpp>

namespace sinews::cli {

/// A command of the program. Every command is made here: the library's class is large, and each file that makes one of it
/// compiles it anew.
[[nodiscard]] CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& purpose);

/// Puts examples (lines of a shell) in front of the options in a command's help.
void set_examples(CLI::App& command, const std::string& examples);

/// Makes the program and the commands added to it later show help this way.
void use_help_style(CLI::App& app);

}  // namespace sinews::cli
