#pragma once
// One shard as the bytes of a file, and back. docs/cluster.md describes the layout.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "analyse/plan.hpp"
#include "analyse/tally.hpp"
#include "scenario/read.hpp"
#include "shards/division.hpp"

namespace sinews::shards {

/// What decides the results of a run. Shards of one run agree in all of it.
struct Identity {
    std::string version;  // of the program
    std::uint64_t scenario_hash = 0;
    std::vector<std::string> settings;  // NAME=EXPR, in their order
    std::vector<std::string> levers;    // ids, in their order
    std::uint64_t seed = 1;
    std::uint64_t replications = 1;  // of the whole run
    std::string posterior;           // fingerprint of the posterior's file; "" when all draws are the prior's
    friend bool operator==(const Identity&, const Identity&) = default;
};

/// All but the tally.
struct ShardHead {
    Identity identity;
    std::string scenario_name;
    Part part;                // as it was asked for
    analyse::Range range;     // its replications
    double seconds = 0;       // it took to simulate
    scenario::FileSet files;  // of the scenario, before settings: a shard needs nothing beside it
};

/// "shard-0003-of-0010.sinews": names of one run sort in the order of their parts.
[[nodiscard]] std::string shard_file_name(Part part);

[[nodiscard]] std::string shard_bytes(const ShardHead& head, const analyse::Tally& tally);

/// Why bytes are no shard, in words: "it is truncated: 1000 of 5000 bytes are there".
struct Damage {
    std::string problem;
};

struct ReadShard {
    ShardHead head;
    std::string_view tally;  // bytes within those given
};

/// Checks length and checksum, then reads the head.
[[nodiscard]] std::variant<ReadShard, Damage> read_shard(std::string_view bytes);

/// Merges the tally of a shard that was read into `sum`, without a second tally in between. False when it is none of the
/// sum's plan, or not of its head's range; `sum` is then worth nothing.
[[nodiscard]] bool add_tally_of(const ReadShard& shard, analyse::Tally& sum);

/// The tally of a shard that was read; nothing when it is not one of this plan, or not of its head's range.
[[nodiscard]] std::optional<analyse::Tally> tally_of(const ReadShard& shard, const analyse::Plan& plan);

}  // namespace sinews::shards
