#include "scenario/value_fields.hpp"

#include <initializer_list>

namespace sinews::scenario {

namespace {

struct Cell {
    std::string_view column;
    const Value& value;
    Bounds bounds;
};

class Visitor {
public:
    explicit Visitor(const std::function<void(const ValueField&)>& visit) : visit_(visit) {}

    void row(const Origin& origin, std::initializer_list<Cell> cells) const {
        for (const Cell& cell : cells) visit_({cell.column, cell.value, cell.bounds, origin});
    }

    void line(const LineRow& line) const {
        row(line.origin, {{"chance", line.chance, Bounds::share},
                          {"capacity", line.capacity, Bounds::non_negative},
                          {"trigger", line.trigger, Bounds::non_negative},
                          {"build_months", line.build_months, Bounds::non_negative},
                          {"slip_months", line.slip_months, Bounds::any},
                          {"ramp_months", line.ramp_months, Bounds::non_negative},
                          {"ramp_shape", line.ramp_shape, Bounds::non_negative},
                          {"availability", line.availability, Bounds::share}});
    }

private:
    const std::function<void(const ValueField&)>& visit_;
};

void visit_money(const Scenario& scenario, const Visitor& visitor) {
    for (const EconomyRow& row : scenario.economy) {
        visitor.row(row.origin, {{"gdp", row.gdp, Bounds::non_negative},
                                 {"growth", row.growth, Bounds::above_minus_one},
                                 {"defence_share", row.defence_share, Bounds::share},
                                 {"equipment_share", row.equipment_share, Bounds::share}});
    }
    for (const PledgeRow& row : scenario.pledges) {
        visitor.row(row.origin, {{"target_share", row.target_share, Bounds::share},
                                 {"compliance", row.compliance, Bounds::non_negative}});
    }
    for (const PortfolioRow& row : scenario.portfolio) visitor.row(row.origin, {{"share", row.share, Bounds::share}});
}

void visit_items(const Scenario& scenario, const Visitor& visitor) {
    for (const Item& item : scenario.items) {
        visitor.row(item.origin, {{"price", item.price, Bounds::non_negative},
                                  {"price_growth", item.price_growth, Bounds::above_minus_one},
                                  {"learning_rate", item.learning_rate, Bounds::share},
                                  {"experience", item.experience, Bounds::non_negative},
                                  {"cooperation", item.cooperation, Bounds::share}});
    }
    for (const CooperationRow& row : scenario.cooperation) {
        visitor.row(row.origin, {{"cooperation", row.cooperation, Bounds::share}});
    }
    for (const RecipeRow& row : scenario.recipes) {
        visitor.row(row.origin, {{"quantity", row.quantity, Bounds::non_negative}});
    }
}

void visit_demand(const Scenario& scenario, const Visitor& visitor) {
    for (const ProgrammeRow& row : scenario.programmes) {
        const bool share = row.kind == ProgrammeKind::money_share;
        visitor.row(row.origin, {{"value", row.value, share ? Bounds::share : Bounds::non_negative},
                                 {"fill_months", row.fill_months, Bounds::at_least_one}});
    }
    for (const UseRow& row : scenario.use) visitor.row(row.origin, {{"rate", row.rate, Bounds::non_negative}});
    for (const StockRow& row : scenario.stocks) {
        visitor.row(row.origin, {{"stock", row.stock, Bounds::non_negative},
                                 {"book", row.book, Bounds::non_negative},
                                 {"waiting", row.waiting, Bounds::non_negative}});
    }
    for (const TradeRow& row : scenario.trade) visitor.row(row.origin, {{"share", row.share, Bounds::share}});
}

}  // namespace

void for_each_value(const Scenario& scenario, const std::function<void(const ValueField&)>& visit) {
    const Visitor visitor(visit);
    visit_money(scenario, visitor);
    visit_items(scenario, visitor);
    for (const LineRow& line : scenario.lines) visitor.line(line);
    for (const CandidateRow& candidate : scenario.candidates) {
        visitor.line(candidate.line);
        visitor.row(candidate.line.origin, {{"capex", candidate.capex, Bounds::non_negative}});
    }
    visit_demand(scenario, visitor);
    for (const Variable& variable : scenario.variables) {
        visitor.row(variable.origin, {{"value", variable.value, Bounds::any}});
    }
}

}  // namespace sinews::scenario
