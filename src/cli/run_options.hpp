#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/kept_results.hpp"
#include "cli/use_posterior.hpp"
#include "shards/division.hpp"
#include "words/words.hpp"

namespace sinews::cli {

/// The command line of `sinews run`; `sinews serve` has most of it.
struct RunOptions {
    std::string scenario;
    std::optional<std::uint64_t> replications;  // else the scenario's own
    std::optional<std::uint64_t> seed;
    unsigned threads = 0;  // 0: as many as the machine has
    std::vector<std::string> settings;
    std::vector<std::string> levers;
    std::string plan;                   // file of a plan to simulate; "": none
    std::string out;                    // "": nothing is written
    std::optional<shards::Part> shard;  // only this part, as a shard file
    PosteriorChoice posterior;
    KeptChoice kept;
    words::Language language;  // of the headline and the page
    bool json = false;
    bool quiet = false;
    bool point = false;
};

/// Options that exclude others.
struct RunOptionsAdded {
    CLI::Option* plan;
    CLI::Option* point;
};

/// What decides which futures are run and what a page shows of them: scenario, -n, --seed, --threads, --set, --lever, --posterior,
/// --prior, --with-backtest, --with-sensitivity, --plan, --point; --quiet and --language besides.
RunOptionsAdded add_run_options(CLI::App& command, RunOptions& options);

}  // namespace sinews::cli
