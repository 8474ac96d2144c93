#pragma once
// Do these shards make a whole run?

#include <string>
#include <vector>

#include "shards/shard_file.hpp"

namespace sinews::shards {

struct NamedShard {
    std::string file;  // for messages
    Identity identity;
    Part part;
    analyse::Range range;
};

struct Coverage {
    /// The run they belong to: that of most of them (of as many, the first).
    Identity identity;
    /// What keeps them from being a whole run, one sentence each, in the order foreign, doubled, missing. Empty: they are.
    std::vector<std::string> problems;
};

/// Judges all shards at once. Foreign: another program version, scenario, settings, levers, seed or number of replications than
/// most have. Doubled: a replication that two hold. Missing: one that none holds, with the parts to run. `shards` holds at
/// least one; their parts may be of different n.
[[nodiscard]] Coverage judge(std::vector<NamedShard> shards);

}  // namespace sinews::shards
