// history.csv and evidence.csv.

#include "scenario/codes.hpp"
#include "scenario/read_tables.hpp"
#include "scenario/row_reader.hpp"

namespace sinews::scenario {

void read_history(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        HistoryRow history;
        history.series = row.name("series");
        history.year = row.year("year");
        const std::size_t before = faults.size();
        const auto value = row.plain_number("value");
        if (!value && faults.size() == before && table.has("value")) {
            row.error(code::empty_cell, "value", "`value` is empty", "fill the cell, or leave the row out");
        }
        history.value = value.value_or(0);
        history.unit = row.text("unit");
        history.origin = row.origin();
        scenario.history.push_back(std::move(history));
    }
}

void read_evidence(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        EvidenceRow evidence;
        evidence.id = row.name("id");
        evidence.party = row.text("party");
        evidence.item = row.text("item");
        evidence.measure = row.name("measure");
        evidence.from = row.month("from");
        evidence.to = row.month("to");
        evidence.low = row.plain_number("low");
        evidence.value = row.plain_number("value");
        evidence.high = row.plain_number("high");
        evidence.unit = row.text("unit");
        evidence.kind = row.text("kind");
        evidence.origin_of_figure = row.text("origin");
        evidence.origin = row.origin();
        scenario.evidence.push_back(std::move(evidence));
    }
}

}  // namespace sinews::scenario
