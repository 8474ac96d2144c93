#pragma once
// Levers: scenario -> the same scenario as it is from a month on. What "from a month on" means column by column is the
// business of `network` and `simulate`, which keep the months before as they were (docs/model.md, "Levers").

#include <vector>

#include "scenario/documents.hpp"
#include "scenario/fault.hpp"
#include "scenario/read.hpp"
#include "scenario/scenario.hpp"

namespace sinews::scenario {

/// The first month that a lever may change: its `from`, else the month after as_of.
[[nodiscard]] Month acts_from(const Scenario& scenario, const Lever& lever);

/// The scenario of the months from `from` to the next stage.
struct Stage {
    Month from;
    Scenario scenario;
};

struct AppliedLevers {
    /// Never empty. The first stage holds from the scenario's start: it is the scenario as written, and lists what the
    /// levers will build. One more stage for each month in which a lever begins to act, ascending.
    std::vector<Stage> stages;
    Faults faults;  // errors: nothing may run then
};

/// Applies levers of this scenario, each from its month on; those of one month in the order in which they stand in the list.
/// `files` are those that the scenario was read from: the changed rows are checked against each other once more, and
/// faults name the places where the cells stand. A changed cell keeps its draws: `scale` 0.8 of `12 to 18` is
/// (12 to 18)·0.8 with the same `12 to 18`, and numbers that an amount draws come after them. Faults are errors alone.
[[nodiscard]] AppliedLevers apply_levers(const Scenario& scenario, const FileSet& files,
                                         std::vector<const Lever*> levers);
/// The same with the files taken apart already, for who applies one lever after the other.
[[nodiscard]] AppliedLevers apply_levers(const Scenario& scenario, const Documents& documents,
                                         std::vector<const Lever*> levers);

}  // namespace sinews::scenario
