#pragma once
// The uncertain inputs of a network as streams of random numbers: every draw of every cell, and whether each line comes. The
// monthly noise of availability and the yearly shocks of growth are not among them.

#include <cstdint>
#include <string>
#include <vector>

#include "analyse/run.hpp"
#include "network/network.hpp"
#include "simulate/given_draws.hpp"

namespace sinews::analyse {

struct UncertainInput {
    std::string name;          // of the cell ("#n" behind it when the cell has several draws), or "lines/LINE/comes"
    std::uint64_t stream = 0;  // of its uniform numbers
    int instruction = -1;      // position in ParameterTable::instructions; -1 for whether a line comes
};

/// In the order of their names.
[[nodiscard]] std::vector<UncertainInput> uncertain_inputs(const network::Network& network);

/// The uniform numbers that an input takes in the replications of a range.
[[nodiscard]] std::vector<double> uniforms_of(const UncertainInput& input, std::uint64_t seed, Range range);

/// Draws in which one input (of a cell) takes the numbers of `uniforms`, replication by replication from 0, and all others
/// their own.
[[nodiscard]] simulate::GivenDraws replace_input(const UncertainInput& input, std::vector<double> uniforms);

}  // namespace sinews::analyse
