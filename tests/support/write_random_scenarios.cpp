// write_random_scenarios FOLDER FIRST COUNT [uncertain]: random scenarios as folders FOLDER/<seed>, for engines
// outside this build.

#include <cstdio>
#include <cstdlib>
#include <string>

#include "support/folder.hpp"
#include "support/random_scenario.hpp"

int main(int argument_count, char** arguments) {
    if (argument_count < 4) {
        std::fputs("write_random_scenarios FOLDER FIRST COUNT [uncertain]\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = arguments[1];
    const std::uint64_t first = std::strtoull(arguments[2], nullptr, 10);
    const std::uint64_t count = std::strtoull(arguments[3], nullptr, 10);
    sinews::support::RandomScenarioOptions options;
    options.uncertain = argument_count > 4 && std::string(arguments[4]) == "uncertain";
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        sinews::support::write_files(sinews::support::random_scenario(seed, options), folder / std::to_string(seed));
    }
    return 0;
}
