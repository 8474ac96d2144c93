#pragma once
// A look at TOML text before it is parsed, for what the parser does not bear.
// Depth: a parser and the destructor of its tree recurse, so `a.a.a.a ...` a million parts long would exhaust the stack.
// Characters: toml++ 3.3 classifies characters beyond ASCII by a table with gaps that it takes for unreachable. It asks only
// for characters outside strings, where none beyond ASCII is allowed anyway, and for those that follow a backslash.

#include <cstddef>
#include <optional>
#include <string_view>

namespace sinews::scenario {

struct TomlHazard {
    enum class Kind {
        too_deep,          // brackets or a dotted key
        not_ascii,         // outside strings and comments
        after_a_backslash  // in a string, beyond ASCII
    };
    Kind kind = Kind::too_deep;
    std::size_t at = 0;  // byte
};

inline constexpr int deepest_toml_brackets = 32;
inline constexpr int most_toml_key_parts = 16;

/// The first hazard, if any. Linear time, no recursion.
[[nodiscard]] std::optional<TomlHazard> find_toml_hazard(std::string_view text);

}  // namespace sinews::scenario
