#pragma once
// Rows of evidence.csv as observations of what the model simulates. docs/evidence.md, "What counts as an observation".

#include <optional>
#include <string>
#include <vector>

#include "analyse/outcomes.hpp"
#include "analyse/plan.hpp"
#include "scenario/scenario.hpp"

namespace sinews::evidence {

/// How a figure was come by. `target` is no observation: it is kept for the baseline that takes targets at their word.
enum class Kind { actual, derived, capacity, estimate, claim, target };

[[nodiscard]] std::optional<Kind> kind_of(const std::string& word);
[[nodiscard]] std::string word_of(Kind kind);

struct Observation {
    std::string id;
    std::string subject;    // what is counted, of whom, whatever the window: same text, same thing
    std::string publisher;  // who says so: the origin of the figure, else the publisher of its source
    std::string unit;
    Kind kind = Kind::estimate;
    int measure = 0;           // position in Subjects::measures
    int from = 0, to = 0;      // months of the horizon, both included
    bool total = false;        // the figure adds up the months; otherwise it is their mean
    double scale = 1;          // simulated (sum or mean of months) times this is in the unit of the figure
    double figure = 0;         // above 0, in its unit
    double low = 0, high = 0;  // of a published range: equal to the figure where there is none
    bool open_below = false, open_above = false;  // "at most", "at least"
    scenario::Month published;
};

/// A row that is not used, and why.
struct LeftOut {
    std::string id, why;
};

/// Everything observed, by the measures that give it: one a subject, of one month each.
struct Observations {
    std::vector<Observation> list;
    std::vector<LeftOut> left_out;
    std::vector<scenario::Measure> subjects;  // what Observation::measure is a position of
};

/// The month in which a source appeared, "2024", "2024-05" or "2024-05-13" (a bare year counts as its December); empty when
/// `date` is none of these.
[[nodiscard]] std::optional<scenario::Month> month_of_date(const std::string& date);

/// Rows -> observations of the scenario. A row without a figure above 0, about a measure of several (least_of), of a unit
/// that does not fit, outside the horizon, without a dated source, or whose period lies for its larger part after its source
/// appeared (a forecast) is left out. A figure of kind capacity is about capacity whatever metric its row names.
[[nodiscard]] Observations observations_of(const scenario::Scenario& scenario,
                                           const std::vector<scenario::EvidenceRow>& rows);

/// The scenario with the subjects as its only measures, no comparisons, claims or levers, ending with the last month that an
/// observation (no target) asks for: what has to be simulated, and no more. Draws are as in the whole scenario.
[[nodiscard]] scenario::Scenario observed_scenario(const scenario::Scenario& scenario,
                                                   const Observations& observations);

/// Every month of every subject that an observation asks for; targets ask for none.
[[nodiscard]] analyse::OutcomeRequest request_of(const Observations& observations);

}  // namespace sinews::evidence
