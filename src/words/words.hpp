#pragma once
// Messages of the catalogue (words/*.json) in the reader's language.

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "words/catalogue.hpp"

namespace sinews::words {

/// A language of the catalogue; English by default.
struct Language {
    std::size_t at = 0;  // into words::codes
    [[nodiscard]] std::string_view code() const { return codes[at]; }
    friend bool operator==(Language, Language) = default;
};

/// The language of a code ("id"), nothing when there is none.
[[nodiscard]] std::optional<Language> language_of(std::string_view code);

/// The language of a locale's name as LANG has it ("id_ID.UTF-8"); English for what is not known ("C", "").
[[nodiscard]] Language language_of_locale(std::string_view locale);

/// A message's place in the catalogue; a key that is not there does not compile.
class Key {
public:
    consteval Key(const char* name) : at_(find(name)) {}  // NOLINT(google-explicit-constructor): written as a literal
    [[nodiscard]] std::string_view text(Language language) const { return messages[at_].texts[language.at]; }

private:
    static std::size_t no_such_message_in_words_en_json();  // never defined: to call it while compiling is the error
    static consteval std::size_t find(std::string_view name) {
        for (std::size_t at = 0; at < messages.size(); ++at) {
            if (messages[at].key == name) return at;
        }
        return no_such_message_in_words_en_json();
    }
    std::size_t at_;
};

struct Slot {
    std::string_view name;
    std::string value;
};

/// The message with its `{slots}` filled; a slot that is not given stays as it is written.
[[nodiscard]] std::string say(Language language, Key key, std::initializer_list<Slot> slots = {});

}  // namespace sinews::words
