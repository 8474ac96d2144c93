#include "scenario/check.hpp"

#include <utility>

#include "scenario/codes.hpp"
#include "scenario/suggest.hpp"

namespace sinews::scenario {

namespace {

Names collect_names(const Scenario& scenario, const Documents& documents) {
    Names names;
    for (const Party& party : scenario.parties) {
        names.parties.add(party.party);
        names.blocs.add(party.bloc);
        names.groups.add(party.group);
    }
    for (const Item& item : scenario.items) {
        names.items.add(item.item);
        names.categories.add(item.category);
    }
    for (const PortfolioRow& row : scenario.portfolio) names.categories.add(row.category);
    for (const Source& source : scenario.sources) names.sources.add(source.source);
    for (const Variable& variable : scenario.variables) names.variables.add(variable.name);
    for (const Measure& measure : scenario.measures) names.measures.add(measure.id);
    for (const Comparison& comparison : scenario.comparisons) names.comparisons.add(comparison.id);
    for (const HistoryRow& row : scenario.history) names.series.add(row.series);
    for (const LineRow& line : scenario.lines) names.lines.add(line.line);
    for (const CandidateRow& candidate : scenario.candidates) names.candidates.add(candidate.line.line);
    for (const EconomyRow& row : scenario.economy) names.parties_with_economy.add(row.party);
    for (const ProgrammeRow& programme : scenario.programmes) names.ordered_items.add(programme.item);
    for (const UseRow& use : scenario.use) {
        for (const std::string& item : use.items) names.used_items.add(item);
    }
    for (const RecipeRow& recipe : scenario.recipes) names.inputs.add(recipe.input);

    const auto incomplete = [&](std::string_view file, std::initializer_list<NameSet*> sets) {
        if (!documents.unreadable(file)) return;
        for (NameSet* set : sets) set->set_incomplete();
    };
    incomplete("parties.csv", {&names.parties, &names.blocs, &names.groups});
    incomplete("items.csv", {&names.items, &names.categories});
    incomplete("portfolio.csv", {&names.categories});
    incomplete("sources.csv", {&names.sources});
    incomplete("variables.toml", {&names.variables});
    incomplete("scenario.toml", {&names.measures, &names.comparisons});
    incomplete("history.csv", {&names.series});
    incomplete("lines.csv", {&names.lines});
    incomplete("candidates.csv", {&names.candidates});
    incomplete("economy.csv", {&names.parties_with_economy});
    incomplete("programmes.csv", {&names.ordered_items});
    incomplete("use.csv", {&names.used_items});
    incomplete("recipes.csv", {&names.inputs});
    return names;
}

}  // namespace

void NameSet::add(std::string_view name) {
    if (!name.empty()) names_.insert(name);
}

void Check::error(std::string_view code, std::string_view file, int line, std::string_view column, std::string problem,
                  std::string mend, int element) const {
    Found found = documents.find(file, line, column, element);
    faults.error(code, std::move(found.place), std::move(found.quoted), std::move(problem), std::move(mend),
                 std::move(found.row));
}

void Check::warning(std::string_view code, std::string_view file, int line, std::string_view column,
                    std::string problem, std::string mend, int element) const {
    Found found = documents.find(file, line, column, element);
    faults.warning(code, std::move(found.place), std::move(found.quoted), std::move(problem), std::move(mend),
                   std::move(found.row));
}

bool Check::lacks_column(std::string_view file, std::string_view column) const {
    const Table* table = documents.table(file);
    return table != nullptr && !table->has(column);
}

std::string Check::suggest(std::string_view written, const NameSet& known_names, std::string_view plural) {
    const std::vector<std::string_view> list = known_names.list();
    const std::string otherwise =
        list.empty() ? "there are no " + std::string(plural) : std::string(plural) + " are " + one_of(list);
    if (suggestions_left-- <= 0 || list.size() > 20000) return otherwise;
    return did_you_mean(written, list, otherwise);
}

bool Check::known(std::string_view code, const NameSet& known_names, std::string_view kind, std::string_view plural,
                  const std::string& name, std::string_view file, int line, std::string_view column, int element) {
    if (known_names.has(name)) return true;
    if (name.empty() || !known_names.complete()) return false;
    error(code, file, line, column, "there is no " + std::string(kind) + " `" + shown(name) + "`",
          suggest(name, known_names, plural), element);
    return false;
}

void Check::needs_cell(bool given, const Origin& origin, std::string_view column, std::string why) {
    if (given) return;
    if (!lacks_column(origin.file, column)) {
        error(code::empty_cell, origin, column, "`" + std::string(column) + "` is empty: " + std::move(why),
              "fill the cell");
        return;
    }
    const Table* table = documents.table(origin.file);
    const ColumnRule* rule = table->rule().find(column);
    if (rule != nullptr && rule->needed == Column::always) return;  // told with the header
    if (!missing_columns_told.insert(origin.file + "/" + std::string(column)).second) return;
    const Found found = documents.find(origin.file, origin.line, column);
    faults.error(code::missing_column, {origin.file, 1, 1}, "",
                 "the column `" + std::string(column) + "` is missing: " + why, "add it to the header and to every row",
                 found.row);
}

void Check::needs(const Value& value, const Origin& origin, std::string_view column, std::string why) {
    // A cell that holds text which is no expression was told already.
    needs_cell(value.given() || !value.expression.text.empty(), origin, column, std::move(why));
}

namespace {

Check make_check(const Scenario& scenario, const Documents& documents, FaultList& faults) {
    return {.scenario = scenario,
            .documents = documents,
            .faults = faults,
            .names = collect_names(scenario, documents),
            .points = point_values(scenario.variables),
            .missing_columns_told = {}};
}

}  // namespace

void check_changed(const Scenario& scenario, const Documents& documents, FaultList& faults) {
    Check check = make_check(scenario, documents, faults);
    check_settings(check);
    check_months(check);
    check_years(check);
    check_shares(check);
    check_items(check);
    check_lines(check);
    check_programmes(check);
    check_books(check);
}

void check_scenario(const Scenario& scenario, const Documents& documents, FaultList& faults) {
    Check check = make_check(scenario, documents, faults);
    check_settings(check);
    check_references(check);
    check_duplicates(check);
    check_variables(check);
    check_numbers(check);
    check_months(check);
    check_years(check);
    check_shares(check);
    check_recipes(check);
    check_items(check);
    check_lines(check);
    check_programmes(check);
    check_books(check);
    check_stocks(check);
    check_sources(check);
    check_units(check);
    check_evidence(check);
    check_measures(check);
    check_claims(check);
    check_levers(check);
    check_translations(check);
}

}  // namespace sinews::scenario
