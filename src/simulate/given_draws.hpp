#pragma once
// Uniform draws of parameters that somebody chose, in place of those that Philox would give: the members of a posterior,
// the points of a design. Everything else of a replication is drawn as ever.

#include <cstdint>
#include <vector>

namespace sinews::simulate {

/// A table of uniforms: rows (one a stream) by members. Read-only and shared by threads.
struct GivenDraws {
    static constexpr int drawn = -1;

    std::uint64_t members = 1;  // at least 1
    std::uint64_t first = 0;    // the member of replication 0
    // By position in ParameterTable::instructions, with levers those of Network::first_stage(); `drawn` where Philox draws as
    // ever.
    std::vector<int> row;
    std::vector<double> uniforms;  // row * members + member; each strictly between 0 and 1

    /// Replications take the members in turn, so that all count equally often; members are exchangeable.
    [[nodiscard]] std::uint64_t member_of(std::uint64_t replication) const {
        return (first % members + replication % members) % members;
    }
    [[nodiscard]] double at(int of_row, std::uint64_t replication) const {
        return uniforms[static_cast<std::size_t>(static_cast<std::uint64_t>(of_row) * members +
                                                 member_of(replication))];
    }
};

}  // namespace sinews::simulate
