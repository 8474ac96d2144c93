#pragma once
// `sinews run --shard k/n`: one part of a run, as a file that `sinews merge` takes.

#include <CLI/CLI.hpp>

#include "analyse/tally.hpp"
#include "cli/run_options.hpp"
#include "shards/shard_file.hpp"

namespace sinews::cli {

/// Adds --shard to the command.
CLI::Option* add_shard_option(CLI::App& command, RunOptions& options);

/// Writes the shard into options.out, whole or not at all, and tells where. Returns the exit code.
[[nodiscard]] int write_shard(const shards::ShardHead& head, const analyse::Tally& tally, const RunOptions& options);

}  // namespace sinews::cli
