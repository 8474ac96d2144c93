#pragma once
// Numbers as their nearest decimal numbers of a few digits, as files and pages tell them.

namespace sinews::numerics {

/// The double nearest to that decimal number of `digits` significant digits (1 to 15) which is nearest to `value`: what
/// printing and reading it again gives. NaN, infinities and 0 stay as they are. The same everywhere.
[[nodiscard]] double rounded_to_digits(double value, int digits);

}  // namespace sinews::numerics
