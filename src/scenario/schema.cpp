#include "scenario/schema.hpp"

#include <algorithm>

namespace sinews::scenario {

namespace {

constexpr ColumnRule source_column{"source", Holds::names, Column::always};
constexpr ColumnRule note_column{"note", Holds::text, Column::sometimes};

std::vector<ColumnRule> line_columns() {
    return {{"line", Holds::name},
            {"party", Holds::name},
            {"item", Holds::name},
            {"status", Holds::word},
            {"chance", Holds::number},
            {"capacity", Holds::number},
            {"per", Holds::word},
            {"decision", Holds::month, Column::sometimes},
            {"trigger", Holds::number, Column::sometimes},
            {"build_months", Holds::number, Column::sometimes},
            {"slip_months", Holds::number, Column::sometimes},
            {"ramp_months", Holds::number, Column::sometimes},
            {"ramp_shape", Holds::number, Column::sometimes},
            {"availability", Holds::number},
            {"until", Holds::month, Column::sometimes},
            {"company", Holds::text, Column::sometimes}};
}

std::vector<ColumnRule> candidate_columns() {
    std::vector<ColumnRule> columns = line_columns();
    columns.push_back({"capex", Holds::number});
    columns.push_back({"max_copies", Holds::whole_number});
    columns.push_back({"earliest", Holds::month, Column::sometimes});
    return columns;
}

std::vector<TableRule> make_table_rules() {
    std::vector<TableRule> rules{
        {"sources.csv",
         true,
         1,
         {{"source", Holds::name},
          {"publisher", Holds::text, Column::sometimes},
          {"title", Holds::text, Column::sometimes},
          {"date", Holds::text, Column::sometimes},
          {"url", Holds::text, Column::sometimes}}},
        {"parties.csv",
         true,
         1,
         {{"party", Holds::name},
          {"name", Holds::text, Column::sometimes},
          {"bloc", Holds::name},
          {"group", Holds::name, Column::sometimes}}},
        {"economy.csv",
         false,
         2,
         {{"party", Holds::name},
          {"year", Holds::year},
          {"gdp", Holds::number},
          {"growth", Holds::number},
          {"defence_share", Holds::number},
          {"equipment_share", Holds::number}}},
        {"pledges.csv",
         false,
         3,
         {{"party", Holds::name},
          {"kind", Holds::word},
          {"target_year", Holds::year},
          {"target_share", Holds::number},
          {"compliance", Holds::number}}},
        {"portfolio.csv",
         false,
         3,
         {{"party", Holds::name}, {"year", Holds::year}, {"category", Holds::name}, {"share", Holds::number}}},
        {"items.csv",
         true,
         1,
         {{"item", Holds::name},
          {"name", Holds::text, Column::sometimes},
          {"unit", Holds::text},
          {"category", Holds::name, Column::sometimes},
          {"price", Holds::number, Column::sometimes},
          {"price_growth", Holds::number, Column::sometimes},
          {"learning_rate", Holds::number, Column::sometimes},
          {"experience", Holds::number, Column::sometimes},
          {"lead_months", Holds::plain_number, Column::sometimes},
          {"cooperation", Holds::number, Column::sometimes}}},
        {"cooperation.csv", false, 2, {{"bloc", Holds::name}, {"item", Holds::name}, {"cooperation", Holds::number}}},
        {"recipes.csv", false, 2, {{"item", Holds::name}, {"input", Holds::name}, {"quantity", Holds::number}}},
        {"lines.csv", false, 1, line_columns()},
        {"candidates.csv", false, 1, candidate_columns()},
        {"programmes.csv",
         false,
         1,
         {{"programme", Holds::name},
          {"party", Holds::name},
          {"receiver", Holds::name, Column::sometimes},
          {"item", Holds::name},
          {"kind", Holds::word},
          {"value", Holds::number},
          {"per", Holds::word, Column::sometimes},
          {"fill_months", Holds::number, Column::sometimes},
          {"from", Holds::month, Column::sometimes},
          {"to", Holds::month, Column::sometimes},
          {"priority", Holds::whole_number, Column::sometimes}}},
        {"use.csv",
         false,
         2,
         {{"party", Holds::name},
          {"item", Holds::names},
          {"rate", Holds::number},
          {"per", Holds::word},
          {"from", Holds::month, Column::sometimes},
          {"to", Holds::month, Column::sometimes}}},
        {"stocks.csv",
         false,
         2,
         {{"party", Holds::name},
          {"item", Holds::name},
          {"stock", Holds::number, Column::sometimes},
          {"book", Holds::number, Column::sometimes},
          {"waiting", Holds::number, Column::sometimes}}},
        {"trade.csv",
         false,
         3,
         {{"from", Holds::name},
          {"to", Holds::name},
          {"item", Holds::name},
          {"share", Holds::number},
          {"from_month", Holds::month, Column::sometimes},
          {"to_month", Holds::month, Column::sometimes}}},
        {"history.csv",
         false,
         2,
         {{"series", Holds::name}, {"year", Holds::year}, {"value", Holds::plain_number}, {"unit", Holds::text}}},
        {"evidence.csv",
         false,
         1,
         {{"id", Holds::name},
          {"party", Holds::name, Column::sometimes},
          {"item", Holds::name, Column::sometimes},
          {"measure", Holds::word},
          {"from", Holds::month, Column::sometimes},
          {"to", Holds::month, Column::sometimes},
          {"low", Holds::plain_number, Column::sometimes},
          {"value", Holds::plain_number, Column::sometimes},
          {"high", Holds::plain_number, Column::sometimes},
          {"unit", Holds::text},
          {"kind", Holds::text, Column::sometimes},
          {"origin", Holds::text, Column::sometimes}}},
        {"translations.csv",
         false,
         2,
         {{"language", Holds::name}, {"text", Holds::text}, {"translation", Holds::text}}},
    };
    for (TableRule& rule : rules) {
        if (rule.file == "sources.csv" || rule.file == "translations.csv") continue;
        rule.columns.push_back(source_column);
        rule.columns.push_back(note_column);
    }
    return rules;
}

}  // namespace

const ColumnRule* TableRule::find(std::string_view column) const {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const ColumnRule& rule) { return rule.name == column; });
    return found == columns.end() ? nullptr : &*found;
}

std::string_view TableRule::table_name() const { return file.substr(0, file.find('.')); }

const std::vector<TableRule>& table_rules() {
    static const std::vector<TableRule> rules = make_table_rules();
    return rules;
}

const TableRule* find_table_rule(std::string_view file) {
    const auto& rules = table_rules();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const TableRule& rule) { return rule.file == file; });
    return found == rules.end() ? nullptr : &*found;
}

const std::vector<std::string_view>& scenario_files() {
    static const std::vector<std::string_view> files = [] {
        std::vector<std::string_view> names{"scenario.toml", "claims.toml", "levers.toml", "variables.toml"};
        for (const TableRule& rule : table_rules()) names.push_back(rule.file);
        return names;
    }();
    return files;
}

}  // namespace sinews::scenario
