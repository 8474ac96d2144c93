#pragma once
// Text laid out for a screen. Widths count characters, not bytes.

#include <string>
#include <string_view>
#include <vector>

namespace sinews::cli {

inline constexpr std::size_t screen_width = 100;

/// Characters of UTF-8 text.
[[nodiscard]] std::size_t width_of(std::string_view text);

/// Cut to a width, with "..." for what is cut off.
[[nodiscard]] std::string fitted(std::string_view text, std::size_t width);

/// Cut or filled with blanks on the right, or on the left.
[[nodiscard]] std::string left_aligned(std::string_view text, std::size_t width);
[[nodiscard]] std::string right_aligned(std::string_view text, std::size_t width);

/// `leading` and as many names as fit one line: "files: A, B and 3 more". At least one name is shown, cut where it has to be.
[[nodiscard]] std::string listed(std::string_view leading, const std::vector<std::string>& names,
                                 std::size_t width = screen_width);

/// Lines of at most `width` characters, broken at blanks; lines after the first begin with `indent` blanks. Ends in a line feed.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width = screen_width, std::size_t indent = 0);

}  // namespace sinews::cli
