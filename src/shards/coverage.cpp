#include "shards/coverage.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "report/hash.hpp"

namespace sinews::shards {

namespace {

/// "settings a=1, b=2", or "no settings".
std::string list_text(const char* what, const std::vector<std::string>& names) {
    return names.empty() ? fmt::format("no {}", what) : fmt::format("{} {}", what, fmt::join(names, ", "));
}

/// In what two runs differ, in words.
std::string difference(const Identity& other, const Identity& most) {
    std::vector<std::string> parts;
    if (other.version != most.version) {
        parts.push_back(fmt::format("sinews {}, the others {}", other.version, most.version));
    }
    if (other.scenario_hash != most.scenario_hash) {
        parts.push_back(fmt::format("scenario {}, the others {}", report::hash_text(other.scenario_hash),
                                    report::hash_text(most.scenario_hash)));
    }
    if (other.settings != most.settings) {
        parts.push_back(list_text("settings", other.settings) + ", the others " + list_text("settings", most.settings));
    }
    if (other.levers != most.levers) {
        parts.push_back(list_text("levers", other.levers) + ", the others " + list_text("levers", most.levers));
    }
    if (other.seed != most.seed) parts.push_back(fmt::format("seed {}, the others {}", other.seed, most.seed));
    if (other.replications != most.replications) {
        parts.push_back(fmt::format("{} replications in all, the others {}", other.replications, most.replications));
    }
    if (other.posterior != most.posterior) {
        const auto text = [](const Identity& one) {
            return one.posterior.empty() ? "no posterior" : "posterior " + one.posterior;
        };
        parts.push_back(text(other) + ", the others " + text(most));
    }
    return fmt::format("{}", fmt::join(parts, "; "));
}

const Identity& identity_of_most(const std::vector<NamedShard>& shards) {
    const auto alike = [&](const NamedShard& one) {
        return std::ranges::count(shards, one.identity, &NamedShard::identity);
    };
    return std::ranges::max_element(shards, {}, alike)->identity;
}

std::string replications_text(std::uint64_t first, std::uint64_t end) {
    return end - first == 1 ? fmt::format("replication {}", first)
                            : fmt::format("replications {} to {}", first, end - 1);
}

/// The parts of n that hold the replications from `first` up to `end`, or nothing when they are not whole parts of n.
std::string parts_text(std::uint64_t first, std::uint64_t end, std::uint64_t n, std::uint64_t total) {
    constexpr std::size_t most_named = 20;
    std::vector<std::string> names;
    std::uint64_t reached = first;
    for (std::uint64_t k = 1; k <= n; ++k) {
        const analyse::Range range = range_of({k, n}, total);
        if (range.count == 0 || range.first < first || range.first >= end) continue;
        if (range.first != reached) return "";
        reached += range.count;
        names.push_back(part_text({k, n}));
    }
    if (reached != end || names.empty()) return "";
    const std::size_t more = names.size() > most_named ? names.size() - most_named : 0;
    names.resize(names.size() - more);
    return fmt::format("{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

std::string missing(std::uint64_t first, std::uint64_t end, std::uint64_t n, std::uint64_t total) {
    const std::string parts = parts_text(first, end, n, total);
    const std::string mend = parts.empty() ? "" : fmt::format("; run --shard {}", parts);
    return fmt::format("missing: {}{}", replications_text(first, end), mend);
}

}  // namespace

Coverage judge(std::vector<NamedShard> shards) {
    Coverage coverage{identity_of_most(shards), {}};
    const Identity& run = coverage.identity;
    std::vector<std::string>& problems = coverage.problems;
    for (const NamedShard& shard : shards) {
        if (shard.identity == run) continue;
        problems.push_back(
            fmt::format("foreign: {} is of another run: {}", shard.file, difference(shard.identity, run)));
    }
    std::erase_if(shards, [&](const NamedShard& shard) { return shard.identity != run; });
    std::ranges::sort(shards, {}, [](const NamedShard& shard) { return std::tie(shard.range.first, shard.file); });

    std::vector<std::string> gaps;
    std::uint64_t reached = 0;
    const NamedShard* last = nullptr;  // the one that reaches there
    for (const NamedShard& shard : shards) {
        const std::uint64_t end = shard.range.first + shard.range.count;
        if (shard.range.first > reached) {
            gaps.push_back(missing(reached, shard.range.first, shards.front().part.n, run.replications));
        } else if (shard.range.first < reached) {
            problems.push_back(fmt::format("doubled: {} and {} both hold {}", last->file, shard.file,
                                           replications_text(shard.range.first, std::min(end, reached))));
        }
        if (end > reached) {
            reached = end;
            last = &shard;
        }
    }
    if (reached < run.replications) {
        gaps.push_back(missing(reached, run.replications, shards.front().part.n, run.replications));
    }
    std::ranges::move(gaps, std::back_inserter(problems));
    return coverage;
}

}  // namespace sinews::shards
