#include "evidence/publisher.hpp"

#include <algorithm>
#include <array>

namespace sinews::evidence {

namespace {

constexpr std::array<std::string_view, 7> ends{"via", "to", "at", "as", "relayed", "quoted", "in"};
constexpr std::array<std::string_view, 10> passing{"report", "paper",      "testimony", "release", "briefing",
                                                   "press",  "conference", "figures",   "late",    "letter"};

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
           static_cast<unsigned char>(letter) >= 0x80 || letter == '.' || letter == '-';
}

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter; }

}  // namespace

std::string publisher_name(std::string_view origin) {
    const std::string_view whole = origin.substr(0, origin.find_first_of(",;("));
    std::string name, word;
    const auto take_word = [&] {
        const bool digits = std::ranges::any_of(word, [](char letter) { return letter >= '0' && letter <= '9'; });
        if (!word.empty() && !digits && std::ranges::find(passing, word) == passing.end())
            name += (name.empty() ? "" : " ") + word;
        word.clear();
    };
    for (const char letter : whole) {
        if (is_letter(lower(letter))) {
            word += lower(letter);
            continue;
        }
        if (!name.empty() && std::ranges::find(ends, word) != ends.end()) return name;
        take_word();
    }
    if (std::ranges::find(ends, word) == ends.end() || name.empty()) take_word();
    // A name of passing words alone ("press") is the best that there is.
    if (!name.empty()) return name;
    std::string all;
    for (const char letter : whole) all += lower(letter);
    return all;
}

}  // namespace sinews::evidence
