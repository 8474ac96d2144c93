#include "network/sampler_store.hpp"

#include <bit>

namespace sinews::network {

const numerics::Sampler& SamplerStore::of(const numerics::Distribution& distribution) {
    const auto bits = [](double number) { return std::bit_cast<std::uint64_t>(number); };
    const Key key{distribution.kind, bits(distribution.first), bits(distribution.second), bits(distribution.third)};
    const auto found = made_.find(key);
    if (found != made_.end()) return found->second;
    return made_.emplace(key, numerics::Sampler(distribution)).first->second;
}

}  // namespace sinews::network
