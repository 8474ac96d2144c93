#pragma once
// Samplers by distribution, each made once: the tables of some take half a millisecond.

#include <cstdint>
#include <map>
#include <tuple>

#include "numerics/sampler.hpp"

namespace sinews::network {

/// For one thread at a time. A copy knows what the original knew, and shares its tables.
class SamplerStore {
public:
    /// Stays where it is for as long as the store.
    [[nodiscard]] const numerics::Sampler& of(const numerics::Distribution& distribution);

private:
    using Key = std::tuple<numerics::Distribution::Kind, std::uint64_t, std::uint64_t, std::uint64_t>;  // bits
    std::map<Key, numerics::Sampler> made_;
};

}  // namespace sinews::network
