#pragma once
// Changes of single cells by a lever: expressions are wrapped, so that a cell keeps its draws; months and words are set.

#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// The expression changed by a lever; `text` stays that of the cell, and an empty cell that is scaled or added to stays
/// empty. Draws of the amount come after those of the cell.
[[nodiscard]] Expression changed(const Expression& cell, const LeverChange& change);

/// Applies a change to all rows that it selects.
void change_rows(Scenario& scenario, const LeverChange& change);

}  // namespace sinews::scenario
