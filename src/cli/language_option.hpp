#pragma once
// --language, in which the headline is told: by default that of LC_ALL, LC_MESSAGES or LANG.

#include <CLI/CLI.hpp>

#include "words/words.hpp"

namespace sinews::cli {

/// The language that the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set; else English.
[[nodiscard]] words::Language environment_language();

/// --language CODE. `language` becomes the environment's at once, the option's when it is given; it must outlive the command.
void add_language_option(CLI::App& command, words::Language& language);

}  // namespace sinews::cli
