#include "scenario/toml_reader.hpp"

#include <algorithm>
#include <cmath>

#include "scenario/codes.hpp"
#include "scenario/parse_expression.hpp"
#include "scenario/row_reader.hpp"
#include "scenario/suggest.hpp"

namespace sinews::scenario {

const TomlNode* TomlReader::node(std::string_view key) {
    if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) asked_.push_back(key);
    return table_.find(key);
}

Place TomlReader::place(std::string_view key) const {
    const TomlNode* found = table_.find(key);
    if (found == nullptr) return {file_, table_.line, table_.column};
    return {file_, found->line, found->column};
}

void TomlReader::error(std::string_view code, std::string_view key, std::string problem, std::string mend) const {
    const TomlNode* found = table_.find(key);
    faults_.error(code, place(key), found == nullptr ? "" : found->text, std::move(problem), std::move(mend), label_);
}

void TomlReader::warning(std::string_view code, std::string_view key, std::string problem, std::string mend) const {
    const TomlNode* found = table_.find(key);
    faults_.warning(code, place(key), found == nullptr ? "" : found->text, std::move(problem), std::move(mend), label_);
}

void TomlReader::wrong_type(const TomlNode& found, std::string_view key, std::string_view wanted) const {
    error(code::wrong_type, key, "`" + std::string(key) + "` is " + std::string(found.kind_text()),
          "it takes " + std::string(wanted));
}

std::string TomlReader::text(std::string_view key, bool numbers_too) {
    const TomlNode* found = node(key);
    if (found == nullptr) return {};
    if (found->is(TomlNode::Kind::text) || found->is(TomlNode::Kind::date) || (numbers_too && found->is_number())) {
        return found->text;
    }
    wrong_type(*found, key, "text in quotes");
    return {};
}

std::string TomlReader::needed_text(std::string_view key) {
    std::string found = text(key);
    const TomlNode* value = table_.find(key);
    if (value == nullptr) {
        error(code::missing_key, key, "`" + std::string(key) + "` is missing",
              "add " + std::string(key) + " = \"...\"");
    } else if (found.empty() && value->is(TomlNode::Kind::text)) {
        error(code::empty_cell, key, "`" + std::string(key) + "` is empty", "fill it");
    }
    return found;
}

std::optional<double> TomlReader::number(std::string_view key) {
    const TomlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    std::optional<double> number;
    if (found->is_number()) {
        number = found->number;
    } else if (found->is(TomlNode::Kind::text)) {
        number = constant_value(parse_expression(found->text).expression);
        if (!number) {
            error(code::not_plain, key, "`" + std::string(key) + "` takes a plain number",
                  "write a number without distributions and variables");
            return std::nullopt;
        }
    } else {
        wrong_type(*found, key, "a number");
        return std::nullopt;
    }
    if (std::isfinite(*number)) return number;
    error(code::not_finite, key, "`" + std::string(key) + "` is not a finite number", "write a finite number");
    return std::nullopt;
}

std::optional<std::int64_t> TomlReader::whole_number(std::string_view key, std::int64_t least, std::int64_t most) {
    const TomlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    const bool right = found->is(TomlNode::Kind::whole_number) && found->whole >= least && found->whole <= most;
    if (right) return found->whole;
    error(code::not_a_whole_number, key,
          "`" + std::string(key) + "` is no whole number from " + std::to_string(least) + " to " + std::to_string(most),
          "write for example " + std::string(key) + " = " + std::to_string(std::max<std::int64_t>(least, 1)));
    return std::nullopt;
}

std::optional<Month> TomlReader::month(std::string_view key) {
    const TomlNode* found = node(key);
    if (found == nullptr) return std::nullopt;
    const auto month = found->is(TomlNode::Kind::text) ? parse_month(found->text) : std::nullopt;
    if (!month) {
        error(code::not_a_month, key, "`" + std::string(key) + "` is not a month",
              "write " + std::string(key) + " = \"YYYY-MM\" with a month from 01 to 12");
    }
    return month;
}

std::vector<std::string> TomlReader::texts(std::string_view key) {
    const TomlNode* found = node(key);
    if (found == nullptr) return {};
    if (found->is(TomlNode::Kind::text)) return {found->text};
    std::vector<std::string> list;
    const bool right = found->is(TomlNode::Kind::array) &&
                       std::all_of(found->children.begin(), found->children.end(),
                                   [](const TomlNode& element) { return element.is(TomlNode::Kind::text); });
    if (!right) {
        wrong_type(*found, key, "a list of texts: [\"a\", \"b\"]");
        return {};
    }
    for (const TomlNode& element : found->children) list.push_back(element.text);
    return list;
}

Value toml_expression(const TomlNode& node, const std::string& file, const std::string& label, FaultList& faults) {
    Value value;
    value.line = node.line;
    value.column = node.column;
    if (!node.is(TomlNode::Kind::text) && !node.is_number()) {
        faults.error(code::wrong_type, {file, node.line, node.column}, node.text,
                     "the value is " + std::string(node.kind_text()), "it takes a number, or an expression in quotes",
                     label);
        return value;
    }
    ParsedExpression parsed = parse_expression(node.text);
    value.expression = std::move(parsed.expression);
    if (parsed.fault) {
        const int quote = node.is(TomlNode::Kind::text) ? 1 : 0;
        faults.error(code::not_an_expression, {file, node.line, node.column + parsed.fault->column - 1 + quote},
                     node.text, std::move(parsed.fault->problem), std::move(parsed.fault->mend), label);
    }
    return value;
}

Value TomlReader::expression(std::string_view key) {
    const TomlNode* found = node(key);
    return found == nullptr ? Value{} : toml_expression(*found, file_, label_, faults_);
}

std::vector<std::string> TomlReader::sources(std::string_view key) { return split_list(text(key)); }

std::vector<const TomlNode*> TomlReader::tables(std::string_view key) {
    const TomlNode* found = node(key);
    if (found == nullptr) return {};
    if (found->is(TomlNode::Kind::table)) return {found};
    std::vector<const TomlNode*> list;
    const bool right = found->is(TomlNode::Kind::array) &&
                       std::all_of(found->children.begin(), found->children.end(),
                                   [](const TomlNode& element) { return element.is(TomlNode::Kind::table); });
    if (!right) {
        wrong_type(*found, key, "tables: [[" + std::string(key) + "]]");
        return {};
    }
    for (const TomlNode& element : found->children) list.push_back(&element);
    return list;
}

void TomlReader::finish() {
    for (const TomlNode& child : table_.children) {
        if (std::find(asked_.begin(), asked_.end(), child.key) != asked_.end()) continue;
        faults_.error(code::unknown_key, {file_, child.key_line, child.key_column}, child.key,
                      "there is no key `" + shown(child.key) + "` here",
                      did_you_mean(child.key, asked_, "keys are " + one_of(asked_, 30)), label_);
    }
}

}  // namespace sinews::scenario
