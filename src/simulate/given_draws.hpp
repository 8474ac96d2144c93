#pragma once
// Uniform draws of parameters that somebody chose, in place of those that Philox would give: the members of a posterior,
// the points of a design. Everything else of a replication is drawn as ever.

#include <cstdint>
#include <map>
#include <vector>

#include "network/parameter.hpp"

namespace sinews::simulate {

/// A table of uniforms: rows (one a stream) by members. Read-only and shared by threads.
struct GivenDraws {
    static constexpr int drawn = -1;

    std::uint64_t members = 1;  // at least 1
    std::uint64_t first = 0;    // the member of replication 0
    // Of each row the stream that it stands for (Instruction::stream): draws go by name, so that a table holds in every network
    // that has them. Draws without a row are drawn as ever.
    std::vector<std::uint64_t> streams;
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

/// The row of every instruction of a parameter table, GivenDraws::drawn where it has none.
[[nodiscard]] inline std::vector<int> rows_by_instruction(const GivenDraws& given,
                                                          const network::ParameterTable& table) {
    std::map<std::uint64_t, int> row_of_stream;
    for (std::size_t row = 0; row < given.streams.size(); ++row) {
        row_of_stream.emplace(given.streams[row], static_cast<int>(row));
    }
    std::vector<int> rows;
    rows.reserve(table.instructions.size());
    for (const network::Instruction& instruction : table.instructions) {
        const auto found = row_of_stream.find(instruction.stream);
        const bool given_here = scenario::is_draw(instruction.operation) && found != row_of_stream.end();
        rows.push_back(given_here ? found->second : GivenDraws::drawn);
    }
    return rows;
}

/// The rows of the tables that one thread draws from, each looked up once. Tables and draws must outlive it.
class RowsOfTables {
public:
    [[nodiscard]] const std::vector<int>& of(const GivenDraws& given, const network::ParameterTable& table) {
        for (const Known& known : known_) {
            if (known.given == &given && known.table == &table) return known.rows;
        }
        return known_.emplace_back(Known{&given, &table, rows_by_instruction(given, table)}).rows;
    }

private:
    struct Known {
        const GivenDraws* given;
        const network::ParameterTable* table;
        std::vector<int> rows;
    };
    std::vector<Known> known_;
};

}  // namespace sinews::simulate
