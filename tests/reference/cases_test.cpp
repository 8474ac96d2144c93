// The worked cases of tests/cases against the reference, to 1e-9.

#include <doctest/doctest.h>

#include <filesystem>

#include "reference/answers.hpp"
#include "reference/simulate.hpp"
#include "scenario/read.hpp"
#include "support/case_checks.hpp"
#include "support/folder.hpp"

using namespace sinews;

TEST_CASE("the reference gives what the worked cases say") {
    const auto folders = support::folders_in(std::filesystem::path(SINEWS_SOURCE_FOLDER) / "tests" / "cases");
    REQUIRE(folders.size() >= 11);
    for (const auto& folder : folders) {
        const std::string name = folder.filename().string();
        CAPTURE(name);
        const auto read = scenario::read_scenario(support::read_files(folder));
        INFO(support::in_words(read.faults));
        REQUIRE_FALSE(scenario::has_errors(read.faults));

        const auto trajectory = reference::simulate(read.scenario, reference::point_draws(read.scenario));
        const auto answers = reference::answers_of(read.scenario, trajectory);
        const auto checks = support::read_checks(support::read_file(folder / "why.md"));
        REQUIRE_FALSE(checks.empty());
        for (const auto& check : checks) {
            const auto answer = support::ask(answers, check);
            CHECK_MESSAGE(support::agrees(answer, check.expected), name, ": ", check.text, ", but it is ",
                          support::in_words(answer));
        }
    }
}
