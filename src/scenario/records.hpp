#pragma once
// Every row and named table of a scenario in one shape: what it is called, what it holds, and whom it mentions. That is
// all that tracing a value needs to know of a table.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// A name that a record uses: ("item", "shell_155").
struct Mention {
    std::string_view
        kind;  // party, bloc, group, category, item, variable, source, measure, comparison, series, candidate, line
    std::string name;
    std::string_view column;  // where
};

struct RecordValue {
    std::string_view column;
    const Value* value = nullptr;
};

struct Record {
    std::string_view table;  // "lines"
    std::string_view kind;   // what its first key names, when the row defines it: "line"; "" for rows such as recipes
    std::vector<std::string> keys;  // {"us-camden"}, {"DEU", "2026"}
    std::string description;        // name or text for people
    std::string file;
    int line = 0;
    std::vector<std::string> sources;
    std::string note;
    std::vector<RecordValue> values;
    std::vector<std::pair<std::string, std::string>> facts;  // other cells that say something: {"status", "building"}
    std::vector<Mention> mentions;                           // variables of its values included
};

/// In the order of docs/scenario-format.md. Looks into `scenario`, which must outlive it.
[[nodiscard]] std::vector<Record> records_of(const Scenario& scenario);

}  // namespace sinews::scenario
