#pragma once
// The uncertain draws of a network by name, as rows of normal scores.

#include <cstdint>
#include <string>
#include <vector>

#include "evidence/matrix.hpp"
#include "network/network.hpp"
#include "simulate/given_draws.hpp"

namespace sinews::evidence {

/// One random number of a replication: the k-th draw in the cell of a parameter is called "table/row/column#k".
struct Draw {
    std::string name;
    std::uint64_t stream = 0;
};

/// All draws of a network (with levers: of its first stage), in the order of its parameter table.
[[nodiscard]] std::vector<Draw> draws_of(const network::Network& network);

/// The normal scores that replications 0 to members - 1 of a run with this seed have: the prior, [draw][member].
[[nodiscard]] Matrix prior_scores(const std::vector<Draw>& draws, std::uint64_t seed, std::size_t members);

/// The uniform of a normal score, strictly between 0 and 1.
[[nodiscard]] double uniform_of_score(double score);

/// Scores as given draws; replication r is member r.
[[nodiscard]] simulate::GivenDraws given_draws(const std::vector<Draw>& draws, const Matrix& scores);

}  // namespace sinews::evidence
