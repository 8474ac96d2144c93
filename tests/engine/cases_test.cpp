// The worked cases of tests/cases against the fast engine, to 1e-9.

#include <doctest/doctest.h>

#include <filesystem>

#include "engine/engine_answers.hpp"
#include "network/compile.hpp"
#include "scenario/read.hpp"
#include "support/case_checks.hpp"
#include "support/folder.hpp"

using namespace sinews;

TEST_CASE("the engine gives what the worked cases say") {
    const auto folders = support::folders_in(std::filesystem::path(SINEWS_SOURCE_FOLDER) / "tests" / "cases");
    REQUIRE(folders.size() >= 11);
    for (const auto& folder : folders) {
        const std::string name = folder.filename().string();
        CAPTURE(name);
        const auto read = scenario::read_scenario(support::read_files(folder));
        REQUIRE_FALSE(scenario::has_errors(read.faults));
        const network::Network network = network::compile(read.scenario);
        const auto trajectory = analyse::record(read.scenario, network, simulate::Mode::point, 1, 0);
        const auto answers = engine::answers_of(read.scenario, trajectory);
        for (const auto& check : support::read_checks(support::read_file(folder / "why.md"))) {
            const auto answer = support::ask(answers, check);
            CHECK_MESSAGE(support::agrees(answer, check.expected), name, ": ", check.text, ", but it is ",
                          support::in_words(answer));
        }
    }
}
