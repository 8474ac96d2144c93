#include "cli/settings.hpp"

#include <algorithm>
#include <string_view>

#include "cli/cell_names.hpp"
#include "scenario/suggest.hpp"

namespace sinews::cli {

namespace {

/// Position of a line and column, both from 1, in a file; npos when it has no such place.
std::size_t position_of(std::string_view bytes, int line, int column) {
    std::size_t at = bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (int passed = 1; passed < line; ++passed) {
        at = bytes.find('\n', at);
        if (at == std::string_view::npos) return at;
        ++at;
    }
    at += static_cast<std::size_t>(column - 1);
    return at <= bytes.size() ? at : std::string_view::npos;
}

/// Where a quoted text ends, past its quote. In CSV two quotes are one quote; in TOML a backslash protects the next byte
/// of a basic string.
std::size_t end_of_quoted(std::string_view bytes, std::size_t at, bool csv) {
    const char quote = bytes[at];
    for (++at; at < bytes.size(); ++at) {
        if (!csv && quote == '"' && bytes[at] == '\\') {
            ++at;
        } else if (bytes[at] == quote) {
            if (!csv || at + 1 >= bytes.size() || bytes[at + 1] != quote) return at + 1;
            ++at;
        }
    }
    return bytes.size();
}

std::size_t end_of_cell(std::string_view bytes, std::size_t at, bool csv) {
    for (const std::string_view quotes : {"\"\"\"", "'''"}) {
        if (csv || !bytes.substr(at).starts_with(quotes)) continue;
        const std::size_t end = bytes.find(quotes, at + 3);
        return end == std::string_view::npos ? bytes.size() : end + 3;
    }
    if (at < bytes.size() && (bytes[at] == '"' || (!csv && bytes[at] == '\''))) return end_of_quoted(bytes, at, csv);
    const std::string_view ends = csv ? ",\r\n" : ",}#\r\n \t";
    return std::min(bytes.find_first_of(ends, at), bytes.size());
}

std::string quoted(std::string_view text, bool csv) {
    std::string out = "\"";
    for (const char byte : text) {
        if (byte == '"') out += csv ? '"' : '\\';
        if (byte == '\\' && !csv) out += '\\';
        out += byte;
    }
    return out + "\"";
}

std::string unknown_name(const std::vector<NamedCell>& cells, const std::string& name) {
    std::vector<std::string_view> known;
    for (const auto& cell : cells) known.push_back(cell.name);
    return "nothing is called `" + name + "`; " +
           scenario::did_you_mean(name, known, "give a variable, or table/row/column such as lines/NAME/ramp_months");
}

}  // namespace

std::optional<Setting> parse_setting(const std::string& text) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size()) return std::nullopt;
    return Setting{text.substr(0, equals), text.substr(equals + 1)};
}

SettingResult apply_setting(const scenario::FileSet& files, const scenario::Scenario& scenario,
                            const Setting& setting) {
    if (setting.expression.find_first_of(std::string_view("\r\n\0", 3)) != std::string::npos) {
        return {files, "a value is one line of text"};
    }
    const std::vector<NamedCell> cells = cell_names(scenario);
    const auto found = std::ranges::find(cells, setting.name, &NamedCell::name);
    if (found == cells.end()) return {files, unknown_name(cells, setting.name)};
    if (const auto count = std::ranges::count(cells, setting.name, &NamedCell::name); count > 1) {
        return {files, std::to_string(count) + " rows of " + found->file + " are called `" + setting.name +
                           "`; make their cells a variable and set that"};
    }
    SettingResult result{files, std::nullopt};
    std::string& bytes = result.files[found->file];
    const bool csv = found->file.ends_with(".csv");
    const std::size_t from = position_of(bytes, found->line, found->column);
    if (from == std::string::npos)
        return {files, "`" + setting.name + "` stands at a place that " + found->file + " does not have"};
    bytes.replace(from, end_of_cell(bytes, from, csv) - from, quoted(setting.expression, csv));
    return result;
}

}  // namespace sinews::cli
