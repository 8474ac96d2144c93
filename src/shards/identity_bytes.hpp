#pragma once
// What decides a run's results, as bytes and back.

#include <cstdint>

#include "shards/byte_stream.hpp"
#include "shards/shard_file.hpp"

namespace sinews::shards {

inline void write_identity(ByteWriter& writer, const Identity& identity) {
    writer.text(identity.version);
    writer.word(identity.scenario_hash);
    writer.count(identity.settings.size());
    for (const std::string& setting : identity.settings) writer.text(setting);
    writer.count(identity.levers.size());
    for (const std::string& lever : identity.levers) writer.text(lever);
    writer.word(identity.seed);
    writer.count(identity.replications);
    writer.text(identity.posterior);
}

/// What the bytes do not hold stays empty; the reader says that it failed.
inline Identity read_identity(ByteReader& reader) {
    Identity identity;
    identity.version = reader.text();
    identity.scenario_hash = reader.word();
    for (std::uint64_t left = reader.count(); left > 0 && !reader.failed(); --left) {
        identity.settings.emplace_back(reader.text());
    }
    for (std::uint64_t left = reader.count(); left > 0 && !reader.failed(); --left) {
        identity.levers.emplace_back(reader.text());
    }
    identity.seed = reader.word();
    identity.replications = reader.count();
    identity.posterior = reader.text();
    return identity;
}

}  // namespace sinews::shards
