// levers.toml.

#include "scenario/codes.hpp"
#include "scenario/read_tables.hpp"
#include "scenario/schema.hpp"
#include "scenario/toml_reader.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "levers.toml";

/// Whether the cells of this column are expressions. Unknown tables and columns are told elsewhere and count as numbers.
bool holds_number(const std::string& table, const std::string& column) {
    const TableRule* rule = find_table_rule(table + ".csv");
    const ColumnRule* found = rule == nullptr ? nullptr : rule->find(column);
    if (found == nullptr) return true;
    return found->holds == Holds::number || found->holds == Holds::plain_number ||
           found->holds == Holds::whole_number || found->holds == Holds::year;
}

void read_where(TomlReader& reader, LeverChange& change) {
    const TomlNode* where = reader.node("where");
    if (where == nullptr) return;
    if (!where->is(TomlNode::Kind::table)) {
        reader.error(code::wrong_type, "where", "`where` is " + std::string(where->kind_text()),
                     "it takes columns with values: { party = \"DEU\", status = [\"building\", \"planned\"] }");
        return;
    }
    for (const TomlNode& condition : where->children) {
        std::vector<std::string>& accepted = change.where[condition.key];
        const auto take = [&](const TomlNode& value) {
            if (value.is(TomlNode::Kind::text) || value.is_number()) {
                accepted.push_back(value.text);
            } else {
                reader.error(code::wrong_type, "where",
                             "`" + shown(condition.key) + "` is " + std::string(value.kind_text()),
                             "it takes text, a number, or a list of them");
            }
        };
        if (condition.is(TomlNode::Kind::array)) {
            for (const TomlNode& value : condition.children) take(value);
        } else {
            take(condition);
        }
    }
}

void read_amount(TomlReader& reader, LeverChange& change, const std::string& label, FaultList& faults) {
    int given = 0;
    const auto take = [&](std::string_view key, LeverChange::Kind kind) {
        const TomlNode* node = reader.node(key);
        if (node == nullptr) return;
        ++given;
        change.kind = kind;
        if (kind == LeverChange::Kind::set && !holds_number(change.table, change.column)) {
            change.text = reader.text(key, true);
        } else {
            change.amount = toml_expression(*node, std::string(file), label, faults).expression;
        }
    };
    take("set", LeverChange::Kind::set);
    take("scale", LeverChange::Kind::scale);
    take("add", LeverChange::Kind::add);
    if (given != 1) {
        reader.error(code::lever_change, "column",
                     given == 0 ? "the change has no amount" : "the change has several amounts",
                     "give exactly one of set, scale, add");
    }
}

LeverChange read_change(const TomlNode& table, const std::string& label, FaultList& faults) {
    TomlReader reader(table, std::string(file), label, faults);
    LeverChange change;
    change.line = reader.line();
    change.table = reader.needed_text("table");
    change.column = reader.needed_text("column");
    read_where(reader, change);
    read_amount(reader, change, label, faults);
    reader.finish();
    return change;
}

LeverBuild read_build(const TomlNode& table, const std::string& label, FaultList& faults) {
    TomlReader reader(table, std::string(file), label, faults);
    LeverBuild build;
    build.candidate = reader.needed_text("candidate");
    if (!reader.has("copies")) {
        reader.error(code::missing_key, "copies", "`copies` is missing", "add copies = 1");
    }
    build.copies = static_cast<int>(reader.whole_number("copies", 1, 1000).value_or(1));
    if (!reader.has("month")) {
        reader.error(code::missing_key, "month", "`month` is missing", "add month = \"2027-01\": when it is decided");
    }
    build.month = reader.month("month").value_or(Month{});
    reader.finish();
    return build;
}

Lever read_lever(const TomlNode& table, FaultList& faults) {
    const TomlNode* id = table.find("id");
    const std::string label = "lever=" + (id != nullptr && id->is(TomlNode::Kind::text) ? shown(id->text) : "?");
    TomlReader reader(table, std::string(file), label, faults);
    Lever lever;
    lever.line = reader.line();
    lever.id = reader.needed_text("id");
    lever.text = reader.text("text");
    lever.from = reader.month("from");
    for (const TomlNode* change : reader.tables("change")) lever.changes.push_back(read_change(*change, label, faults));
    for (const TomlNode* build : reader.tables("build")) lever.builds.push_back(read_build(*build, label, faults));
    reader.finish();
    return lever;
}

}  // namespace

void read_levers(const TomlNode& root, Scenario& scenario, FaultList& faults) {
    TomlReader reader(root, std::string(file), "", faults);
    for (const TomlNode* table : reader.tables("lever")) scenario.levers.push_back(read_lever(*table, faults));
    reader.finish();
}

}  // namespace sinews::scenario
