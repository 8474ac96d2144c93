#pragma once
// The files of a scenario as read, kept while it is checked: a fault names the very cell, which a typed row no longer knows.

#include <map>
#include <string>
#include <string_view>

#include "scenario/fault_list.hpp"
#include "scenario/read.hpp"
#include "scenario/table.hpp"
#include "scenario/toml_tree.hpp"

namespace sinews::scenario {

/// A cell, or the value of a key, found again by the line its row or table starts in.
struct Found {
    Place place;
    std::string quoted;
    std::string row;  // "party=DEU, year=2026"
};

class Documents {
public:
    /// Reads every file that a scenario may have. `files` must outlive the documents.
    Documents(const FileSet& files, FaultList& faults);

    [[nodiscard]] const Table* table(std::string_view file) const;
    [[nodiscard]] const TomlNode* toml(std::string_view file) const;
    /// True when the file is there but could not be read: the names it would have given are not to be missed.
    [[nodiscard]] bool unreadable(std::string_view file) const;
    /// The cell of `column` (or the value of that key) in the row (or table) of `file` that starts in `line`. For a missing
    /// one the place of the row. `element` counts in a list.
    [[nodiscard]] Found find(std::string_view file, int line, std::string_view column, int element = -1) const;

private:
    struct TomlFile {
        TomlDocument document;
        std::map<int, const TomlNode*> tables;  // by the line a table starts in
    };
    void read_table(const TableRule& rule, const FileSet& files, FaultList& faults);
    void read_toml_file(std::string_view file, const FileSet& files, FaultList& faults);
    [[nodiscard]] Found find_in_toml(const TomlFile& toml, std::string_view file, int line, std::string_view key,
                                     int element) const;

    std::map<std::string, Table, std::less<>> tables_;
    std::map<std::string, TomlFile, std::less<>> tomls_;
};

}  // namespace sinews::scenario
