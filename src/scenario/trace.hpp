#pragma once
// Where does this number come from, and what depends on it.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/fault.hpp"
#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// Of an uncertain value: exact for a single distribution, from 10,000 fixed draws for anything else. Draws that would be cut
/// when the scenario runs are not cut here.
struct ValueSummary {
    double p05 = 0, median = 0, mean = 0, p95 = 0;
};

struct TracedValue {
    std::string column;
    std::string expression;
    Place place;
    double point = 0;
    std::optional<ValueSummary> summary;  // of an uncertain value
    std::vector<std::string> variables;   // that it uses
};

struct TracedSource {
    std::string id, publisher, title, date, url;
    bool assumption = false;  // the word `assumption` in place of an id
};

/// A row or table that uses what is traced: "lines/us-camden", its column, where it stands.
struct TracedUse {
    std::string path;
    std::string column;
    std::string description;
    Place place;
};

struct Trace {
    std::string kind;  // line, item, programme, party, variable, source, measure, ... or the table's name
    std::string path;  // "lines/us-camden"
    std::string description;
    Place place;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<TracedValue> values;
    std::vector<std::string> uses;  // what it rests on: "item shell_155", "variable us_real"
    std::vector<TracedSource> sources;
    std::string note;
    std::vector<TracedUse> used_by;
};

struct TraceResult {
    std::vector<Trace> traces;  // several when a name is used for several things
    std::string problem, mend;  // when there is none
};

/// `name` is an id (line, item, programme, party, bloc, group, category, variable, source, measure, comparison, claim, lever,
/// evidence) or a path table/key.../column such as `lines/us-camden/ramp_months` or `economy/DEU/2026`; a path without its
/// last keys names all rows that begin so, at most 50. The scenario must be without errors.
[[nodiscard]] TraceResult trace(const Scenario& scenario, std::string_view name);

}  // namespace sinews::scenario
