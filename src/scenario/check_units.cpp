// history.csv and evidence.csv: their units against those of what they are set beside.

#include <array>
#include <map>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/measure_units.hpp"

namespace sinews::scenario {

namespace {

void check_history(Check& check) {
    std::map<std::string_view, const HistoryRow*> first_of_series;
    for (const HistoryRow& row : check.scenario.history) {
        check.needs_cell(!row.unit.empty(), row.origin, "unit", "a series is told in it");
        const auto [found, fresh] = first_of_series.try_emplace(row.series, &row);
        if (fresh || found->second->unit == row.unit || row.unit.empty()) continue;
        check.error(code::unit_mismatch, row.origin, "unit",
                    "`" + shown(row.unit) + "` differs from `" + shown(found->second->unit) + "` in line " +
                        std::to_string(found->second->origin.line) + " of the same series",
                    "one unit for a series");
    }
    const ItemUnits units(check.scenario);
    for (const Measure& measure : check.scenario.measures) {
        const auto series = first_of_series.find(measure.history);
        if (series == first_of_series.end()) continue;
        const std::string expected = units.of_measure(measure, check.scenario);
        if (expected.empty() || base_unit(series->second->unit) == expected) continue;
        check.error(code::unit_mismatch, series->second->origin, "unit",
                    "the series is in `" + shown(series->second->unit) + "`, the measure `" + shown(measure.id) +
                        "` in `" + shown(expected) + "`",
                    "bring the series into `" + shown(expected) + "`");
    }
}

void check_evidence_unit(Check& check, const EvidenceRow& row, const std::string& expected, bool flow,
                         const std::string& whose) {
    if (row.unit.empty() || expected.empty()) return;
    if (base_unit(row.unit) != expected) {
        check.error(code::unit_mismatch, row.origin, "unit",
                    "`" + shown(row.unit) + "` does not match: " + whose + " is in `" + shown(expected) + "`",
                    flow ? "write `" + shown(expected) + "/month`, `" + shown(expected) + "/year`, or `" +
                               shown(expected) + "` for all of the months together"
                         : "write `" + shown(expected) + "`");
    } else if (!flow && row.unit != expected) {
        check.error(code::unit_mismatch, row.origin, "unit",
                    "`" + shown(row.unit) + "` is a rate: " + whose + " is an amount",
                    "write `" + shown(expected) + "`");
    } else if (flow && row.unit != expected && !has_known_period(row.unit)) {
        check.error(code::unit_mismatch, row.origin, "unit", "`" + shown(row.unit) + "` ends in no known time",
                    "a rate is given /day, /week, /month, /quarter or /year");
    }
}

}  // namespace

void check_units(Check& check) {
    check_history(check);
    const ItemUnits units(check.scenario);
    std::map<std::string_view, const Measure*> measures;
    for (const Measure& measure : check.scenario.measures) measures.try_emplace(measure.id, &measure);
    for (const EvidenceRow& row : check.scenario.evidence) {
        check.needs_cell(!row.unit.empty(), row.origin, "unit", "without it the figure says nothing");
        if (!row.item.empty()) {
            const auto metric = metric_of(row.measure);
            if (!metric || !traits_of(*metric).has_unit) continue;
            check_evidence_unit(check, row, units.of_item(row.item), traits_of(*metric).summable,
                                "item `" + shown(row.item) + "`");
        } else if (const auto found = measures.find(row.measure); found != measures.end()) {
            const Measure& measure = *found->second;
            const bool flow = measure.least_of.empty() ? traits_of(measure.metric).summable : true;
            check_evidence_unit(check, row, units.of_measure(measure, check.scenario), flow,
                                "measure `" + shown(measure.id) + "`");
        }
    }
}

}  // namespace sinews::scenario
