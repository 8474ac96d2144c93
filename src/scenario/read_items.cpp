// items.csv, cooperation.csv and recipes.csv.

#include "scenario/codes.hpp"
#include "scenario/read_tables.hpp"
#include "scenario/row_reader.hpp"

namespace sinews::scenario {

void read_items(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        Item item;
        item.item = row.name("item");
        item.name = row.text("name");
        item.unit = row.text("unit");
        item.category = row.text("category");
        item.price = row.value("price");
        item.price_growth = row.value("price_growth");
        item.learning_rate = row.value("learning_rate");
        item.experience = row.value("experience");
        const auto lead = row.plain_number("lead_months");
        item.lead_given = lead.has_value();
        item.lead_months = lead.value_or(0);
        item.cooperation = row.value("cooperation");
        item.origin = row.origin();
        scenario.items.push_back(std::move(item));
    }
}

void read_cooperation(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        CooperationRow cooperation;
        cooperation.bloc = row.name("bloc");
        cooperation.item = row.name("item");
        cooperation.cooperation = row.value("cooperation");
        cooperation.origin = row.origin();
        scenario.cooperation.push_back(std::move(cooperation));
    }
}

void read_recipes(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        RecipeRow recipe;
        recipe.item = row.name("item");
        recipe.input = row.name("input");
        recipe.quantity = row.value("quantity");
        recipe.origin = row.origin();
        scenario.recipes.push_back(std::move(recipe));
    }
}

}  // namespace sinews::scenario
