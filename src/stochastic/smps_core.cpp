#include "stochastic/smps_core.hpp"

#include <cmath>

#include "scenario/suggest.hpp"
#include "stochastic/linear_program.hpp"

namespace sinews::stochastic {

namespace {

constexpr std::size_t most_faults = 20;

struct Reader {
    CoreResult& result;
    const std::string& file;
    bool in_integers = false;
    std::vector<std::uint8_t> bounded{};          // by column: a bound was given
    std::vector<std::uint8_t> lower_given{};      // by column
    std::vector<std::uint8_t> between_markers{};  // by column

    CoreFile& core() { return result.core; }

    void fault(int line, std::string problem, std::string mend = "") {
        if (result.faults.size() < most_faults) {
            result.faults.push_back({file, line, std::move(problem), std::move(mend)});
        }
    }

    std::optional<double> number(const SmpsLine& line, std::size_t position) {
        const std::optional<double> value = smps_number(line.words[position]);
        if (!value) fault(line.number, "`" + std::string(line.words[position]) + "` is not a number");
        return value;
    }

    std::optional<int> row(const SmpsLine& line, std::string_view name) {
        const auto found = core().rows.find(std::string(name));
        if (found != core().rows.end()) return found->second;
        const std::vector<std::string_view> known(core().row_names.begin(), core().row_names.end());
        fault(line.number, "no row `" + std::string(name) + "` stands under ROWS",
              scenario::did_you_mean(name, known, "name one of its rows"));
        return std::nullopt;
    }

    std::optional<int> column(const SmpsLine& line, std::string_view name) {
        const auto found = core().columns.find(std::string(name));
        if (found != core().columns.end()) return found->second;
        const std::vector<std::string_view> known(core().column_names.begin(), core().column_names.end());
        fault(line.number, "no column `" + std::string(name) + "` stands under COLUMNS",
              scenario::did_you_mean(name, known, "name one of its columns"));
        return std::nullopt;
    }

    void read_row(const SmpsLine& line);
    int open_column(const SmpsLine& line);
    void read_column(const SmpsLine& line);
    std::optional<std::size_t> first_pair(const SmpsLine& line, std::string& set);
    void read_right_side(const SmpsLine& line);
    void read_range(const SmpsLine& line);
    void read_bound(const SmpsLine& line);
    void set_bound(const SmpsLine& line, const std::string& type, int column, double value);
    void read_sense(std::string_view word, int line);
    void read_section(const SmpsSection& section);
    void finish();
};

void Reader::read_row(const SmpsLine& line) {
    if (line.words.size() != 2) {
        fault(line.number, "a row has a type and a name", "e.g. ` E  balance`");
        return;
    }
    const std::string type = in_capitals(line.words[0]);
    const std::string name(line.words[1]);
    if (type != "N" && type != "E" && type != "L" && type != "G") {
        fault(line.number, "`" + type + "` is no type of a row", "it is N, E, L or G");
        return;
    }
    const bool first_free = type == "N" && core().objective.empty();
    const int position = first_free    ? CoreFile::objective_row
                         : type == "N" ? CoreFile::free_row
                                       : static_cast<int>(core().row_names.size());
    if (!core().rows.emplace(name, position).second) {
        fault(line.number, "row `" + name + "` stands here a second time");
        return;
    }
    if (first_free) core().objective = name;
    if (type == "N") return;
    core().row_names.push_back(name);
    core().sense.push_back(type.front());
    core().right.push_back(0);
    core().range.push_back(std::nan(""));
}

/// The column of the line, new or the one of the line before; -1 after a fault.
int Reader::open_column(const SmpsLine& line) {
    const std::string name(line.words[0]);
    const int next = static_cast<int>(core().column_names.size());
    const auto [found, is_new] = core().columns.emplace(name, next);
    if (!is_new && found->second != next - 1) {
        fault(line.number, "column `" + name + "` was left and comes again", "write all of a column's lines together");
        return -1;
    }
    if (is_new) {
        core().column_names.push_back(name);
        core().cost.push_back(0);
        core().lower.push_back(0);
        core().upper.push_back(infinity);
        core().integer.push_back(in_integers ? 1 : 0);
        bounded.push_back(0);
        lower_given.push_back(0);
        between_markers.push_back(in_integers ? 1 : 0);
    }
    return found->second;
}

void Reader::read_column(const SmpsLine& line) {
    for (const std::string_view word : line.words) {
        if (in_capitals(word) != "'MARKER'") continue;
        const std::string last = in_capitals(unquoted(line.words.back()));
        if (last != "INTORG" && last != "INTEND") {
            fault(line.number, "a marker without 'INTORG' or 'INTEND'", "only integer markers are known");
        }
        in_integers = last == "INTORG";
        return;
    }
    if (line.words.size() < 3 || line.words.size() % 2 == 0) {
        fault(line.number, "a column's line is a name and pairs of row and number");
        return;
    }
    const int position = open_column(line);
    if (position < 0) return;
    for (std::size_t pair = 1; pair + 1 < line.words.size(); pair += 2) {
        const std::optional<int> to = row(line, line.words[pair]);
        const std::optional<double> value = number(line, pair + 1);
        if (!to || !value) continue;
        if (!std::isfinite(*value)) {
            fault(line.number, "an infinite coefficient");
        } else if (*to == CoreFile::objective_row) {
            core().cost[at(position)] += *value;
        } else if (*to >= 0) {
            core().entries.push_back({position, *to, *value});
        }
    }
}

/// Where the pairs of a line begin: after the name of the set, which may be left out. Nothing for lines of a later set.
std::optional<std::size_t> Reader::first_pair(const SmpsLine& line, std::string& set) {
    const std::size_t first = line.words.size() % 2;
    if (line.words.size() < 2) {
        fault(line.number, "a name of a row and a number are expected");
        return std::nullopt;
    }
    const std::string name = first == 1 ? std::string(line.words[0]) : "";
    if (set.empty()) set = name;
    if (name != set) return std::nullopt;
    return first;
}

void Reader::read_right_side(const SmpsLine& line) {
    const std::optional<std::size_t> first = first_pair(line, core().right_set);
    if (!first) return;
    for (std::size_t pair = *first; pair + 1 < line.words.size(); pair += 2) {
        const std::optional<int> to = row(line, line.words[pair]);
        const std::optional<double> value = number(line, pair + 1);
        if (!to || !value) continue;
        if (*to == CoreFile::objective_row) core().offset = -*value;
        if (*to >= 0) core().right[at(*to)] = *value;
    }
}

void Reader::read_range(const SmpsLine& line) {
    const std::optional<std::size_t> first = first_pair(line, core().range_set);
    if (!first) return;
    for (std::size_t pair = *first; pair + 1 < line.words.size(); pair += 2) {
        const std::optional<int> to = row(line, line.words[pair]);
        const std::optional<double> value = number(line, pair + 1);
        if (to && value && *to >= 0) core().range[at(*to)] = *value;
    }
}

void Reader::set_bound(const SmpsLine& line, const std::string& type, int column, double value) {
    double& lower = core().lower[at(column)];
    double& upper = core().upper[at(column)];
    if (type == "LI" || type == "UI" || type == "BV") core().integer[at(column)] = 1;
    if (type == "LO" || type == "LI") {
        lower = value;
        lower_given[at(column)] = 1;
    } else if (type == "UP" || type == "UI") {
        upper = value;
        if (value < 0 && lower_given[at(column)] == 0) lower = -infinity;
    } else if (type == "FX") {
        lower = upper = value;
        lower_given[at(column)] = 1;
    } else if (type == "FR") {
        lower = -infinity;
        upper = infinity;
        lower_given[at(column)] = 1;
    } else if (type == "MI") {
        lower = -infinity;
        lower_given[at(column)] = 1;
    } else if (type == "PL") {
        upper = infinity;
    } else if (type == "BV") {
        lower = 0;
        upper = 1;
        lower_given[at(column)] = 1;
    } else {
        fault(line.number, "`" + type + "` is no type of a bound that is known",
              "LO, UP, FX, FR, MI, PL, BV, LI and UI are");
        return;
    }
    bounded[at(column)] = 1;
}

void Reader::read_bound(const SmpsLine& line) {
    if (line.words.size() < 2) {
        fault(line.number, "a bound has a type and a column");
        return;
    }
    const std::string type = in_capitals(line.words[0]);
    const bool without_value = type == "FR" || type == "MI" || type == "PL" || type == "BV";
    // TYPE [SET] COLUMN [VALUE]: the set may be missing, and so may the value of these four types.
    const std::size_t words = line.words.size();
    const bool set_missing =
        words == 2 || (words == 3 && (!without_value || (!core().columns.contains(std::string(line.words[2])) &&
                                                         core().columns.contains(std::string(line.words[1])))));
    const std::string set = set_missing ? "" : std::string(line.words[1]);
    const std::size_t name = set_missing ? 1 : 2;
    if (core().bound_set.empty()) core().bound_set = set;
    if (set != core().bound_set) return;
    const std::optional<int> to = column(line, line.words[name]);
    double value = 0;
    if (!without_value) {
        if (words <= name + 1) {
            fault(line.number, "a bound of type " + type + " needs a number");
            return;
        }
        const std::optional<double> given = number(line, name + 1);
        if (!given) return;
        value = *given;
    }
    if (to) set_bound(line, type, *to, value);
}

void Reader::read_sense(std::string_view word, int line) {
    const std::string sense = in_capitals(word);
    if (sense.starts_with("MAX")) {
        core().maximise = true;
    } else if (!sense.starts_with("MIN")) {
        fault(line, "`" + std::string(word) + "` is no sense of the objective", "it is MIN or MAX");
    }
}

void Reader::read_section(const SmpsSection& section) {
    if (section.keyword == "NAME" && section.header.words.size() > 1) core().name = section.header.words[1];
    if (section.keyword == "OBJSENSE" && section.header.words.size() > 1) {
        read_sense(section.header.words[1], section.header.number);
    }
    for (const SmpsLine& line : section.lines) {
        if (section.keyword == "ROWS") {
            read_row(line);
        } else if (section.keyword == "COLUMNS") {
            read_column(line);
        } else if (section.keyword == "RHS") {
            read_right_side(line);
        } else if (section.keyword == "RANGES") {
            read_range(line);
        } else if (section.keyword == "BOUNDS") {
            read_bound(line);
        } else if (section.keyword == "OBJSENSE" && !line.words.empty()) {
            read_sense(line.words[0], line.number);
        } else {
            fault(line.number, "a line that belongs to no section that is known",
                  "sections are NAME, OBJSENSE, ROWS, COLUMNS, RHS, RANGES, BOUNDS");
        }
    }
}

void Reader::finish() {
    CoreFile& read = core();
    for (std::size_t column = 0; column < read.column_names.size(); ++column) {
        if (between_markers[column] != 0 && bounded[column] == 0) read.upper[column] = 1;
        if (read.lower[column] > read.upper[column]) {
            fault(0, "column `" + read.column_names[column] + "` has a lower bound above its upper bound");
        }
    }
    if (read.objective.empty()) fault(0, "no row of type N is the objective", "add ` N  cost` under ROWS");
    if (read.column_names.empty()) fault(0, "there are no columns");
}

}  // namespace

CoreFile::Sides CoreFile::sides(int row, double right_side) const {
    const double spread = range[at(row)];
    const bool ranged = !std::isnan(spread);
    switch (sense[at(row)]) {
        case 'L': return {ranged ? right_side - std::abs(spread) : -infinity, right_side};
        case 'G': return {right_side, ranged ? right_side + std::abs(spread) : infinity};
        default:
            if (!ranged) return {right_side, right_side};
            return spread < 0 ? Sides{right_side + spread, right_side} : Sides{right_side, right_side + spread};
    }
}

CoreResult read_core(std::string_view text, SmpsFormat format, const std::string& file) {
    CoreResult result;
    Reader reader{result, file};
    for (const SmpsSection& section :
         smps_sections(text, format, {"NAME", "OBJSENSE", "ROWS", "COLUMNS", "RHS", "RANGES", "BOUNDS"})) {
        reader.read_section(section);
    }
    reader.finish();
    return result;
}

}  // namespace sinews::stochastic
