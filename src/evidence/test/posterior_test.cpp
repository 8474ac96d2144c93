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

TEST_CASE("what the fit found is kept in the file, or the file is refused") {
    Posterior written = small_posterior();
    CHECK_FALSE(read_posterior(posterior_json(written)).posterior->fit);
    written.fit = FitSummary{{{"lines/a/capacity", "rounds/month", {1, 2, 3, 4, 5}, {2, 2.5, 3, 3.5, 4}, 0.5}},
                             {{"e1", "A made \"x\"", "rounds", 1e9, {1, 2, 123456.7}, -3.25}},
                             0.5,
                             0.875};
    const std::string file = posterior_json(written);
    const PosteriorRead read = read_posterior(file);
    REQUIRE_MESSAGE(read.posterior.has_value(), read.problem);
    REQUIRE(read.posterior->fit.has_value());
    CHECK(read.posterior->fit->parameters.at(0).posterior == std::array<double, 5>{2, 2.5, 3, 3.5, 4});
    CHECK(read.posterior->fit->worst.at(0).label == "A made \"x\"");
    CHECK(read.posterior->fit->worst.at(0).fitted[2] == 123457);  // six digits
    CHECK(read.posterior->fit->coverage_90 == 0.875);
    CHECK(posterior_json(*read.posterior) == file);
    for (const auto& [right, wrong] :
         {std::pair{"\"z\"", "\"y\""}, {"[1.0,2.0,3.0,4.0,5.0]", "[1,2]"}, {"0.875", "\"0.875\""}}) {
        std::string broken = file;
        broken.replace(broken.find(right), std::string_view(right).size(), wrong);
        CHECK(read_posterior(broken).problem.find("`fit`") != std::string::npos);
    }
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
