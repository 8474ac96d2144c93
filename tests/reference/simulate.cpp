#include "reference/simulate.hpp"

#include "reference/attainable.hpp"
#include "reference/capacity.hpp"
#include "reference/delivery.hpp"
#include "reference/material.hpp"
#include "reference/opening.hpp"
#include "reference/orders.hpp"
#include "reference/record.hpp"
#include "reference/requirement.hpp"

namespace sinews::reference {
namespace {

State opening_state(const Parameters& parameters, const Draws& draws) {
    State state;
    for (const auto& row : parameters.stocks) state.stock[row.item][row.party] += row.stock;
    state.books = opening_books(parameters);
    for (const auto& [name, line] : parameters.lines) {
        if (const auto start = start_when_decided(parameters, line)) state.line_start[name] = *start;
    }
    for (const auto& [party, economy] : parameters.economies)
        state.spending[party] = spending_path(parameters, party, draws);
    return state;
}

/// Section 4, one month; its steps in their order.
Month run_month(const Parameters& parameters, const Draws& draws, int month, State& state) {
    Month now;
    now.month = month;
    receive_money(parameters, state, now);        // 1
    place_orders(parameters, state, now);         // 2, 3
    run_capacity(parameters, state, draws, now);  // 4
    pull(parameters, state, now);                 // 5
    find_attainable(parameters, state, now);
    pass_requirements(parameters, state, now);  // 6
    pass_materials(parameters, state, now);     // 7
    open_lines(parameters, state, now);         // with the stocks of the start of the month
    deliver_and_use(parameters, state, now);    // 8
    return now;
}

}  // namespace

Trajectory simulate(const scenario::Scenario& scenario, const Draws& draws) {
    const auto parameters = evaluate(scenario, draws);
    auto state = opening_state(parameters, draws);
    auto trajectory = empty_trajectory(parameters, state);
    for (int month = 0; month < parameters.months; ++month) {
        const State at_start = state;
        const auto now = run_month(parameters, draws, month, state);
        record(parameters, at_start, state, now, trajectory);
    }
    return trajectory;
}

}  // namespace sinews::reference
