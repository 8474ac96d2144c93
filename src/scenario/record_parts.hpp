#pragma once
// How records are put together; shared by the files that make them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/records.hpp"

namespace sinews::scenario {

/// An empty record of a name and a place; valid until the next one is added.
Record& add_record(std::vector<Record>& records, std::string_view table, std::string_view kind,
                   std::vector<std::string> keys, const std::string& description, std::string file, int line);

/// A record of a CSV row (or a variable); valid until the next one is added. Mentions its sources.
Record& add_row(std::vector<Record>& records, std::string_view table, std::string_view kind,
                std::vector<std::string> keys, const std::string& description, const Origin& origin);

/// Nothing is added for an empty name, text, value or month.
void mention(Record& record, std::string_view kind, const std::string& name, std::string_view column);
void fact(Record& record, std::string_view column, const std::string& text);
void month_fact(Record& record, std::string_view column, const std::optional<Month>& month);
/// A numeric cell, with the variables it uses.
void value(Record& record, std::string_view column, const Value& cell);

/// Measures, comparisons, claims and levers.
void add_answer_records(const Scenario& scenario, std::vector<Record>& records);

}  // namespace sinews::scenario
