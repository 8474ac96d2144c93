#include "scenario/suggest.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace sinews::scenario {

namespace {

constexpr std::size_t longest_name = 64;

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
}

bool same_but_for_case(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           std::equal(left.begin(), left.end(), right.begin(), [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

int edit_distance(std::string_view left, std::string_view right, int limit) {
    const auto too_far = limit + 1;
    if (left.size() > longest_name || right.size() > longest_name) return too_far;
    const auto difference = static_cast<int>(left.size()) - static_cast<int>(right.size());
    if (difference > limit || -difference > limit) return too_far;

    std::array<int, longest_name + 1> before_last{};
    std::array<int, longest_name + 1> last{};
    std::array<int, longest_name + 1> row{};
    for (std::size_t column = 0; column <= right.size(); ++column) last[column] = static_cast<int>(column);
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = static_cast<int>(i);
        int least = row[0];
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const int replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            const bool swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > limit) return too_far;
        before_last = last;
        last = row;
    }
    return std::min(last[right.size()], too_far);
}

std::string_view nearest(std::string_view written, const std::vector<std::string_view>& known) {
    if (written.empty() || written.size() > longest_name) return {};
    int best = std::max(1, static_cast<int>(written.size()) / 3) + 1;
    std::string_view found;
    for (const std::string_view name : known) {
        if (name.empty() || name == written) continue;
        if (same_but_for_case(name, written)) return name;
        const int distance = edit_distance(written, name, best - 1);
        if (distance < best) {
            best = distance;
            found = name;
        }
    }
    return found;
}

std::string did_you_mean(std::string_view written, const std::vector<std::string_view>& known,
                         std::string_view otherwise) {
    const std::string_view name = nearest(written, known);
    if (name.empty()) return std::string(otherwise);
    return "did you mean `" + std::string(name) + "`?";
}

std::string one_of(const std::vector<std::string_view>& known, std::size_t most) {
    std::string text = known.size() == 1 ? "" : "one of ";
    for (std::size_t position = 0; position < known.size() && position < most; ++position) {
        if (position > 0) text += ", ";
        text += '`';
        text += known[position];
        text += '`';
    }
    if (known.size() > most) text += " and " + std::to_string(known.size() - most) + " more";
    return text;
}

}  // namespace sinews::scenario
