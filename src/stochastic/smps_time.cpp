#include "stochastic/smps_time.hpp"

#include <algorithm>

#include "scenario/suggest.hpp"
#include "stochastic/linear_program.hpp"

namespace sinews::stochastic {

namespace {

struct Reader {
    TimeResult& result;
    const std::string& file;
    const CoreFile& core;

    void fault(int line, std::string problem, std::string mend = "") {
        if (result.faults.size() < 20) result.faults.push_back({file, line, std::move(problem), std::move(mend)});
    }

    int known_stage(std::string_view period) {
        const int stage = result.time.stage(period);
        if (stage >= 0) return stage;
        result.time.periods.emplace_back(period);
        return static_cast<int>(result.time.periods.size()) - 1;
    }

    void read_implicit(const std::vector<SmpsLine>& lines);
    void read_names(const SmpsSection& section);
    void check_order();
};

int position_of(const std::unordered_map<std::string, int>& names, std::string_view name) {
    const auto found = names.find(std::string(name));
    return found == names.end() ? -3 : found->second;
}

void Reader::read_implicit(const std::vector<SmpsLine>& lines) {
    std::vector<int> first_column, first_row;
    for (const SmpsLine& line : lines) {
        if (line.words.size() < 3) {
            fault(line.number, "a period names its first column, its first row and itself",
                  "e.g. `  x1  balance1  STAGE-1`");
            continue;
        }
        const bool first = result.time.periods.empty();
        int column = position_of(core.columns, line.words[0]);
        int row = position_of(core.rows, line.words[1]);
        if (first) {  // whatever stands before belongs to the first stage too; the row may be the objective
            column = column == -3 ? column : 0;
            row = row == -3 ? row : 0;
        }
        if (column < 0) fault(line.number, "no column `" + std::string(line.words[0]) + "` in the core file");
        if (row < 0) {
            fault(line.number, row == -3 ? "no row `" + std::string(line.words[1]) + "` in the core file"
                                         : "a later stage cannot begin with a row of type N");
        }
        if (result.time.stage(line.words[2]) >= 0) {
            fault(line.number, "period `" + std::string(line.words[2]) + "` stands here a second time");
        }
        if (!first && (column <= first_column.back() || row < first_row.back())) {
            fault(line.number, "period `" + std::string(line.words[2]) + "` begins before the one above it",
                  "order columns and rows of the core by stage, or use PERIODS EXPLICIT");
        }
        result.time.periods.emplace_back(line.words[2]);
        first_column.push_back(column);
        first_row.push_back(row);
    }
    const auto stage_at = [](const std::vector<int>& firsts, int position) {
        return static_cast<int>(std::ranges::upper_bound(firsts, position) - firsts.begin()) - 1;
    };
    if (!result.faults.empty() || result.time.periods.empty()) return;
    for (int row = 0; row < static_cast<int>(core.row_names.size()); ++row) {
        result.time.row_stage[at(row)] = stage_at(first_row, row);
    }
    for (int column = 0; column < static_cast<int>(core.column_names.size()); ++column) {
        result.time.column_stage[at(column)] = stage_at(first_column, column);
    }
}

void Reader::read_names(const SmpsSection& section) {
    const bool of_rows = section.keyword == "ROWS";
    const auto& names = of_rows ? core.rows : core.columns;
    std::vector<int>& stages = of_rows ? result.time.row_stage : result.time.column_stage;
    for (const SmpsLine& line : section.lines) {
        if (line.words.size() != 2) {
            fault(line.number, "a name and its period are expected");
            continue;
        }
        const int position = position_of(names, line.words[0]);
        if (position == -3) {
            fault(line.number, std::string("no ") + (of_rows ? "row" : "column") + " `" + std::string(line.words[0]) +
                                   "` in the core file");
        } else if (position >= 0) {
            stages[at(position)] = known_stage(line.words[1]);
        }
    }
}

void Reader::check_order() {
    const auto missing = [&](const std::vector<int>& stages, const std::vector<std::string>& names, const char* what) {
        const auto found = std::ranges::find(stages, -1);
        if (found == stages.end()) return;
        fault(0,
              std::string(what) + " `" + names[static_cast<std::size_t>(found - stages.begin())] + "` has no period");
    };
    missing(result.time.row_stage, core.row_names, "row");
    missing(result.time.column_stage, core.column_names, "column");
    if (!result.faults.empty()) return;
    for (const CoreFile::Entry& entry : core.entries) {
        const int of_row = result.time.row_stage[at(entry.row)];
        const int of_column = result.time.column_stage[at(entry.column)];
        if (of_column <= of_row || entry.value == 0) continue;
        fault(0,
              "row `" + core.row_names[at(entry.row)] + "` of " + result.time.periods[at(of_row)] + " holds column `" +
                  core.column_names[at(entry.column)] + "` of " + result.time.periods[at(of_column)],
              "a row may hold columns of its own and of earlier stages");
    }
}

}  // namespace

int TimeFile::stage(std::string_view period) const {
    const auto found = std::ranges::find(periods, period);
    return found == periods.end() ? -1 : static_cast<int>(found - periods.begin());
}

TimeResult read_time(std::string_view text, SmpsFormat format, const std::string& file, const CoreFile& core) {
    TimeResult result;
    result.time.row_stage.assign(core.row_names.size(), -1);
    result.time.column_stage.assign(core.column_names.size(), -1);
    Reader reader{result, file, core};
    bool is_explicit = false;
    for (const SmpsSection& section : smps_sections(text, format, {"TIME", "PERIODS", "ROWS", "COLUMNS"})) {
        if (section.keyword == "PERIODS") {
            for (const std::string_view word : section.header.words) is_explicit |= in_capitals(word) == "EXPLICIT";
            if (!is_explicit) {
                reader.read_implicit(section.lines);
            } else {
                for (const SmpsLine& line : section.lines) reader.known_stage(line.words.back());
            }
        } else if (section.keyword == "ROWS" || section.keyword == "COLUMNS") {
            reader.read_names(section);
        } else if (!section.lines.empty()) {
            reader.fault(section.lines.front().number, "a line that belongs to no section that is known",
                         "sections are TIME, PERIODS, ROWS, COLUMNS");
        }
    }
    if (result.time.periods.empty() && result.faults.empty()) {
        reader.fault(0, "there are no periods", "name them under PERIODS");
    }
    if (result.faults.empty()) reader.check_order();
    return result;
}

}  // namespace sinews::stochastic
