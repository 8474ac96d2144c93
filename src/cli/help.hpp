#pragma once
// How help looks: what a command is for, examples, then options.

#include <CLI/CLI.hpp>

namespace sinews::cli {

/// Puts examples (lines of a shell) in front of the options in a command's help.
void set_examples(CLI::App& command, const std::string& examples);

/// Makes the program and the commands added to it later show help this way.
void use_help_style(CLI::App& app);

}  // namespace sinews::cli
