// Ranges of months: to before from, and dates that never come to matter.

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

void check_range(Check& check, const Origin& origin, const std::optional<Month>& from, const std::optional<Month>& to,
                 std::string_view to_column, bool may_miss_the_scenario = false) {
    const Scenario& scenario = check.scenario;
    if (from && to && *to < *from) {
        check.error(code::months_reversed, origin, to_column,
                    "the range ends in " + to_text(*to) + ", before it begins in " + to_text(*from),
                    "ranges hold both their ends; swap or mend the months");
        return;
    }
    if (may_miss_the_scenario || scenario.end < scenario.start || scenario.start.index == 0) return;
    const bool misses = (from && *from > scenario.end) || (to && *to < scenario.start);
    if (misses) {
        check.warning(code::has_no_effect, origin, to_column,
                      "the range does not touch the scenario's months " + to_text(scenario.start) + " to " +
                          to_text(scenario.end),
                      "leave the row out, or mend its months");
    }
}

void check_line(Check& check, const LineRow& line) {
    if (line.until && line.decision && *line.until < *line.decision) {
        check.warning(code::has_no_effect, line.origin, "until",
                      "the line ends in " + to_text(*line.until) + ", before it is decided in " +
                          to_text(*line.decision) + ": it never runs",
                      "`until` is the last month in which it runs");
    } else if (line.until && *line.until < check.scenario.start) {
        check.warning(code::has_no_effect, line.origin, "until", "the line ends before the scenario starts",
                      "leave the row out, or mend the month");
    }
}

}  // namespace

void check_months(Check& check) {
    const Scenario& scenario = check.scenario;
    for (const ProgrammeRow& row : scenario.programmes) check_range(check, row.origin, row.from, row.to, "to");
    for (const UseRow& row : scenario.use) check_range(check, row.origin, row.from, row.to, "to");
    for (const TradeRow& row : scenario.trade) check_range(check, row.origin, row.from_month, row.to_month, "to_month");
    for (const EvidenceRow& row : scenario.evidence) check_range(check, row.origin, row.from, row.to, "to", true);
    for (const LineRow& row : scenario.lines) check_line(check, row);
    for (const CandidateRow& row : scenario.candidates) check_line(check, row.line);
}

}  // namespace sinews::scenario
