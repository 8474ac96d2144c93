#include "scenario/toml_nesting.hpp"

namespace sinews::scenario {

namespace {

/// Byte after the string that opens at `at` with `quote`, one line or three quotes' worth of lines.
std::size_t after_string(std::string_view text, std::size_t at, char quote) {
    const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
    const bool many_lines = text.substr(at).starts_with(three);
    std::size_t position = at + (many_lines ? 3 : 1);
    while (position < text.size()) {
        const char character = text[position];
        if (character == '\\' && quote == '"') {
            position += 2;
        } else if (many_lines && text.substr(position).starts_with(three)) {
            return position + 3;
        } else if (!many_lines && (character == quote || character == '\n')) {
            return position + 1;
        } else {
            ++position;
        }
    }
    return text.size();
}

}  // namespace

std::optional<std::size_t> too_deep(std::string_view text, const TomlNesting& limits) {
    int brackets = 0;
    int dots = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        const char character = text[at];
        if (character == '"' || character == '\'') {
            at = after_string(text, at, character);
            continue;
        }
        if (character == '#') {
            const std::size_t end = text.find('\n', at);
            at = end == std::string_view::npos ? text.size() : end;
            continue;
        }
        if (character == '[' || character == '{') ++brackets;
        if ((character == ']' || character == '}') && brackets > 0) --brackets;
        if (character == '.') ++dots;
        // Whatever ends a key or a value; blanks may stand around the dots of a key.
        if (character == '\n' || character == ',' || character == '=' || character == '{' || character == '[') dots = 0;
        if (brackets > limits.deepest_brackets || dots >= limits.most_key_parts) return at;
        ++at;
    }
    return std::nullopt;
}

}  // namespace sinews::scenario
