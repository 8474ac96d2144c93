#pragma once
// "did you mean": the known name nearest to what was written.

#include <string>
#include <string_view>
#include <vector>

namespace sinews::scenario {

/// Number of inserted, deleted, replaced or swapped neighbouring bytes that turn one text into the other
/// (optimal string alignment). Stops early and returns `limit + 1` when it is more than `limit`.
[[nodiscard]] int edit_distance(std::string_view left, std::string_view right, int limit);

/// The nearest of `known` if it is near enough to be a slip of the pen (a third of the letters at most), else "".
/// Ties go to the first in `known`. Names over 64 bytes are not compared: nobody mistypes those.
[[nodiscard]] std::string_view nearest(std::string_view written, const std::vector<std::string_view>& known);

/// "did you mean `x`?" or, when nothing is near, `otherwise`.
[[nodiscard]] std::string did_you_mean(std::string_view written, const std::vector<std::string_view>& known,
                                       std::string_view otherwise);

/// "one of `a`, `b`, `c`": at most `most` of them, then "and 12 more".
[[nodiscard]] std::string one_of(const std::vector<std::string_view>& known, std::size_t most = 12);

}  // namespace sinews::scenario
