#include "scenario/lever_cells.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "scenario/evaluate.hpp"

namespace sinews::scenario {

namespace {

using Kind = LeverChange::Kind;

template <class Row, class Cell>
struct Column {
    std::string_view name;
    Cell Row::* cell;
};

double changed(double cell, const LeverChange& change) {
    const double amount = point_value(change.amount, {});
    return change.kind == Kind::set ? amount : change.kind == Kind::scale ? cell * amount : cell + amount;
}

int changed(int cell, const LeverChange& change) {
    const double value = std::clamp(changed(static_cast<double>(cell), change), -1e9, 1e9);
    return static_cast<int>(value < 0 ? value - 0.5 : value + 0.5);
}

/// Applies the change to the cell of its column, if that is one of `columns`.
template <class Row, class Cell, std::size_t N>
void change_cell(Row& row, const LeverChange& change, const Column<Row, Cell> (&columns)[N]) {
    for (const auto& column : columns) {
        if (column.name != change.column) continue;
        Cell& cell = row.*column.cell;
        if constexpr (std::is_same_v<Cell, Value>) {
            cell.expression = changed(cell.expression, change);
        } else if constexpr (std::is_same_v<Cell, std::optional<Month>>) {
            cell = parse_month(change.text);
        } else if constexpr (std::is_same_v<Cell, Per>) {
            cell = change.text == "year" ? Per::year : Per::month;
        } else {
            cell = changed(cell, change);
        }
    }
}

using MaybeMonth = std::optional<Month>;

void change_row(LineRow& row, const LeverChange& change) {
    static constexpr Column<LineRow, Value> values[]{
        {"chance", &LineRow::chance},           {"capacity", &LineRow::capacity},
        {"trigger", &LineRow::trigger},         {"build_months", &LineRow::build_months},
        {"slip_months", &LineRow::slip_months}, {"ramp_months", &LineRow::ramp_months},
        {"ramp_shape", &LineRow::ramp_shape},   {"availability", &LineRow::availability}};
    static constexpr Column<LineRow, MaybeMonth> months[]{{"decision", &LineRow::decision}, {"until", &LineRow::until}};
    static constexpr Column<LineRow, Per> pers[]{{"per", &LineRow::per}};
    change_cell(row, change, values);
    change_cell(row, change, months);
    change_cell(row, change, pers);
}

void change_row(CandidateRow& row, const LeverChange& change) {
    static constexpr Column<CandidateRow, Value> values[]{{"capex", &CandidateRow::capex}};
    static constexpr Column<CandidateRow, int> numbers[]{{"max_copies", &CandidateRow::max_copies}};
    static constexpr Column<CandidateRow, MaybeMonth> months[]{{"earliest", &CandidateRow::earliest}};
    change_row(row.line, change);
    change_cell(row, change, values);
    change_cell(row, change, numbers);
    change_cell(row, change, months);
}

void change_row(EconomyRow& row, const LeverChange& change) {
    static constexpr Column<EconomyRow, Value> values[]{{"gdp", &EconomyRow::gdp},
                                                        {"growth", &EconomyRow::growth},
                                                        {"defence_share", &EconomyRow::defence_share},
                                                        {"equipment_share", &EconomyRow::equipment_share}};
    change_cell(row, change, values);
}

void change_row(PledgeRow& row, const LeverChange& change) {
    static constexpr Column<PledgeRow, Value> values[]{{"target_share", &PledgeRow::target_share},
                                                       {"compliance", &PledgeRow::compliance}};
    static constexpr Column<PledgeRow, int> years[]{{"target_year", &PledgeRow::target_year}};
    if (row.origin.drawn_as.empty()) row.origin.drawn_as = std::to_string(row.target_year);
    change_cell(row, change, values);
    change_cell(row, change, years);
}

void change_row(PortfolioRow& row, const LeverChange& change) {
    static constexpr Column<PortfolioRow, Value> values[]{{"share", &PortfolioRow::share}};
    change_cell(row, change, values);
}

void change_row(Item& row, const LeverChange& change) {
    static constexpr Column<Item, Value> values[]{{"price", &Item::price},
                                                  {"price_growth", &Item::price_growth},
                                                  {"learning_rate", &Item::learning_rate},
                                                  {"cooperation", &Item::cooperation}};
    static constexpr Column<Item, double> numbers[]{{"lead_months", &Item::lead_months}};
    if (change.column == "lead_months" && change.kind == Kind::set) row.lead_given = true;
    change_cell(row, change, values);
    change_cell(row, change, numbers);
}

void change_row(CooperationRow& row, const LeverChange& change) {
    static constexpr Column<CooperationRow, Value> values[]{{"cooperation", &CooperationRow::cooperation}};
    change_cell(row, change, values);
}

void change_row(RecipeRow& row, const LeverChange& change) {
    static constexpr Column<RecipeRow, Value> values[]{{"quantity", &RecipeRow::quantity}};
    change_cell(row, change, values);
}

void change_row(ProgrammeRow& row, const LeverChange& change) {
    static constexpr Column<ProgrammeRow, Value> values[]{{"value", &ProgrammeRow::value},
                                                          {"fill_months", &ProgrammeRow::fill_months}};
    static constexpr Column<ProgrammeRow, int> numbers[]{{"priority", &ProgrammeRow::priority}};
    static constexpr Column<ProgrammeRow, MaybeMonth> months[]{{"from", &ProgrammeRow::from},
                                                               {"to", &ProgrammeRow::to}};
    static constexpr Column<ProgrammeRow, Per> pers[]{{"per", &ProgrammeRow::per}};
    change_cell(row, change, values);
    change_cell(row, change, numbers);
    change_cell(row, change, months);
    change_cell(row, change, pers);
}

std::string month_text(const MaybeMonth& month) { return month ? to_text(*month) : ""; }

void change_row(UseRow& row, const LeverChange& change) {
    static constexpr Column<UseRow, Value> values[]{{"rate", &UseRow::rate}};
    static constexpr Column<UseRow, MaybeMonth> months[]{{"from", &UseRow::from}, {"to", &UseRow::to}};
    static constexpr Column<UseRow, Per> pers[]{{"per", &UseRow::per}};
    if (row.origin.drawn_as.empty()) row.origin.drawn_as = month_text(row.from) + "/" + month_text(row.to);
    change_cell(row, change, values);
    change_cell(row, change, months);
    change_cell(row, change, pers);
}

void change_row(TradeRow& row, const LeverChange& change) {
    static constexpr Column<TradeRow, Value> values[]{{"share", &TradeRow::share}};
    static constexpr Column<TradeRow, MaybeMonth> months[]{{"from_month", &TradeRow::from_month},
                                                           {"to_month", &TradeRow::to_month}};
    // A lone "/" stands for no month: an empty text would mean that nothing was changed.
    if (row.origin.drawn_as.empty()) row.origin.drawn_as = row.from_month ? to_text(*row.from_month) : "/";
    change_cell(row, change, values);
    change_cell(row, change, months);
}

void change_row(Variable& row, const LeverChange& change) {
    row.value.expression = changed(row.value.expression, change);
}

const Origin& origin_of(const CandidateRow& row) { return row.line.origin; }
template <class Row>
const Origin& origin_of(const Row& row) {
    return row.origin;
}

template <class Row>
void change_selected(std::vector<Row>& rows, const LeverChange& change) {
    for (Row& row : rows) {
        if (std::binary_search(change.rows.begin(), change.rows.end(), origin_of(row).line)) change_row(row, change);
    }
}

void change_settings(Scenario& scenario, const LeverChange& change) {
    static constexpr Column<Scenario, double> numbers[]{{"carry_over", &Scenario::carry_over},
                                                        {"catch_up_months", &Scenario::catch_up_months},
                                                        {"max_book_months", &Scenario::max_book_months}};
    change_cell(scenario, change, numbers);
}

}  // namespace

Expression changed(const Expression& cell, const LeverChange& change) {
    if (change.kind != Kind::set && cell.empty()) return cell;
    Expression result{cell.text, {}};
    const auto append = [&](const Expression& part) {
        const auto offset = static_cast<int>(result.nodes.size());
        for (ExpressionNode node : part.nodes) {
            for (int* argument : {&node.first, &node.second, &node.third}) {
                if (*argument >= 0) *argument += offset;
            }
            result.nodes.push_back(std::move(node));
        }
        return static_cast<int>(result.nodes.size()) - 1;
    };
    if (change.kind == Kind::set) {
        append(change.amount);
        return result;
    }
    if (cell.is_constant() && change.amount.is_constant()) {  // stays a plain number, which checks ask for
        ExpressionNode number;
        number.number = changed(point_value(cell, {}), change);
        result.nodes.push_back(std::move(number));
        return result;
    }
    ExpressionNode root;
    root.operation = change.kind == Kind::scale ? Operation::multiply : Operation::add;
    root.first = append(cell);
    root.second = append(change.amount);
    result.nodes.push_back(std::move(root));
    return result;
}

void change_rows(Scenario& scenario, const LeverChange& change) {
    const std::string_view table = change.table;
    if (table == "lines") return change_selected(scenario.lines, change);
    if (table == "candidates") return change_selected(scenario.candidates, change);
    if (table == "programmes") return change_selected(scenario.programmes, change);
    if (table == "pledges") return change_selected(scenario.pledges, change);
    if (table == "portfolio") return change_selected(scenario.portfolio, change);
    if (table == "economy") return change_selected(scenario.economy, change);
    if (table == "items") return change_selected(scenario.items, change);
    if (table == "recipes") return change_selected(scenario.recipes, change);
    if (table == "cooperation") return change_selected(scenario.cooperation, change);
    if (table == "use") return change_selected(scenario.use, change);
    if (table == "trade") return change_selected(scenario.trade, change);
    if (table == "variables") return change_selected(scenario.variables, change);
    if (table == "scenario") change_settings(scenario, change);
}

}  // namespace sinews::scenario
