#pragma once
// Which replications of a run belong to which shard.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "analyse/run.hpp"

namespace sinews::shards {

/// Shard k of n, k from 1.
struct Part {
    std::uint64_t k = 1, n = 1;
    friend bool operator==(const Part&, const Part&) = default;
};

/// "3/10"; nothing unless 1 <= k <= n <= 10^6.
[[nodiscard]] std::optional<Part> parse_part(std::string_view text);
/// "3/10".
[[nodiscard]] std::string part_text(Part part);

/// The part's replications of `total`: from floor(total (k-1)/n) up to floor(total k/n). The parts of one n follow each
/// other without a gap and differ by at most one replication; `part` is one that parse_part gives, and total < 2^40.
[[nodiscard]] analyse::Range range_of(Part part, std::uint64_t total);

}  // namespace sinews::shards
