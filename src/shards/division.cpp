#include "shards/division.hpp"

#include <fmt/format.h>

#include <charconv>

namespace sinews::shards {

namespace {

constexpr std::uint64_t most_parts = 1'000'000;

std::optional<std::uint64_t> whole_number(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

std::optional<Part> parse_part(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const auto k = whole_number(text.substr(0, slash));
    const auto n = whole_number(text.substr(slash + 1));
    if (!k || !n || *k < 1 || *k > *n || *n > most_parts) return std::nullopt;
    return Part{*k, *n};
}

std::string part_text(Part part) { return fmt::format("{}/{}", part.k, part.n); }

analyse::Range range_of(Part part, std::uint64_t total) {
    const std::uint64_t first = total * (part.k - 1) / part.n;
    return {first, total * part.k / part.n - first};
}

}  // namespace sinews::shards
