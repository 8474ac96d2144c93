#include "scenario/toml_tree.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "scenario/codes.hpp"
#include "scenario/number.hpp"
#include "scenario/toml_hazard.hpp"
#include "scenario/utf8.hpp"

// Faults are values here, and nothing is printed. Header-only, because a distribution's compiled library throws.
#undef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
// Its assertions fail on some texts, such as `[[.]]`, that it then reports as faults quite well. With NDEBUG it would even
// tell the compiler to take them for granted; so they are made nothing, whatever the build.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace sinews::scenario {

namespace {

constexpr std::size_t most_bytes = std::size_t{8} << 20;

/// The text by lines, to turn the parser's columns (characters) into bytes.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {
        starts_.push_back(0);
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\n') starts_.push_back(at + 1);
        }
    }

    [[nodiscard]] std::string_view line(std::size_t number) const {
        if (number == 0 || number > starts_.size()) return {};
        const std::size_t begin = starts_[number - 1];
        const std::size_t end = number < starts_.size() ? starts_[number] - 1 : text_.size();
        return text_.substr(begin, end - begin);
    }

    [[nodiscard]] LineColumn place(const toml::source_position& position) const {
        const std::size_t byte = byte_of_character(line(position.line), position.column);
        return {static_cast<int>(position.line), static_cast<int>(byte) + 1};
    }

private:
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

std::string date_text(const toml::node& node) {
    const auto pad = [](int number, int width) {
        std::string text = std::to_string(number);
        while (static_cast<int>(text.size()) < width) text.insert(text.begin(), '0');
        return text;
    };
    const auto day = [&](const toml::date& date) {
        return pad(date.year, 4) + "-" + pad(date.month, 2) + "-" + pad(date.day, 2);
    };
    if (const auto* date = node.as_date()) return day(date->get());
    if (const auto* date_time = node.as_date_time()) return day(date_time->get().date);
    return "a time";
}

void convert(const toml::node& node, const Lines& lines, TomlNode& out);

void convert_table(const toml::table& table, const Lines& lines, TomlNode& out) {
    out.kind = TomlNode::Kind::table;
    out.children.reserve(table.size());
    for (auto&& [key, value] : table) {
        TomlNode child;
        child.key = std::string(key.str());
        const LineColumn place = lines.place(key.source().begin);
        child.key_line = place.line;
        child.key_column = place.column;
        convert(value, lines, child);
        out.children.push_back(std::move(child));
    }
    // The parser sorts by key; readers and messages want the order of the file.
    std::sort(out.children.begin(), out.children.end(), [](const TomlNode& left, const TomlNode& right) {
        return std::pair(left.key_line, left.key_column) < std::pair(right.key_line, right.key_column);
    });
}

void convert(const toml::node& node, const Lines& lines, TomlNode& out) {
    const LineColumn place = lines.place(node.source().begin);
    out.line = place.line;
    out.column = place.column;
    if (const auto* table = node.as_table()) {
        convert_table(*table, lines, out);
    } else if (const auto* array = node.as_array()) {
        out.kind = TomlNode::Kind::array;
        out.children.reserve(array->size());
        for (const toml::node& element : *array) {
            TomlNode child;
            convert(element, lines, child);
            out.children.push_back(std::move(child));
        }
    } else if (const auto* text = node.as_string()) {
        out.kind = TomlNode::Kind::text;
        out.text = text->get();
    } else if (const auto* whole = node.as_integer()) {
        out.kind = TomlNode::Kind::whole_number;
        out.whole = whole->get();
        out.number = static_cast<double>(out.whole);
        out.text = std::to_string(whole->get());
    } else if (const auto* number = node.as_floating_point()) {
        out.kind = TomlNode::Kind::number;
        out.number = number->get();
        out.text = number_text(number->get());
    } else if (const auto* boolean = node.as_boolean()) {
        out.kind = TomlNode::Kind::boolean;
        out.boolean = boolean->get();
        out.text = out.boolean ? "true" : "false";
    } else {
        out.kind = TomlNode::Kind::date;
        out.text = date_text(node);
    }
}

std::pair<std::string, std::string> hazard_text(TomlHazard::Kind kind) {
    switch (kind) {
        case TomlHazard::Kind::not_ascii:
            return {"a character that may only stand in quotes or in a comment",
                    "put names with other letters than a to z in quotes"};
        case TomlHazard::Kind::after_a_backslash:
            return {"a backslash is followed by a character that it can not escape",
                    "write a backslash in text twice, or use single quotes"};
        default: return {"values or keys are nested too deep", "at most 32 brackets and 16 parts of a key"};
    }
}

/// Faults of the text itself; true when it may be parsed.
bool may_be_parsed(std::string_view bytes, const std::string& file, FaultList& faults) {
    if (bytes.size() > most_bytes) {
        faults.error(code::too_large, {file, 0, 0}, "", "the file is larger than a TOML file may be", "at most 8 MiB");
        return false;
    }
    if (const auto bad = first_bad_byte(bytes)) {
        const auto [line, column] = line_and_column(bytes, *bad);
        const bool nul = bytes[*bad] == '\0';
        faults.error(code::not_text, {file, line, column}, std::string(bytes.substr(*bad, 1)),
                     nul ? "a NUL byte is not text" : "these bytes are not UTF-8", "save the file as UTF-8 text");
        return false;
    }
    if (const auto hazard = find_toml_hazard(bytes)) {
        const auto [line, column] = line_and_column(bytes, hazard->at);
        const auto [problem, mend] = hazard_text(hazard->kind);
        faults.error(code::toml_syntax, {file, line, column}, std::string(bytes.substr(hazard->at, 40)), problem, mend);
        return false;
    }
    return true;
}

std::string first_sentence(std::string text) {
    text = text.substr(0, text.find('\n'));
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

}  // namespace

const TomlNode* TomlNode::find(std::string_view wanted) const {
    const auto found =
        std::find_if(children.begin(), children.end(), [&](const TomlNode& child) { return child.key == wanted; });
    return kind != Kind::table || found == children.end() ? nullptr : &*found;
}

std::string_view TomlNode::kind_text() const {
    switch (kind) {
        case Kind::table: return "a table";
        case Kind::array: return "a list";
        case Kind::text: return "text";
        case Kind::whole_number: return "a whole number";
        case Kind::number: return "a number";
        case Kind::boolean: return "true or false";
        case Kind::date: return "a date";
    }
    return "a value";
}

TomlDocument read_toml(std::string_view bytes, const std::string& file, FaultList& faults) {
    TomlDocument document;
    bytes = without_byte_order_mark(bytes);
    if (!may_be_parsed(bytes, file, faults)) return document;
    const Lines lines(bytes);
    const toml::parse_result result = toml::parse(bytes);
    if (!result) {
        const toml::parse_error& error = result.error();
        const LineColumn place = lines.place(error.source().begin);
        faults.error(
            code::toml_syntax, {file, place.line, place.column},
            std::string(lines.line(static_cast<std::size_t>(std::max(place.line, 0)))),
            first_sentence(std::string(error.description())),
            "text needs quotes: start = \"2024-01\"; a table starts with [name], one of several with [[name]]");
        return document;
    }
    convert(result.table(), lines, document.root);
    document.readable = true;
    return document;
}

}  // namespace sinews::scenario
