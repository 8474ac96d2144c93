#include "words/words.hpp"

#include <algorithm>

namespace sinews::words {

std::optional<Language> language_of(std::string_view code) {
    const auto* const found = std::ranges::find(codes, code);
    if (found == codes.end()) return std::nullopt;
    return Language{static_cast<std::size_t>(found - codes.begin())};
}

Language language_of_locale(std::string_view locale) {
    return language_of(locale.substr(0, locale.find_first_of("_.@"))).value_or(Language{});
}

std::string say(Language language, Key key, std::initializer_list<Slot> slots) {
    std::string_view text = key.text(language);
    std::string out;
    // One pass: a slot's value that looks like a slot stays text.
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        out += text.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) return out.append(text.substr(open));
        const std::string_view name = text.substr(open + 1, close - open - 1);
        const auto* const slot = std::ranges::find(slots, name, &Slot::name);
        if (slot == slots.end())
            out += text.substr(open, close - open + 1);
        else
            out += slot->value;
        text.remove_prefix(close + 1);
    }
    return out;
}

}  // namespace sinews::words
