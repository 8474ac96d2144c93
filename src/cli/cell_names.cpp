#include "cli/cell_names.hpp"

#include <initializer_list>

namespace sinews::cli {

using namespace scenario;

namespace {

class Cells {
public:
    struct Cell {
        std::string_view column;
        const Value& value;
    };

    void add(const Origin& origin, const std::string& row, std::initializer_list<Cell> cells) {
        const std::string table = origin.file.substr(0, origin.file.find('.'));
        for (const Cell& cell : cells) {
            if (cell.value.column == 0) continue;  // the table has no such column
            cells_.push_back({table + "/" + row + "/" + std::string(cell.column), origin.file, cell.value.line,
                              cell.value.column, cell.value.expression.text});
        }
    }
    void add_variable(const Variable& variable) {
        cells_.push_back({variable.name, variable.origin.file, variable.value.line, variable.value.column,
                          variable.value.expression.text});
    }
    [[nodiscard]] std::vector<NamedCell> take() { return std::move(cells_); }

private:
    std::vector<NamedCell> cells_;
};

void add_line(Cells& cells, const LineRow& line) {
    cells.add(line.origin, line.line,
              {{"chance", line.chance},
               {"capacity", line.capacity},
               {"trigger", line.trigger},
               {"build_months", line.build_months},
               {"slip_months", line.slip_months},
               {"ramp_months", line.ramp_months},
               {"ramp_shape", line.ramp_shape},
               {"availability", line.availability}});
}

void add_money(Cells& cells, const Scenario& scenario) {
    for (const auto& row : scenario.economy) {
        cells.add(row.origin, row.party + "/" + std::to_string(row.year),
                  {{"gdp", row.gdp},
                   {"growth", row.growth},
                   {"defence_share", row.defence_share},
                   {"equipment_share", row.equipment_share}});
    }
    for (const auto& row : scenario.pledges) {
        const std::string kind = row.kind == PledgeKind::core ? "core" : "related";
        cells.add(row.origin, row.party + "/" + kind + "/" + std::to_string(row.target_year),
                  {{"target_share", row.target_share}, {"compliance", row.compliance}});
    }
    for (const auto& row : scenario.portfolio) {
        cells.add(row.origin, row.party + "/" + std::to_string(row.year) + "/" + row.category, {{"share", row.share}});
    }
}

void add_items(Cells& cells, const Scenario& scenario) {
    for (const auto& item : scenario.items) {
        cells.add(item.origin, item.item,
                  {{"price", item.price},
                   {"price_growth", item.price_growth},
                   {"learning_rate", item.learning_rate},
                   {"experience", item.experience},
                   {"cooperation", item.cooperation}});
    }
    for (const auto& row : scenario.cooperation) {
        cells.add(row.origin, row.bloc + "/" + row.item, {{"cooperation", row.cooperation}});
    }
    for (const auto& row : scenario.recipes)
        cells.add(row.origin, row.item + "/" + row.input, {{"quantity", row.quantity}});
}

void add_demand(Cells& cells, const Scenario& scenario) {
    for (const auto& row : scenario.programmes) {
        cells.add(row.origin, row.programme, {{"value", row.value}, {"fill_months", row.fill_months}});
    }
    for (const auto& row : scenario.use) {
        std::string items;
        for (const auto& item : row.items) items += (items.empty() ? "" : ";") + item;
        cells.add(row.origin, row.party + "/" + items, {{"rate", row.rate}});
    }
    for (const auto& row : scenario.stocks) {
        cells.add(row.origin, row.party + "/" + row.item,
                  {{"stock", row.stock}, {"book", row.book}, {"waiting", row.waiting}});
    }
    for (const auto& row : scenario.trade) {
        cells.add(row.origin, row.from + "/" + row.to + "/" + row.item, {{"share", row.share}});
    }
}

}  // namespace

std::vector<NamedCell> cell_names(const Scenario& scenario) {
    Cells cells;
    for (const auto& variable : scenario.variables) cells.add_variable(variable);
    for (const auto& line : scenario.lines) add_line(cells, line);
    for (const auto& candidate : scenario.candidates) {
        add_line(cells, candidate.line);
        cells.add(candidate.line.origin, candidate.line.line, {{"capex", candidate.capex}});
    }
    add_demand(cells, scenario);
    add_items(cells, scenario);
    add_money(cells, scenario);
    return cells.take();
}

}  // namespace sinews::cli
