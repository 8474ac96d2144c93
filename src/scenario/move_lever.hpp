#pragma once
// A lever moved less or further than written: what the slider of a page does.

#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// Can it be moved? Only if all that it does is to scale and add; what sets a cell or builds a line is on or off.
[[nodiscard]] bool has_scale(const Lever& lever);

/// The lever moved to `value`: an amount s that scales becomes 1 + (s - 1)·value, one that adds a becomes a·value, each as an
/// expression with the same draws. At 1 it is the lever as written, to the bit; at 0 it changes nothing. Needs has_scale.
[[nodiscard]] Lever moved(const Lever& lever, double value);

}  // namespace sinews::scenario
