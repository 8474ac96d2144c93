// levers.toml: tables, columns and rows that a lever names.

#include <algorithm>
#include <map>
#include <set>

#include "scenario/apply_levers.hpp"
#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/lever_rows.hpp"
#include "scenario/suggest.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "levers.toml";

std::string listed(const std::vector<std::string_view>& names) { return one_of(names, 30); }

void check_column(Check& check, const LeverChange& change, const LeverTable& table) {
    const auto& columns = table.changeable();
    if (std::find(columns.begin(), columns.end(), change.column) != columns.end()) return;
    const auto& all = table.selectable();
    const bool exists = std::find(all.begin(), all.end(), change.column) != all.end();
    check.error(code::lever_column, file, change.line, "column",
                exists ? "a lever can not change `" + shown(change.column) + "`: it names rows"
                       : "`" + shown(change.table) + "` has no column `" + shown(change.column) + "`",
                did_you_mean(change.column, columns, "columns that can be changed are " + listed(columns)));
}

/// A name that the scenario has nowhere is a slip; one that only this table lacks is told by a warning. True when told.
bool tell_unknown_name(Check& check, const LeverChange& change, const std::string& key, const std::string& value) {
    const auto unknown = [&](std::string_view code, const NameSet& names, std::string_view kind,
                             std::string_view plural) {
        if (names.has(value)) return false;
        check.known(code, names, kind, plural, value, file, change.line, "where");
        return true;
    };
    const Names& names = check.names;
    if (key == "party" || key == "receiver") return unknown(code::unknown_party, names.parties, "party", "parties");
    if (key == "item" || key == "input") return unknown(code::unknown_item, names.items, "item", "items");
    if (key == "bloc") return unknown(code::unknown_bloc, names.blocs, "bloc", "blocs");
    if (key == "group") return unknown(code::unknown_group, names.groups, "group", "groups");
    if (key == "category") return unknown(code::unknown_category, names.categories, "category", "categories");
    if (key == "line" && change.table == "lines") return unknown(code::unknown_line, names.lines, "line", "lines");
    if (key == "line") return unknown(code::unknown_candidate, names.candidates, "candidate", "candidates");
    if (key == "name" && change.table == "variables") {
        return unknown(code::unknown_variable, names.variables, "variable", "variables");
    }
    return false;
}

/// Values of a key that stand in no row at all are slips; the others only select less.
void check_where(Check& check, const LeverChange& change, LeverTable& table) {
    const auto& keys = table.selectable();
    for (const auto& [key, values] : change.where) {
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            check.error(code::lever_column, file, change.line, "where",
                        "rows of `" + shown(change.table) + "` can not be selected by `" + shown(key) + "`",
                        keys.empty() ? "leave `where` out" : did_you_mean(key, keys, "keys are " + listed(keys)));
            continue;
        }
        const std::set<std::string_view>& known = table.values(key);
        for (const std::string& value : values) {
            if (known.contains(value) || tell_unknown_name(check, change, key, value)) continue;
            const bool compare = check.suggestions_left-- > 0 && known.size() < 20000;
            const std::string_view near = compare ? nearest(value, {known.begin(), known.end()}) : std::string_view{};
            check.warning(
                code::lever_selects_nothing, file, change.line, "where",
                "no row of `" + shown(change.table) + "` has " + key + " = `" + shown(value) + "`",
                near.empty() ? "name values that stand in the table" : "did you mean `" + std::string(near) + "`?");
        }
    }
}

std::string_view amount_key(LeverChange::Kind kind) {
    return kind == LeverChange::Kind::set ? "set" : kind == LeverChange::Kind::scale ? "scale" : "add";
}

/// The text of `set` on a column that holds no number.
void check_text(Check& check, const LeverChange& change, const LeverTable& table) {
    const Holds holds = table.holds(change.column);
    const bool number =
        holds == Holds::number || holds == Holds::plain_number || holds == Holds::whole_number || holds == Holds::year;
    if (number) return;
    if (change.kind != LeverChange::Kind::set) {
        check.error(code::lever_change, file, change.line, amount_key(change.kind),
                    "`" + shown(change.column) + "` holds no number, so it can only be set", "write set = \"...\"");
    } else if (holds == Holds::month && !change.text.empty() && !parse_month(change.text)) {
        check.error(code::not_a_month, file, change.line, "set", "`" + shown(change.text) + "` is not a month",
                    "write YYYY-MM, or \"\" for none");
    }
}

void check_amount(Check& check, const LeverChange& change) {
    if (change.amount.empty() || change.kind == LeverChange::Kind::add) return;
    if (change.amount.is_constant() && change.kind == LeverChange::Kind::scale && point_value(change.amount, {}) < 0) {
        check.error(code::negative_number, file, change.line, "scale", "`scale` is negative",
                    "0 or more; 0.8 is a fifth less");
    }
}

using Tables = std::map<std::string, LeverTable>;  // as levers see them, made once each

void check_change(Check& check, const Lever& lever, const LeverChange& change, Tables& tables) {
    if (change.table.empty() || change.column.empty()) return;
    const auto& known = lever_table_names();
    if (std::find(known.begin(), known.end(), change.table) == known.end()) {
        check.error(code::lever_table, file, change.line, "table",
                    "a lever can not change a table `" + shown(change.table) + "`",
                    did_you_mean(change.table, known, "tables are " + listed(known)));
        return;
    }
    LeverTable& table = tables.try_emplace(change.table, check.scenario, check.documents, change.table).first->second;
    const std::size_t before = check.faults.size();
    check_column(check, change, table);
    const std::string table_file =
        change.table + (change.table == "variables" || change.table == "scenario" ? ".toml" : ".csv");
    if (check.documents.unreadable(table_file) || check.documents.unreadable("parties.csv")) return;
    check_where(check, change, table);
    check_text(check, change, table);
    check_amount(check, change);
    if (check.faults.size() != before) return;
    check_past(check, lever, change);
    if (!change.rows.empty() || change.table == "scenario") return;
    check.warning(code::lever_selects_nothing, file, change.line, change.where.empty() ? "table" : "where",
                  "the change selects no row of `" + shown(change.table) + "`",
                  "its conditions must hold in one row together");
}

void check_build(Check& check, const Lever& lever, const LeverBuild& build) {
    check.known(code::unknown_candidate, check.names.candidates, "candidate", "candidates", build.candidate, file,
                lever.line, "build");
    const auto& candidates = check.scenario.candidates;
    const auto found = std::find_if(candidates.begin(), candidates.end(),
                                    [&](const CandidateRow& row) { return row.line.line == build.candidate; });
    if (found == candidates.end()) return;
    if (build.copies > found->max_copies) {
        check.error(code::outside_bounds, file, lever.line, "build",
                    "the lever builds " + std::to_string(build.copies) + " of `" + shown(build.candidate) +
                        "`, at most " + std::to_string(found->max_copies) + " are allowed",
                    "raise max_copies in candidates.csv, or build fewer");
    }
    if (found->earliest && build.month.index > 0 && build.month < *found->earliest) {
        check.error(code::outside_bounds, file, lever.line, "build",
                    "the lever builds `" + shown(build.candidate) + "` in " + to_text(build.month) +
                        ", before its earliest month " + to_text(*found->earliest),
                    "build it later, or mend `earliest`");
    }
    const Month from = acts_from(check.scenario, lever);
    if (build.month.index > 0 && from.index > 0 && build.month < from) {
        check.error(code::lever_past, file, lever.line, "build",
                    "the lever builds `" + shown(build.candidate) + "` in " + to_text(build.month) +
                        ", before it acts: from " + to_text(from),
                    "build it later, or let the lever act earlier with `from`");
    }
}

}  // namespace

void check_levers(Check& check) {
    const Scenario& scenario = check.scenario;
    Tables tables;
    for (const Lever& lever : scenario.levers) {
        if (lever.from && scenario.start.index > 0 && (*lever.from < scenario.start || *lever.from > scenario.end)) {
            check.error(code::outside_horizon, file, lever.line, "from", "`from` lies outside the scenario",
                        "a month from " + to_text(scenario.start) + " to " + to_text(scenario.end));
        }
        if (lever.changes.empty() && lever.builds.empty()) {
            check.warning(code::has_no_effect, file, lever.line, "id", "the lever changes nothing and builds nothing",
                          "add [[lever.change]] or build");
        }
        for (const LeverChange& change : lever.changes) check_change(check, lever, change, tables);
        for (const LeverBuild& build : lever.builds) check_build(check, lever, build);
    }
}

}  // namespace sinews::scenario
