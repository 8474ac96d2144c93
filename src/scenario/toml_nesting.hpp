#pragma once
// A look at TOML text before it is parsed: brackets and dotted keys may go only so deep. A parser and the destructor
// of its tree recurse, so `a.a.a.a ...` a million parts long would otherwise exhaust the stack.

#include <optional>
#include <string_view>

namespace sinews::scenario {

struct TomlNesting {
    int deepest_brackets = 32;
    int most_key_parts = 16;
};

/// Byte where brackets or a dotted key go deeper than allowed. Strings and comments do not count. Linear time, no recursion.
[[nodiscard]] std::optional<std::size_t> too_deep(std::string_view text, const TomlNesting& limits = {});

}  // namespace sinews::scenario
