#include "evidence/posterior.hpp"

#include <doctest/doctest.h>

using namespace sinews::evidence;

namespace {

Posterior small_posterior() {
    Posterior posterior;
    posterior.scenario_hash = "0123456789abcdef";
    posterior.as_of = "2024-06";
    posterior.seed = 18'446'744'073'709'551'615U;
    posterior.steps = 6;
    posterior.observations = 12;
    posterior.names = {"lines/a \"b\"/capacity#0", "variables/x/value#1"};
    posterior.scores = Matrix(2, 3);
    posterior.scores.values = {-1.25, 0, 2.12, 0.01, -8, 3};
    return posterior;
}

}  // namespace

TEST_CASE("a posterior's file reads back to the same") {
    const Posterior written = small_posterior();
    const PosteriorRead read = read_posterior(posterior_json(written));
    REQUIRE_MESSAGE(read.posterior.has_value(), read.problem);
    CHECK(read.posterior->scenario_hash == written.scenario_hash);
    CHECK(read.posterior->as_of == written.as_of);
    CHECK(read.posterior->seed == written.seed);
    CHECK(read.posterior->names == written.names);
    CHECK(read.posterior->scores.columns == 3);
    CHECK(read.posterior->scores.values == std::vector<double>{-1.25, 0, 2.12, 0.01, -8, 3});
    CHECK(posterior_json(*read.posterior) == posterior_json(written));
}

TEST_CASE("what is no posterior is refused with a reason") {
    const auto problem = [](std::string_view text) {
        const PosteriorRead read = read_posterior(text);
        CHECK_FALSE(read.posterior.has_value());
        return read.problem;
    };
    CHECK(problem("") == "it is no JSON object");
    CHECK(problem("[1, 2]") == "it is no JSON object");
    CHECK(problem("{\"schema\": \"other\"}").find("sinews-posterior-1") != std::string::npos);
    CHECK(problem("{\"schema\": \"sinews-posterior-1\", \"members\": 0}").find("members") != std::string::npos);
    const std::string head = "{\"schema\": \"sinews-posterior-1\", \"members\": 2, \"scores\": {\"x\": ";
    CHECK(problem(head + "[1]}}").find("`x`") != std::string::npos);
    CHECK(problem(head + "[1, 10]}}").find("`x`") != std::string::npos);
    CHECK(problem(head + "[1, \"2\"]}}").find("`x`") != std::string::npos);
    CHECK(
        problem("{\"schema\": \"sinews-posterior-1\", \"members\": 60000000, \"scores\": {\"x\": []}}").find("many") !=
        std::string::npos);
}
