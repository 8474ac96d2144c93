#pragma once
// UTF-8: is it, and where not.

#include <cstddef>
#include <optional>
#include <string_view>

namespace sinews::scenario {

/// Bytes of the character that starts at `at`: 1 to 4, or 0 when no valid character does (overlong forms, surrogates and
/// code points over U+10FFFF are not valid).
[[nodiscard]] std::size_t utf8_character(std::string_view text, std::size_t at);

/// Position of the first byte that is not part of valid UTF-8, or that is NUL.
[[nodiscard]] std::optional<std::size_t> first_bad_byte(std::string_view text);

/// Byte offset in `line` of its `character`-th character (from 1); past the end gives the end.
[[nodiscard]] std::size_t byte_of_character(std::string_view line, std::size_t character);

/// `text` without a leading byte order mark.
[[nodiscard]] std::string_view without_byte_order_mark(std::string_view text);

/// Line and column (bytes), both from 1, of a byte of `text`.
struct LineColumn {
    int line = 1;
    int column = 1;
};
[[nodiscard]] LineColumn line_and_column(std::string_view text, std::size_t at);

}  // namespace sinews::scenario
