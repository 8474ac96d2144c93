// translations.csv.

#include "scenario/codes.hpp"
#include "scenario/read_tables.hpp"
#include "scenario/row_reader.hpp"

namespace sinews::scenario {

void read_translations(const Table& table, Scenario& scenario, FaultList& faults) {
    for (std::size_t position = 0; position < table.rows(); ++position) {
        const RowReader row(table, position, faults);
        Translation translation;
        translation.language = row.name("language");
        translation.text = row.text("text");
        translation.translation = row.text("translation");
        translation.line = table.line(position);
        for (const auto& [column, cell] :
             {std::pair{"text", &translation.text}, {"translation", &translation.translation}}) {
            if (cell->empty() && table.has(column)) {
                row.error(code::empty_cell, column, "`" + std::string(column) + "` is empty",
                          "fill the cell, or leave the row out");
            }
        }
        scenario.translations.push_back(std::move(translation));
    }
}

}  // namespace sinews::scenario
