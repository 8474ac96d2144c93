// Rows that say twice what may be said once.

#include <map>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"

namespace sinews::scenario {

namespace {

/// Remembers keys of one table and tells of the second row with a key.
class Seen {
public:
    explicit Seen(Check& check) : check_(check) {}

    void add(std::string key, std::string_view file, int line, std::string_view column, const std::string& what) {
        const auto [found, fresh] = lines_.try_emplace(std::move(key), line);
        if (fresh) return;
        check_.error(code::duplicate, file, line, column, what + " stands twice",
                     "the first is in line " + std::to_string(found->second) + "; keep one, or rename one");
    }

private:
    Check& check_;
    std::map<std::string, int> lines_;
};

std::string quoted(const std::string& name) { return "`" + shown(name) + "`"; }

/// Parts with a separator that no name can hold (names hold no control characters). Nothing when a part is empty or a year
/// could not be read: that fault was told already.
std::string joined(std::initializer_list<std::string_view> parts) {
    std::string key;
    for (const std::string_view part : parts) {
        if (part.empty() || part == "0") return {};
        key += part;
        key += '\x1f';
    }
    return key;
}

template <class Row, class KeyOf, class WhatOf>
void in_table(Check& check, const std::vector<Row>& rows, std::string_view column, KeyOf key_of, WhatOf what_of) {
    Seen seen(check);
    for (const Row& row : rows) {
        const std::string key = key_of(row);
        if (!key.empty()) seen.add(key, row.origin.file, row.origin.line, column, what_of(row));
    }
}

template <class Row>
void ids_in_toml(Check& check, const std::vector<Row>& rows, std::string_view file, const std::string& kind) {
    Seen seen(check);
    for (const Row& row : rows) {
        if (!row.id.empty()) seen.add(row.id, file, row.line, "id", "the " + kind + " " + quoted(row.id));
    }
}

void money_tables(Check& check) {
    const Scenario& scenario = check.scenario;
    in_table(
        check, scenario.economy, "year",
        [](const EconomyRow& row) { return joined({row.party, std::to_string(row.year)}); },
        [](const EconomyRow& row) { return quoted(row.party) + " in " + std::to_string(row.year); });
    in_table(
        check, scenario.pledges, "target_year",
        [](const PledgeRow& row) {
            return joined(
                {row.party, row.kind == PledgeKind::core ? "core" : "related", std::to_string(row.target_year)});
        },
        [](const PledgeRow& row) {
            return "a step of " + quoted(row.party) + " in " + std::to_string(row.target_year);
        });
    in_table(
        check, scenario.portfolio, "category",
        [](const PortfolioRow& row) { return joined({row.party, std::to_string(row.year), row.category}); },
        [](const PortfolioRow& row) {
            return quoted(row.category) + " of " + quoted(row.party) + " in " + std::to_string(row.year);
        });
}

void item_tables(Check& check) {
    const Scenario& scenario = check.scenario;
    in_table(
        check, scenario.items, "item", [](const Item& row) { return row.item; },
        [](const Item& row) { return "the item " + quoted(row.item); });
    in_table(
        check, scenario.cooperation, "item", [](const CooperationRow& row) { return joined({row.bloc, row.item}); },
        [](const CooperationRow& row) { return quoted(row.item) + " of " + quoted(row.bloc); });
    in_table(
        check, scenario.recipes, "input", [](const RecipeRow& row) { return joined({row.item, row.input}); },
        [](const RecipeRow& row) { return "the input " + quoted(row.input) + " of " + quoted(row.item); });
    in_table(
        check, scenario.stocks, "item", [](const StockRow& row) { return joined({row.party, row.item}); },
        [](const StockRow& row) { return quoted(row.item) + " of " + quoted(row.party); });
}

/// Lines and candidates share their names: a candidate becomes a line when it is built.
void lines_and_candidates(Check& check) {
    Seen seen(check);
    for (const LineRow& row : check.scenario.lines) {
        if (!row.line.empty())
            seen.add(row.line, row.origin.file, row.origin.line, "line", "the line " + quoted(row.line));
    }
    for (const CandidateRow& row : check.scenario.candidates) {
        const LineRow& line = row.line;
        if (line.line.empty()) continue;
        seen.add(line.line, line.origin.file, line.origin.line, "line", "the line or candidate " + quoted(line.line));
    }
}

}  // namespace

void check_duplicates(Check& check) {
    const Scenario& scenario = check.scenario;
    Seen sources(check);
    for (const Source& row : scenario.sources) {
        if (!row.source.empty())
            sources.add(row.source, "sources.csv", row.line, "source", "the source " + quoted(row.source));
    }
    in_table(
        check, scenario.parties, "party", [](const Party& row) { return row.party; },
        [](const Party& row) { return "the party " + quoted(row.party); });
    money_tables(check);
    item_tables(check);
    lines_and_candidates(check);
    in_table(
        check, scenario.programmes, "programme", [](const ProgrammeRow& row) { return row.programme; },
        [](const ProgrammeRow& row) { return "the programme " + quoted(row.programme); });
    in_table(
        check, scenario.history, "year",
        [](const HistoryRow& row) { return joined({row.series, std::to_string(row.year)}); },
        [](const HistoryRow& row) { return quoted(row.series) + " in " + std::to_string(row.year); });
    in_table(
        check, scenario.evidence, "id", [](const EvidenceRow& row) { return row.id; },
        [](const EvidenceRow& row) { return "the evidence " + quoted(row.id); });
    ids_in_toml(check, scenario.measures, "scenario.toml", "measure");
    ids_in_toml(check, scenario.comparisons, "scenario.toml", "comparison");
    ids_in_toml(check, scenario.claims, "claims.toml", "claim");
    ids_in_toml(check, scenario.levers, "levers.toml", "lever");
}

}  // namespace sinews::scenario
