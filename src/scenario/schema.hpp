#pragma once
// Which tables and columns there are. docs/scenario-format.md tells the same to people; a test compares the two.

#include <string_view>
#include <vector>

namespace sinews::scenario {

/// What the cells of a column hold.
enum class Holds { name, text, names, word, number, plain_number, whole_number, year, month };

/// Whether a table may leave a column out. `sometimes`: an empty cell means something (no decision, no limit, the party
/// itself) or a row may not need it; where a row does need it, the check of that row says so.
enum class Column { always, sometimes };

struct ColumnRule {
    std::string_view name;
    Holds holds = Holds::text;
    Column needed = Column::always;
};

struct TableRule {
    std::string_view file;
    bool needed = false;  // the folder must have it
    int keys = 1;         // the first so many columns name a row in messages
    std::vector<ColumnRule> columns;

    [[nodiscard]] const ColumnRule* find(std::string_view column) const;
    /// "lines" of "lines.csv": the name a lever uses.
    [[nodiscard]] std::string_view table_name() const;
};

/// All CSV tables, in the order of docs/scenario-format.md.
[[nodiscard]] const std::vector<TableRule>& table_rules();

/// The rule of a file ("lines.csv"), or nullptr.
[[nodiscard]] const TableRule* find_table_rule(std::string_view file);

/// All file names a scenario may have, TOML files included.
[[nodiscard]] const std::vector<std::string_view>& scenario_files();

}  // namespace sinews::scenario
