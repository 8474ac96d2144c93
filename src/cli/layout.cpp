#include "cli/layout.hpp"

#include <algorithm>

namespace sinews::cli {

namespace {

bool starts_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

/// Bytes of the first `count` characters.
std::size_t bytes_of(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        if (starts_character(text[at]) && count-- == 0) break;
    }
    return at;
}

}  // namespace

std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, starts_character));
}

std::string fitted(std::string_view text, std::size_t width) {
    if (width_of(text) <= width) return std::string(text);
    if (width <= 3) return std::string(text.substr(0, bytes_of(text, width)));
    return std::string(text.substr(0, bytes_of(text, width - 3))) + "...";
}

std::string left_aligned(std::string_view text, std::size_t width) {
    std::string out = fitted(text, width);
    out.append(width - width_of(out), ' ');
    return out;
}

std::string right_aligned(std::string_view text, std::size_t width) {
    const std::string out = fitted(text, width);
    return std::string(width - width_of(out), ' ') + out;
}

std::string listed(std::string_view leading, const std::vector<std::string>& names, std::size_t width) {
    std::string shown(leading), best;
    for (std::size_t count = 1; count <= names.size(); ++count) {
        shown += (count == 1 ? "" : ", ") + names[count - 1];
        const std::size_t left = names.size() - count;
        const std::string line = shown + (left == 0 ? "" : " and " + std::to_string(left) + " more");
        if (count == 1 || width_of(line) <= width) best = line;
    }
    return fitted(best.empty() ? shown : best, width);
}

std::string wrapped(std::string_view text, std::size_t width, std::size_t indent) {
    const std::size_t leading = std::min(text.find_first_not_of(' '), text.size());
    std::string out(leading, ' ');
    text.remove_prefix(leading);
    std::size_t column = leading, line_start = leading;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (column > line_start && column + 1 + width_of(word) > width) {
            out += '\n' + std::string(indent, ' ');
            column = line_start = indent;
        } else if (column > line_start) {
            out += ' ';
            ++column;
        }
        out += word;
        column += width_of(word);
    }
    return out + '\n';
}

}  // namespace sinews::cli
