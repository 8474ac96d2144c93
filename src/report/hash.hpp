#pragma once
// 64-bit fingerprints of inputs and results. They tell changed from unchanged; they do not withstand somebody who
// searches for a collision.

#include <cstdint>
#include <string>
#include <string_view>

#include "analyse/tally.hpp"
#include "scenario/read.hpp"

namespace sinews::report {

/// Takes in 64-bit words one after the other: each is added to the state, which is then mixed by the finaliser of
/// splitmix64 (Steele, Lea and Flood 2014). Order counts.
class Hash {
public:
    void add(std::uint64_t word);
    /// The bits of a double; all NaNs are one.
    void add(double number);
    /// The length, then the bytes, eight to a word, the first in the lowest place, padded with zeros.
    void add(std::string_view text);
    [[nodiscard]] std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 0x73696e6577732d31;  // "sinews-1"
};

/// Over name and bytes of every file, in the order of names. translations.csv does not count: it changes no answer.
[[nodiscard]] std::uint64_t scenario_hash(const scenario::FileSet& files);

/// Over every number in the results: counts, values of exact sums, buckets and ranges of sketches, in the order of Tally.
/// Depends on scenario, seed and replications alone; not on threads, batches or the order of merges.
[[nodiscard]] std::uint64_t result_hash(const analyse::Tally& tally);

/// Sixteen hexadecimal digits.
[[nodiscard]] std::string hash_text(std::uint64_t hash);

}  // namespace sinews::report
