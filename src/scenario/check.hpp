#pragma once
// What rows say together: names that exist, shares that add up, tables without holes. One function a topic, one file each.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/documents.hpp"
#include "scenario/evaluate.hpp"
#include "scenario/fault_list.hpp"
#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// Names of one kind.
class NameSet {
public:
    void add(std::string_view name);
    [[nodiscard]] bool has(std::string_view name) const { return names_.contains(name); }
    /// A table that could not be read may have held any name.
    void set_incomplete() { complete_ = false; }
    [[nodiscard]] bool complete() const { return complete_; }
    [[nodiscard]] std::vector<std::string_view> list() const { return {names_.begin(), names_.end()}; }

private:
    std::set<std::string_view> names_;
    bool complete_ = true;
};

struct Names {
    NameSet parties, items, blocs, groups, categories, sources, variables, measures, comparisons, series, lines,
        candidates;
    NameSet parties_with_economy;
    NameSet ordered_items;  // by a programme
    NameSet used_items;     // in use.csv
    NameSet inputs;         // of a recipe
    [[nodiscard]] bool is_final(std::string_view item) const { return ordered_items.has(item) || used_items.has(item); }
};

/// Everything a check may look at. `points` has the median of every variable that can be computed.
struct Check {
    const Scenario& scenario;
    const Documents& documents;
    FaultList& faults;
    Names names;
    VariablePoints points;
    int suggestions_left = 400;  // edit distances cost time: hostile input gets no more

    void error(std::string_view code, std::string_view file, int line, std::string_view column, std::string problem,
               std::string mend, int element = -1) const;
    void warning(std::string_view code, std::string_view file, int line, std::string_view column, std::string problem,
                 std::string mend, int element = -1) const;
    void error(std::string_view code, const Origin& origin, std::string_view column, std::string problem,
               std::string mend) const {
        error(code, origin.file, origin.line, column, std::move(problem), std::move(mend));
    }
    void warning(std::string_view code, const Origin& origin, std::string_view column, std::string problem,
                 std::string mend) const {
        warning(code, origin.file, origin.line, column, std::move(problem), std::move(mend));
    }
    /// True when the header lacks the column: then that was, or must be, told once.
    [[nodiscard]] bool lacks_column(std::string_view file, std::string_view column) const;
    /// "did you mean `x`?" or "names are ...".
    [[nodiscard]] std::string suggest(std::string_view written, const NameSet& names, std::string_view plural);
    /// Tells when `name` is not one of `names`; true when it is known.
    bool known(std::string_view code, const NameSet& names, std::string_view kind, std::string_view plural,
               const std::string& name, std::string_view file, int line, std::string_view column, int element = -1);
    /// A cell that this row needs is empty: told at the cell, or once for a column that is not there.
    void needs(const Value& value, const Origin& origin, std::string_view column, std::string why);
    void needs_cell(bool given, const Origin& origin, std::string_view column, std::string why);
    [[nodiscard]] double point(const Value& value) const { return point_value(value.expression, points); }

    std::set<std::string> missing_columns_told;
};

void check_scenario(const Scenario& scenario, const Documents& documents, FaultList& faults);

void check_settings(Check& check);
void check_references(Check& check);
void check_duplicates(Check& check);
void check_variables(Check& check);
void check_numbers(Check& check);
void check_months(Check& check);
void check_years(Check& check);
void check_shares(Check& check);
void check_recipes(Check& check);
void check_items(Check& check);
void check_lines(Check& check);
void check_programmes(Check& check);
void check_books(Check& check);
void check_sources(Check& check);
void check_units(Check& check);
void check_translations(Check& check);
void check_evidence(Check& check);
void check_measures(Check& check);
void check_claims(Check& check);
void check_levers(Check& check);
void check_stocks(Check& check);
/// One change of a lever: does it ask for what the past has settled? (check_lever_past.cpp)
void check_past(Check& check, const Lever& lever, const LeverChange& change);

/// The checks of rows against each other once more, of a scenario that levers have changed. Places are those of the files.
void check_changed(const Scenario& scenario, const Documents& documents, FaultList& faults);

}  // namespace sinews::scenario
