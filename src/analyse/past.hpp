#pragma once
// The months before levers act, run once for several runs in the same replications that ask the same.

#include <any>
#include <map>
#include <utility>
#include <vector>

#include "analyse/measure_sums.hpp"
#include "network/network.hpp"
#include "simulate/line_memory.hpp"

namespace sinews::analyse {

/// Where a part of a network stood when levers began to act, what it had added to the sums of the months before, and draws of the
/// months after, which all runs share.
template <auto W>
struct PastOfPart {
    PastOfPart(const network::Network& network, simulate::LinesKept draws) : line_memory(network, draws) {}
    simulate::State<W> state;  // what a month hands on, parameters and incomes
    ValueArray<W> kept;        // by month and sum (MeasureSums::keep)
    simulate::LineMemory<W> line_memory;
};

/// By part and first replication of a batch.
template <auto W>
using PastOfWidth = std::map<std::pair<std::size_t, std::uint64_t>, PastOfPart<W>>;

/// Kept from run to run. Whoever keeps it forgets it when the seed, the given draws or the questions are others.
struct SharedPast {
    const network::Network* plain = nullptr;  // of the scenario as written; must outlive this
    int month = 0;                            // in which levers begin to act
    std::any kept;                            // PastOfWidth of the run's W
};

}  // namespace sinews::analyse
