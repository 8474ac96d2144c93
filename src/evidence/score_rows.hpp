#pragma once
// Observations from outside a scenario, in the columns of a collector of figures, as rows of its evidence. docs/evidence.md,
// "Scoring figures that the scenario has not seen".

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/observation.hpp"
#include "scenario/fault.hpp"
#include "scenario/scenario.hpp"

namespace sinews::evidence {

struct ScoreRows {
    scenario::Scenario scenario;  // the scenario with the rows' sources, so that they are dated
    std::vector<scenario::EvidenceRow> rows;
    std::vector<LeftOut> left_out;  // rows that nothing maps, that are in the evidence already, or that hold no figure
    scenario::Faults faults;        // of the two tables
};

/// `figures`: a CSV with the columns id, party, item, measure, period_start, period_end, low, value, high, unit, kind, as_of,
/// publisher, note (others are ignored). `mapping`: party, item, measure, kind, unit, to_party, to_item, to_measure, note; the
/// first row that fits a figure says what it observes: an empty kind fits any, `*` fits any party of the scenario and stands
/// for it in to_party, `unit` is the word before `_per_`. With to_item empty, to_measure is a measure's id.
[[nodiscard]] ScoreRows read_score_rows(const scenario::Scenario& scenario, std::string_view figures,
                                        std::string_view mapping);

/// The scenario's own evidence and the figures of `rows` together, and which are the latter.
struct UnseenFigures {
    Observations observations;
    std::set<std::string> unseen;   // ids
    std::vector<LeftOut> left_out;  // of `rows`: not mapped, or no observation
};
[[nodiscard]] UnseenFigures unseen_figures(const scenario::Scenario& scenario, const ScoreRows& rows);

}  // namespace sinews::evidence
