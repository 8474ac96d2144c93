#pragma once
// The width and the precision in which batches run.

#include "network/certainty.hpp"
#include "simulate/lanes.hpp"
#include "simulate/state.hpp"

namespace sinews::analyse {

/// Single precision is for what is uncertain anyway; what is not (point values, scenarios without a draw) is computed in
/// double. docs/model.md, "Precision".
enum class Precision : std::uint8_t { as_needed, single, full };

/// Replications of a batch in normal use. A build may name one width that is to be there alone.
#if defined(SINEWS_LANES)
inline constexpr int default_lanes = SINEWS_LANES;
inline constexpr bool other_lanes = false;
#else
inline constexpr int default_lanes = 32;
inline constexpr bool other_lanes = true;
#endif

/// `lanes` (1, 8, 32 or 64; 1 and 8 alone in double precision) changes speed, never a bit.
struct BatchForm {
    int lanes = default_lanes;
    Precision precision = Precision::as_needed;
};

[[nodiscard]] inline bool runs_in_single(const network::Network& network, simulate::Mode mode, Precision precision) {
    if (precision != Precision::as_needed) return precision == Precision::single;
    return mode == simulate::Mode::monte_carlo && !network::is_certain(network);
}

/// `run.template operator()<W>()` with the W that the form, the network and the mode ask for.
template <typename Run>
auto in_form(const network::Network& network, simulate::Mode mode, BatchForm form, Run&& run) {
    using simulate::Single;
    if (!runs_in_single(network, mode, form.precision)) {
        if (form.lanes == 1 || mode == simulate::Mode::point) return run.template operator()<1>();
        return run.template operator()<8>();
    }
    if constexpr (other_lanes) {
        if (form.lanes == 1) return run.template operator()<Single{1}>();
        if (form.lanes == 8) return run.template operator()<Single{8}>();
        if (form.lanes == 64) return run.template operator()<Single{64}>();
    }
    return run.template operator()<Single{default_lanes}>();
}

}  // namespace sinews::analyse
