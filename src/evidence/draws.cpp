#include "evidence/draws.hpp"

#include <algorithm>

#include "numerics/normal.hpp"
#include "numerics/stream.hpp"
#include "scenario/expression.hpp"

namespace sinews::evidence {

std::vector<Draw> draws_of(const network::Network& network) {
    const network::ParameterTable& table = network.first_stage().parameters;
    std::vector<Draw> draws;
    for (std::size_t at = 0; at < table.drawn.size(); ++at) {
        const network::Program& program = table.program[at];
        const std::string& name = table.name[static_cast<std::size_t>(table.drawn[at])];
        int count = 0;
        for (int step = 0; step < program.instruction_count; ++step) {
            const std::size_t instruction =
                static_cast<std::size_t>(program.first_instruction) + static_cast<std::size_t>(step);
            if (!scenario::is_draw(table.instructions[instruction].operation)) continue;
            draws.push_back({name + "#" + std::to_string(count++), table.instructions[instruction].stream});
        }
    }
    return draws;
}

Matrix prior_scores(const std::vector<Draw>& draws, std::uint64_t seed, std::size_t members) {
    Matrix scores(draws.size(), members);
    for (std::size_t at = 0; at < draws.size(); ++at) {
        for (std::size_t member = 0; member < members; ++member) {
            scores(at, member) = numerics::normal_quantile(numerics::uniform(seed, draws[at].stream, member, 0));
        }
    }
    return scores;
}

double uniform_of_score(double score) {
    constexpr double least = 0x1p-53;
    return std::clamp(numerics::normal_cumulative(score), least, 1 - least);
}

simulate::GivenDraws given_draws(const std::vector<Draw>& draws, const Matrix& scores) {
    simulate::GivenDraws given;
    given.members = scores.columns;
    for (const Draw& draw : draws) given.streams.push_back(draw.stream);
    given.uniforms.reserve(scores.values.size());
    for (const double score : scores.values) given.uniforms.push_back(uniform_of_score(score));
    return given;
}

}  // namespace sinews::evidence
