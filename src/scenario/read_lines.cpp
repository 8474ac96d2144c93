// lines.csv and candidates.csv.

#include "scenario/read_tables.hpp"
#include "scenario/row_reader.hpp"
#include "scenario/words.hpp"

namespace sinews::scenario {

namespace {

LineRow read_line(const RowReader& row) {
    LineRow line;
    line.line = row.name("line");
    line.party = row.name("party");
    line.item = row.name("item");
    line.status = row.word("status", line_status_words()).value_or(LineStatus::operating);
    line.chance = row.value("chance");
    line.capacity = row.value("capacity");
    line.per = row.word("per", per_words()).value_or(Per::month);
    line.decision = row.month("decision");
    line.trigger = row.value("trigger");
    line.build_months = row.value("build_months");
    line.slip_months = row.value("slip_months");
    line.ramp_months = row.value("ramp_months");
    line.ramp_shape = row.value("ramp_shape");
    line.availability = row.value("availability");
    line.until = row.month("until");
    line.company = row.text("company");
    line.origin = row.origin();
    return line;
}

}  // namespace

void read_lines(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        scenario.lines.push_back(read_line(RowReader(table, position, faults)));
    }
}

void read_candidates(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        CandidateRow candidate;
        candidate.line = read_line(row);
        candidate.capex = row.value("capex");
        candidate.max_copies = row.whole_number("max_copies", 0).value_or(1);
        candidate.earliest = row.month("earliest");
        scenario.candidates.push_back(std::move(candidate));
    }
}

}  // namespace sinews::scenario
