#include "cli/language_option.hpp"

#include <cstdlib>
#include <string>
#include <vector>

namespace sinews::cli {

words::Language environment_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        // Read before any thread starts; nothing here sets variables.
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe)
        if (value != nullptr && *value != '\0') return words::language_of_locale(value);
    }
    return {};
}

void add_language_option(CLI::App& command, words::Language& language) {
    language = environment_language();
    const std::vector<std::string> known(words::codes.begin(), words::codes.end());
    command
        .add_option_function<std::string>(
            "--language",
            [&language](const std::string& code) { language = words::language_of(code).value_or(language); },
            "language of the headline, and in which the page opens (default: that of LANG)")
        ->type_name("CODE")
        ->check(CLI::IsMember(known));
}

}  // namespace sinews::cli
