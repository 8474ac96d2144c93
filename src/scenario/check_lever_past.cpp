// What a lever may not change, because the past has settled it. docs/model.md, "Levers".

#include <algorithm>
#include <array>

#include "scenario/apply_levers.hpp"
#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "levers.toml";

struct Settled {
    std::string_view table, column;  // an empty column: all of them
    std::string_view why, mend;
};

constexpr std::array<Settled, 16> settled{{
    {"stocks", "", "stocks.csv tells of the scenario's start", "change what makes, orders or uses the item"},
    {"lines", "status", "it says what the line is when the scenario is written",
     "to stop a line set `until`, to let it come set `chance` = 1"},
    {"lines", "company", "the model does not read it", "leave the change out"},
    {"candidates", "status", "it says what the candidate is", "build it with `build`"},
    {"candidates", "company", "the model does not read it", "leave the change out"},
    {"programmes", "kind", "another kind is another programme",
     "scale `value` to 0, and write the other programme into programmes.csv"},
    {"programmes", "receiver", "its book is the old receiver's",
     "scale `value` to 0, and write the other programme into programmes.csv"},
    {"pledges", "kind", "another kind is another pledge", "scale `compliance` to 0, and write the other pledge down"},
    {"economy", "year", "a table by year keeps its years", "change the values of the years that are meant"},
    {"portfolio", "year", "a table by year keeps its years", "change the shares of the years that are meant"},
    {"items", "unit", "the model does not read it", "leave the change out"},
    {"items", "experience", "it was gathered before the scenario's start", "change `learning_rate` or `price`"},
    {"scenario", "availability_sd", "the noise of a line is one chain, past and future",
     "change `availability` of the lines"},
    {"scenario", "availability_persistence", "the noise of a line is one chain, past and future",
     "change `availability` of the lines"},
    {"scenario", "growth_sd", "the shocks of growth are one chain, past and future", "change `growth` in economy.csv"},
    {"scenario", "growth_persistence", "the shocks of growth are one chain, past and future",
     "change `growth` in economy.csv"},
}};

/// Columns whose cells are numbers and no expressions.
constexpr std::array<std::string_view, 4> plain_columns{"lead_months", "priority", "max_copies", "target_year"};

bool selected(const LeverChange& change, const Origin& origin) {
    return std::binary_search(change.rows.begin(), change.rows.end(), origin.line);
}

void check_settled(Check& check, const LeverChange& change) {
    for (const Settled& entry : settled) {
        if (change.table != entry.table) continue;
        if (!entry.column.empty() && change.column != entry.column) continue;
        check.error(code::lever_past, file, change.line, "column",
                    "a lever can not change `" + shown(change.column) + "` of `" + shown(change.table) +
                        "`: " + std::string(entry.why),
                    std::string(entry.mend));
    }
}

void check_plain(Check& check, const LeverChange& change) {
    const bool plain = change.table == "scenario" ||
                       std::find(plain_columns.begin(), plain_columns.end(), change.column) != plain_columns.end();
    if (!plain || change.amount.is_constant()) return;
    check.error(code::lever_change, file, change.line, "column", "`" + shown(change.column) + "` takes a plain number",
                "write one number for all replications");
}

/// A line with a trigger is decided by demand, one without in its month: a lever can not make the one the other.
void check_trigger(Check& check, const LeverChange& change, const LineRow& line) {
    if (change.kind != LeverChange::Kind::set || line.trigger.given()) return;
    check.error(code::lever_past, file, change.line, "where",
                "`" + shown(line.line) + "` has no trigger: demand does not decide it",
                "select only lines that have one");
}

void check_decision(Check& check, const Lever& lever, const LeverChange& change, const LineRow& line) {
    const auto month = parse_month(change.text);
    const Month from = acts_from(check.scenario, lever);
    if (!line.decision || !month) {
        check.error(
            code::lever_past, file, change.line, "where",
            "the decision of `" + shown(line.line) +
                "` can not be set: " + (line.decision ? "a lever can not take it away" : "the line has none"),
            line.decision ? "set `chance` = 0 for a line that shall not come" : "select only lines that have one");
    } else if (*month < from) {
        check.error(code::lever_past, file, change.line, "set",
                    "`" + shown(line.line) + "` would be decided in " + shown(change.text) +
                        ", before the lever acts: from " + to_text(from),
                    "a month from then on");
    }
}

void check_line(Check& check, const Lever& lever, const LeverChange& change, const LineRow& line) {
    if (!selected(change, line.origin)) return;
    if (change.column == "trigger") check_trigger(check, change, line);
    if (change.column == "decision") check_decision(check, lever, change, line);
}

}  // namespace

void check_past(Check& check, const Lever& lever, const LeverChange& change) {
    check_settled(check, change);
    check_plain(check, change);
    if (change.column == "per" && change.text != "month" && change.text != "year") {
        check.error(code::lever_change, file, change.line, "set", "`" + shown(change.text) + "` is no `per`",
                    "month or year");
    }
    if (change.table == "lines") {
        for (const LineRow& line : check.scenario.lines) check_line(check, lever, change, line);
    }
    if (change.table == "candidates") {
        for (const CandidateRow& row : check.scenario.candidates) check_line(check, lever, change, row.line);
    }
}

}  // namespace sinews::scenario
