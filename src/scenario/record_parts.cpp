#include "scenario/record_parts.hpp"

#include <algorithm>

#include "scenario/number.hpp"
#include "scenario/words.hpp"

namespace sinews::scenario {

namespace {

Record& add_toml(std::vector<Record>& records, std::string_view table, std::string_view kind, const std::string& id,
                 const std::string& text, std::string file, int line) {
    return add_record(records, table, kind, {id}, text, std::move(file), line);
}

void mention_variables(Record& record, const Expression& expression, std::string_view column) {
    for (const ExpressionNode& node : expression.nodes) {
        if (node.operation == Operation::variable) mention(record, "variable", node.variable, column);
    }
}

void add_measures(const Scenario& scenario, std::vector<Record>& records) {
    for (const Measure& row : scenario.measures) {
        Record& record = add_toml(records, "measures", "measure", row.id, row.text, "scenario.toml", row.line);
        for (const std::string& part : row.least_of) mention(record, "measure", part, "least_of");
        if (row.least_of.empty()) fact(record, "metric", std::string(word_of(metric_words(), row.metric)));
        mention(record, "bloc", row.bloc, "bloc");
        mention(record, "group", row.group, "group");
        for (const std::string& party : row.parties) mention(record, "party", party, "parties");
        for (const WeightedItem& item : row.items) {
            mention(record, "item", item.item, "items");
            fact(record, "weight of " + item.item, number_text(item.weight));
        }
        for (const std::string& category : row.categories) mention(record, "category", category, "categories");
        mention(record, "series", row.history, "history");
    }
    for (const Comparison& row : scenario.comparisons) {
        Record& record = add_toml(records, "comparisons", "comparison", row.id, row.text, "scenario.toml", row.line);
        mention(record, "measure", row.left, "left");
        mention(record, "measure", row.right, "right");
        fact(record, "ratio", number_text(row.ratio));
        fact(record, "hold_months", std::to_string(row.hold_months));
        month_fact(record, "from", row.from);
    }
}

void add_claims(const Scenario& scenario, std::vector<Record>& records) {
    for (const Claim& row : scenario.claims) {
        Record& record = add_toml(records, "claims", "claim", row.id, row.text, "claims.toml", row.line);
        record.sources = row.sources;
        record.note = row.note;
        for (const std::string& source : row.sources) mention(record, "source", source, "source");
        fact(record, "speaker", row.speaker);
        month_fact(record, "month", row.month);
        mention(record, "comparison", row.comparison, "comparison");
        mention(record, "measure", row.measure, "measure");
    }
}

/// What a lever's `where` selects by name counts as a mention: the lever changes it.
void mention_where(Record& record, const LeverChange& change) {
    for (const auto& [key, values] : change.where) {
        const bool names_variable = change.table == "variables" && key == "name";
        const bool named =
            key == "line" || key == "party" || key == "item" || key == "bloc" || key == "group" || key == "programme";
        if (!named && !names_variable) continue;
        for (const std::string& name : values) {
            const std::string_view kind = names_variable                                  ? "variable"
                                          : key == "line" && change.table == "candidates" ? "candidate"
                                          : key == "line"                                 ? "line"
                                          : key == "party"                                ? "party"
                                          : key == "item"                                 ? "item"
                                          : key == "bloc"                                 ? "bloc"
                                          : key == "group"                                ? "group"
                                                                                          : "programme";
            mention(record, kind, name, change.column);
        }
    }
}

void add_levers(const Scenario& scenario, std::vector<Record>& records) {
    for (const Lever& row : scenario.levers) {
        Record& record = add_toml(records, "levers", "lever", row.id, row.text, "levers.toml", row.line);
        month_fact(record, "from", row.from);
        for (const LeverChange& change : row.changes) {
            mention_variables(record, change.amount, change.column);
            mention_where(record, change);
        }
        for (const LeverBuild& build : row.builds) mention(record, "candidate", build.candidate, "build");
    }
}

}  // namespace

Record& add_record(std::vector<Record>& records, std::string_view table, std::string_view kind,
                   std::vector<std::string> keys, const std::string& description, std::string file, int line) {
    Record& record = records.emplace_back();
    record.table = table;
    record.kind = kind;
    record.keys = std::move(keys);
    record.description = description;
    record.file = std::move(file);
    record.line = line;
    return record;
}

Record& add_row(std::vector<Record>& records, std::string_view table, std::string_view kind,
                std::vector<std::string> keys, const std::string& description, const Origin& origin) {
    Record& record = add_record(records, table, kind, std::move(keys), description, origin.file, origin.line);
    record.sources = origin.sources;
    record.note = origin.note;
    for (const std::string& source : origin.sources) mention(record, "source", source, "source");
    return record;
}

void mention(Record& record, std::string_view kind, const std::string& name, std::string_view column) {
    if (name.empty()) return;
    const bool there = std::any_of(record.mentions.begin(), record.mentions.end(), [&](const Mention& other) {
        return other.kind == kind && other.name == name && other.column == column;
    });
    if (!there) record.mentions.push_back({kind, name, column});
}

void fact(Record& record, std::string_view column, const std::string& text) {
    if (!text.empty()) record.facts.emplace_back(column, text);
}

void month_fact(Record& record, std::string_view column, const std::optional<Month>& month) {
    if (month) record.facts.emplace_back(column, to_text(*month));
}

void value(Record& record, std::string_view column, const Value& cell) {
    if (!cell.given()) return;
    record.values.push_back({column, &cell});
    mention_variables(record, cell.expression, column);
}

void add_answer_records(const Scenario& scenario, std::vector<Record>& records) {
    add_measures(scenario, records);
    add_claims(scenario, records);
    add_levers(scenario, records);
}

}  // namespace sinews::scenario
