#include "scenario/toml_hazard.hpp"

namespace sinews::scenario {

namespace {

bool is_ascii(char character) { return static_cast<unsigned char>(character) < 0x80; }
bool is_space(char character) {
    return character == ' ' || character == '\t' || character == '\n' || character == '\r';
}

class Scan {
public:
    explicit Scan(std::string_view text) : text_(text) {}

    std::optional<TomlHazard> run() {
        while (at_ < text_.size() && !hazard_) step();
        return hazard_;
    }

private:
    void step() {
        const char character = text_[at_];
        if (character == '"' || character == '\'') {
            pass_string(character);
        } else if (character == '#') {
            const std::size_t end = text_.find('\n', at_);
            at_ = end == std::string_view::npos ? text_.size() : end;
        } else {
            count(character);
            ++at_;
        }
    }

    void found(TomlHazard::Kind kind, std::size_t at) {
        if (!hazard_) hazard_ = TomlHazard{kind, at};
    }

    void count(char character) {
        if (!is_ascii(character)) found(TomlHazard::Kind::not_ascii, at_);
        if (character == '[' || character == '{') ++brackets_;
        if ((character == ']' || character == '}') && brackets_ > 0) --brackets_;
        if (character == '.') ++dots_;
        // Whatever ends a key or a value; blanks may stand around the dots of a key.
        if (character == '\n' || character == ',' || character == '=' || character == '{' || character == '[') {
            dots_ = 0;
        }
        if (brackets_ > deepest_toml_brackets || dots_ >= most_toml_key_parts) {
            found(TomlHazard::Kind::too_deep, at_);
        }
    }

    /// A string of one line, or of many between three quotes; a line's end closes one that is not closed (the parser stops
    /// there anyway).
    void pass_string(char quote) {
        const std::string_view three = quote == '"' ? "\"\"\"" : "'''";
        const bool many_lines = text_.substr(at_).starts_with(three);
        at_ += many_lines ? 3 : 1;
        while (at_ < text_.size()) {
            const char character = text_[at_];
            if (character == '\\' && quote == '"') {
                pass_escape();
            } else if (many_lines && text_.substr(at_).starts_with(three)) {
                at_ += 3;
                // Up to two quotes more belong to the text before the closing three.
                for (int more = 0; more < 2 && at_ < text_.size() && text_[at_] == quote; ++more) ++at_;
                return;
            } else if (!many_lines && (character == quote || character == '\n')) {
                if (character == quote) ++at_;
                return;
            } else {
                ++at_;
            }
        }
    }

    /// A backslash and what it escapes; before a line's end it takes all blanks and line ends that follow.
    void pass_escape() {
        ++at_;
        const bool blanks = at_ < text_.size() && is_space(text_[at_]);
        while (blanks && at_ < text_.size() && is_space(text_[at_])) ++at_;
        if (at_ < text_.size() && !is_ascii(text_[at_])) found(TomlHazard::Kind::after_a_backslash, at_);
        if (!blanks && at_ < text_.size() && text_[at_] != '\n') ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int brackets_ = 0;
    int dots_ = 0;
    std::optional<TomlHazard> hazard_;
};

}  // namespace

std::optional<TomlHazard> find_toml_hazard(std::string_view text) { return Scan(text).run(); }

}  // namespace sinews::scenario
