// lines.csv and candidates.csv: what a line needs by its status.

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

bool written(const Value& value) { return value.given() || !value.expression.text.empty(); }

bool is_plain(const Value& value, double number) {
    const auto& nodes = value.expression.nodes;
    return nodes.size() == 1 && nodes[0].operation == Operation::number && nodes[0].number == number;
}

void check_trigger(Check& check, const LineRow& line) {
    if (!written(line.trigger) || line.status == LineStatus::planned) return;
    const bool operating = line.status == LineStatus::operating;
    check.error(code::trigger_not_allowed, line.origin, "trigger",
                operating ? "an operating line is there already: no demand opens it"
                          : "a line under construction is decided already: no demand opens it",
                "leave the cell empty, or make the line `planned`");
}

void check_decision(Check& check, const LineRow& line) {
    const bool decided =
        line.decision || !check.documents.find(line.origin.file, line.origin.line, "decision").quoted.empty();
    if (line.status == LineStatus::operating || decided || written(line.trigger)) return;
    check.error(code::no_decision, line.origin, "decision",
                std::string(line.status == LineStatus::planned ? "a planned line" : "a line under construction") +
                    " has neither a decision nor a trigger, so it would never start",
                line.status == LineStatus::planned ? "give the month of its decision, or a trigger"
                                                   : "give the month of its decision");
}

/// `starts` is true for a line whose start is reckoned: then every step to it must be told.
void check_cells(Check& check, const LineRow& line, bool starts) {
    check.needs(line.chance, line.origin, "chance", "1 means that the line surely comes");
    check.needs(line.capacity, line.origin, "capacity", "it is what the line adds");
    check.needs(line.availability, line.origin, "availability", "1 means always");
    if (!starts) return;
    check.needs(line.build_months, line.origin, "build_months", "the line starts so long after its decision");
    check.needs(line.slip_months, line.origin, "slip_months", "0 means on time");
    check.needs(line.ramp_months, line.origin, "ramp_months", "0 means at full rate from the start");
    if (written(line.ramp_months) && !is_plain(line.ramp_months, 0)) {
        check.needs(line.ramp_shape, line.origin, "ramp_shape", "the line ramps up; 1 is the usual shape");
        const bool zero =
            line.ramp_shape.given() && line.ramp_shape.expression.is_constant() && check.point(line.ramp_shape) == 0;
        if (zero) {
            check.error(code::outside_bounds, line.origin, "ramp_shape", "a shape of 0 is no ramp at all",
                        "more than 0; 1 is the usual shape");
        }
    }
}

void check_candidate(Check& check, const CandidateRow& candidate) {
    const LineRow& line = candidate.line;
    if (written(line.trigger) && line.status != LineStatus::planned) check_trigger(check, line);
    check_cells(check, line, true);
    check.needs(candidate.capex, line.origin, "capex", "the planner weighs it");
    if (!check.lacks_column("candidates.csv", "max_copies")) {
        const bool given = !check.documents.find(line.origin.file, line.origin.line, "max_copies").quoted.empty();
        check.needs_cell(given, line.origin, "max_copies", "1 means that it can be built once");
    }
}

}  // namespace

void check_lines(Check& check) {
    for (const LineRow& line : check.scenario.lines) {
        check_trigger(check, line);
        check_decision(check, line);
        const bool starts = line.status != LineStatus::operating || line.decision.has_value();
        check_cells(check, line, starts);
    }
    for (const CandidateRow& candidate : check.scenario.candidates) check_candidate(check, candidate);
}

}  // namespace sinews::scenario
