// variables.toml: `name = expression`, or [name] with value, unit, source, note.

#include "scenario/codes.hpp"
#include "scenario/parse_expression.hpp"
#include "scenario/read_tables.hpp"
#include "scenario/toml_reader.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "variables.toml";

Variable read_variable(const TomlNode& node, FaultList& faults) {
    const std::string label = "variable=" + shown(node.key);
    Variable variable;
    variable.name = node.key;
    variable.origin.file = std::string(file);
    variable.origin.line = node.key_line;
    if (!is_variable_name(node.key)) {
        faults.error(code::bad_name, {std::string(file), node.key_line, node.key_column}, node.key,
                     "a variable can not be called `" + shown(node.key) + "`",
                     "use letters, digits and `_`, start with a letter, and avoid words of the language such as `to`",
                     label);
    }
    if (!node.is(TomlNode::Kind::table)) {
        variable.value = toml_expression(node, std::string(file), label, faults);
    } else {
        TomlReader reader(node, std::string(file), label, faults);
        variable.value = reader.expression("value");
        variable.unit = reader.text("unit");
        variable.origin.sources = reader.sources();
        variable.origin.note = reader.text("note");
        if (!reader.has("value")) {
            reader.error(code::missing_key, "value", "`value` is missing", "add value = \"12 to 18\"");
        }
        reader.finish();
    }
    return variable;
}

}  // namespace

void read_variables(const TomlNode& root, Scenario& scenario, FaultList& faults) {
    for (const TomlNode& node : root.children) scenario.variables.push_back(read_variable(node, faults));
}

}  // namespace sinews::scenario
