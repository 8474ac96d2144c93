#pragma once
// What a lever may select and change in a table. Rows are matched by the text of their cells; `bloc` and `group` stand for
// those of the row's party, and an empty receiver of a programme stands for its party.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/documents.hpp"
#include "scenario/scenario.hpp"
#include "scenario/schema.hpp"

namespace sinews::scenario {

/// Tables that a lever may change.
[[nodiscard]] const std::vector<std::string_view>& lever_table_names();

/// A table as levers see it. Looks into the scenario and the documents, which must outlive it.
class LeverTable {
public:
    LeverTable(const Scenario& scenario, const Documents& documents, std::string_view name);

    /// Keys of `where`.
    [[nodiscard]] const std::vector<std::string_view>& selectable() const { return selectable_; }
    /// Columns that a change may name.
    [[nodiscard]] const std::vector<std::string_view>& changeable() const { return changeable_; }
    [[nodiscard]] Holds holds(std::string_view column) const;
    /// All values that stand under a key; of a list column each one of the list.
    [[nodiscard]] const std::set<std::string_view>& values(std::string_view key);
    /// The lines in which the rows stand that meet all conditions, ascending; none of a table that is no file's.
    [[nodiscard]] std::vector<int> selected(const std::map<std::string, std::vector<std::string>>& where) const;
    [[nodiscard]] std::size_t rows() const;

private:
    [[nodiscard]] std::string_view cell(std::size_t row, std::string_view key) const;
    [[nodiscard]] int line(std::size_t row) const;
    [[nodiscard]] bool meets(std::size_t row, const std::string& key, const std::vector<std::string>& accepted) const;

    const Scenario& scenario_;
    std::string name_;
    const TableRule* rule_ = nullptr;
    const Table* table_ = nullptr;  // of a CSV table that is there
    std::map<std::string_view, const Party*> parties_;
    std::vector<std::string_view> selectable_, changeable_;
    std::map<std::string_view, std::set<std::string_view>> values_;
};

/// Fills LeverChange::rows of every lever.
void select_lever_rows(Scenario& scenario, const Documents& documents, FaultList& faults);

}  // namespace sinews::scenario
