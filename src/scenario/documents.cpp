#include "scenario/documents.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "scenario/codes.hpp"
#include "scenario/suggest.hpp"

namespace sinews::scenario {

namespace {

constexpr std::size_t most_bytes = std::size_t{256} << 20;

/// Tells of files whose names only look like a scenario's: their rows would silently not count.
void tell_unknown_files(const FileSet& files, FaultList& faults) {
    for (const auto& [name, bytes] : files) {
        const bool table =
            name.ends_with(".csv") || name.ends_with(".toml") || name.ends_with(".CSV") || name.ends_with(".TOML");
        const auto& known = scenario_files();
        const bool companion = name == "score_mapping.csv";  // `sinews score` reads it
        if (!table || companion || std::find(known.begin(), known.end(), name) != known.end()) continue;
        const std::string_view near = nearest(name, known);
        if (!near.empty() && !files.contains(std::string(near))) {
            faults.error(code::misnamed_file, {shown(name), 0, 0}, "",
                         "no file of a scenario is called `" + shown(name) + "`",
                         "did you mean `" + std::string(near) + "`?");
        } else {
            faults.warning(code::unknown_file, {shown(name), 0, 0}, "",
                           "this file is not part of a scenario and is not read",
                           "move it out of the folder, or give it another ending");
        }
    }
}

std::string toml_label(const TomlNode& table) {
    const TomlNode* id = table.find("id");
    if (id != nullptr && id->is(TomlNode::Kind::text)) return "id=" + shown(id->text);
    return table.key.empty() ? "" : shown(table.key);
}

/// Tables of a tree by line. Explicit stack: nesting is bounded, but why depend on it.
std::map<int, const TomlNode*> tables_by_line(const TomlNode& root) {
    std::map<int, const TomlNode*> found;
    std::vector<const TomlNode*> open{&root};
    while (!open.empty()) {
        const TomlNode* node = open.back();
        open.pop_back();
        if (node->is(TomlNode::Kind::table) && node != &root) found.try_emplace(node->line, node);
        for (const TomlNode& child : node->children) open.push_back(&child);
    }
    return found;
}

}  // namespace

Documents::Documents(const FileSet& files, FaultList& faults) {
    std::size_t bytes = 0;
    for (const auto& [name, content] : files) bytes += content.size();
    if (bytes > most_bytes) {
        faults.error(code::too_large, {}, "", "the files of the scenario hold " + std::to_string(bytes >> 20) + " MiB",
                     "at most " + std::to_string(most_bytes >> 20) + " MiB in all");
        return;
    }
    tell_unknown_files(files, faults);
    for (const std::string_view file : {"scenario.toml", "claims.toml", "levers.toml", "variables.toml"}) {
        read_toml_file(file, files, faults);
    }
    for (const TableRule& rule : table_rules()) read_table(rule, files, faults);
}

void Documents::read_table(const TableRule& rule, const FileSet& files, FaultList& faults) {
    const auto found = files.find(std::string(rule.file));
    if (found != files.end()) {
        tables_.try_emplace(std::string(rule.file), rule, found->second, faults);
    } else if (rule.needed) {
        faults.error(
            code::missing_file, {std::string(rule.file), 0, 0}, "", "the file is missing",
            "every scenario has a " + std::string(rule.file) + "; `sinews new` writes a small one to start from");
    }
}

void Documents::read_toml_file(std::string_view file, const FileSet& files, FaultList& faults) {
    const auto found = files.find(std::string(file));
    if (found != files.end()) {
        TomlFile& toml = tomls_[std::string(file)];
        toml.document = read_toml(found->second, std::string(file), faults);
        toml.tables = tables_by_line(toml.document.root);
    } else if (file == "scenario.toml") {
        faults.error(code::missing_file, {std::string(file), 0, 0}, "", "the file is missing",
                     "every scenario has a scenario.toml; `sinews new` writes a small one to start from");
    }
}

const Table* Documents::table(std::string_view file) const {
    const auto found = tables_.find(file);
    return found == tables_.end() ? nullptr : &found->second;
}

const TomlNode* Documents::toml(std::string_view file) const {
    const auto found = tomls_.find(file);
    return found == tomls_.end() || !found->second.document.readable ? nullptr : &found->second.document.root;
}

bool Documents::unreadable(std::string_view file) const {
    if (const auto found = tables_.find(file); found != tables_.end()) return !found->second.readable();
    if (const auto found = tomls_.find(file); found != tomls_.end()) return !found->second.document.readable;
    // A missing file that must be there was told of; one that may be left out is simply empty.
    const TableRule* rule = find_table_rule(file);
    return rule != nullptr ? rule->needed : file == "scenario.toml";
}

Found Documents::find(std::string_view file, int line, std::string_view column, int element) const {
    if (const Table* found = table(file)) {
        const auto row = found->row_at(line);
        if (!row) return {{std::string(file), line, 0}, "", ""};
        const CsvCell* cell = found->cell(*row, column);
        return {found->place(*row, column), cell == nullptr ? "" : std::string(cell->text), found->label(*row)};
    }
    if (const auto found = tomls_.find(file); found != tomls_.end()) {
        return find_in_toml(found->second, file, line, column, element);
    }
    return {{std::string(file), line, 0}, "", ""};
}

Found Documents::find_in_toml(const TomlFile& toml, std::string_view file, int line, std::string_view key,
                              int element) const {
    const auto found = toml.tables.find(line);
    if (found == toml.tables.end()) {
        // A variable that is a single value: its line is all there is.
        for (const TomlNode& child : toml.document.root.children) {
            if (child.key_line == line) {
                return {{std::string(file), child.line, child.column}, child.text, shown(child.key)};
            }
        }
        return {{std::string(file), line, 0}, "", ""};
    }
    const TomlNode& table = *found->second;
    const TomlNode* value = table.find(key);
    if (value == nullptr) return {{std::string(file), table.line, table.column}, "", toml_label(table)};
    const bool list = value->is(TomlNode::Kind::array) || value->is(TomlNode::Kind::table);
    if (list && element >= 0 && static_cast<std::size_t>(element) < value->children.size()) {
        const TomlNode& child = value->children[static_cast<std::size_t>(element)];
        if (value->is(TomlNode::Kind::table)) {
            return {{std::string(file), child.key_line, child.key_column}, child.key, toml_label(table)};
        }
        return {{std::string(file), child.line, child.column}, child.text, toml_label(table)};
    }
    return {{std::string(file), value->line, value->column}, value->text, toml_label(table)};
}

}  // namespace sinews::scenario
