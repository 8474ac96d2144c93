#include "scenario/render.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "scenario/fault_list.hpp"
#include "scenario/utf8.hpp"

namespace sinews::scenario {

namespace {

constexpr std::size_t widest = 110;  // characters of a quoted line

std::string where(const Fault& fault, const std::string& folder) {
    std::string text = folder + fault.place.file;
    if (fault.place.line > 0) text += ":" + std::to_string(fault.place.line);
    if (fault.place.line > 0 && fault.place.column > 0) text += ":" + std::to_string(fault.place.column);
    return text;
}

/// Starts of lines, found once a file: there may be thousands of faults in it.
class LineIndex {
public:
    explicit LineIndex(const FileSet& files) : files_(files) {}

    [[nodiscard]] std::string_view line(const Place& place) {
        const auto file = files_.find(place.file);
        if (file == files_.end() || place.line <= 0) return {};
        const std::string_view text = without_byte_order_mark(file->second);
        const auto [found, fresh] = starts_.try_emplace(place.file);
        std::vector<std::size_t>& starts = found->second;
        if (fresh) {
            starts.push_back(0);
            for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
                starts.push_back(at + 1);
        }
        const auto number = static_cast<std::size_t>(place.line);
        if (number > starts.size()) return {};
        const std::string_view rest = text.substr(starts[number - 1]);
        std::string_view line = rest.substr(0, rest.find('\n'));
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }

private:
    const FileSet& files_;
    std::map<std::string, std::vector<std::size_t>> starts_;
};

/// One cell of the screen a character: control bytes and bad UTF-8 become `?`, so that marks stand under their place.
struct Screen {
    std::vector<std::string> cells;
    std::size_t mark = 0;    // cell of the place
    std::size_t length = 1;  // cells to mark
};

Screen on_screen(std::string_view line, std::size_t byte, std::size_t bytes) {
    Screen screen;
    std::size_t end_mark = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (at <= byte) screen.mark = screen.cells.size();
        const std::size_t length = utf8_character(line, at);
        const auto lead = static_cast<unsigned char>(line[at]);
        const bool plain = length > 0 && lead >= 0x20 && lead != 0x7f;
        screen.cells.emplace_back(plain ? std::string(line.substr(at, length)) : lead == '\t' ? " " : "?");
        at += std::max<std::size_t>(1, length);
        if (at <= byte + bytes) end_mark = screen.cells.size();
    }
    if (byte >= line.size()) screen.mark = screen.cells.size();
    screen.length = end_mark > screen.mark ? end_mark - screen.mark : 1;
    return screen;
}

/// Bytes of the line that the fault quotes: the cell, with the quotes around it.
std::size_t quoted_bytes(std::string_view line, std::size_t byte, const std::string& quoted) {
    if (byte >= line.size() || quoted.empty()) return 1;
    const std::string_view rest = line.substr(byte);
    if (rest.starts_with(quoted)) return quoted.size();
    if (rest.substr(1).starts_with(quoted) && (rest[0] == '"' || rest[0] == '\'')) return quoted.size() + 2;
    return 1;
}

void append_source(std::string& out, const Fault& fault, LineIndex& lines) {
    const std::string_view line = lines.line(fault.place);
    if (line.empty() || fault.place.column <= 0) return;
    const auto byte = static_cast<std::size_t>(fault.place.column - 1);
    Screen screen = on_screen(line, byte, quoted_bytes(line, byte, fault.quoted));
    std::size_t first = 0;
    if (screen.cells.size() > widest && screen.mark > widest / 2) first = screen.mark - widest / 2;
    const std::size_t last = std::min(screen.cells.size(), first + widest);
    const std::string number = std::to_string(fault.place.line);
    const std::string margin(number.size(), ' ');
    out += margin + " |\n" + number + " | " + (first > 0 ? "..." : "");
    for (std::size_t cell = first; cell < last; ++cell) out += screen.cells[cell];
    out += last < screen.cells.size() ? "...\n" : "\n";
    out += margin + " | " + std::string(screen.mark - first + (first > 0 ? 3 : 0), ' ');
    out += std::string(std::max<std::size_t>(1, std::min(screen.length, std::max(last, screen.mark + 1) - screen.mark)),
                       '^') +
           "\n";
}

std::string full(const Fault& fault, LineIndex& lines, const std::string& folder) {
    std::string out = fault.severity == Severity::error ? "error[" : "warning[";
    out += fault.code + "]: " + fault.problem + "\n";
    if (!fault.place.file.empty()) {
        out += "  --> " + where(fault, folder);
        if (!fault.row.empty()) out += "  (" + fault.row + ")";
        out += "\n";
        append_source(out, fault, lines);
    }
    if (!fault.mend.empty()) out += "    = help: " + fault.mend + "\n";
    return out + "\n";
}

std::string concise(const Fault& fault, const std::string& folder) {
    std::string out = fault.place.file.empty() ? "" : where(fault, folder) + ": ";
    out += fault.code + " " + fault.problem;
    if (!fault.mend.empty()) out += " (" + fault.mend + ")";
    return out + "\n";
}

std::string count_text(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

std::string fault_totals(const Faults& faults) {
    std::set<std::string_view> files;
    std::size_t errors = 0;
    const Fault* first = nullptr;
    for (const Fault& fault : faults) {
        if (!fault.place.file.empty()) files.insert(fault.place.file);
        if (fault.severity == Severity::error) ++errors;
        const bool better =
            first == nullptr || (first->severity == Severity::warning && fault.severity == Severity::error);
        if (better) first = &fault;
    }
    if (first == nullptr) return "found no faults";
    std::string text = "found ";
    if (errors > 0) text += count_text(errors, "error");
    const std::size_t warnings = faults.size() - errors;
    if (warnings > 0) text += (errors > 0 ? " and " : "") + count_text(warnings, "warning");
    text += " in " + count_text(files.size(), "file");
    text += errors > 0 ? "; nothing was run." : "; the scenario can be run.";
    return text + " `sinews explain " + first->code + "` tells more";
}

std::string render_faults(const Faults& faults, const FileSet& files, const std::string& folder, FaultFormat format) {
    std::string out;
    LineIndex lines(files);
    for (const Fault& fault : faults)
        out += format == FaultFormat::full ? full(fault, lines, folder) : concise(fault, folder);
    if (format == FaultFormat::full && !faults.empty()) out += fault_totals(faults) + "\n";
    return out;
}

}  // namespace sinews::scenario
