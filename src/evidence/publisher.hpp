#pragma once
// Who stands behind a figure.

#include <string>
#include <string_view>

namespace sinews::evidence {

/// The issuer's name without what changes from report to report: lower case, cut before the first comma, semicolon, bracket
/// or the words via, to, at, as, relayed, quoted, in; words with digits and words such as report or paper are dropped.
/// "Estonian EFIS 2026 report" and "Estonian EFIS" become "estonian efis".
[[nodiscard]] std::string publisher_name(std::string_view origin);

}  // namespace sinews::evidence
