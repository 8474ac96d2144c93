#pragma once
// One batch: W replications through all months, step by step as docs/model.md numbers them.

#include "network/network.hpp"
#include "simulate/change_network.hpp"
#include "simulate/delivery.hpp"
#include "simulate/demand_opened.hpp"
#include "simulate/economy.hpp"
#include "simulate/line_capacity.hpp"
#include "simulate/material_flow.hpp"
#include "simulate/orders.hpp"
#include "simulate/parameters.hpp"
#include "simulate/waterfall.hpp"

namespace sinews::simulate {

/// State and waterfall of W replications, sized for one network. Reused from batch to batch: no allocation in between.
template <auto W>
struct Workspace {
    State<W> state;
    WaterfallState<W> waterfall;
    LineMemory<W> line_memory;
    std::vector<const network::Network*> stages;  // of a network with levers, in the order of their months; else itself
    /// `kept` for runs of this network and of others with the same lines, in the same replications.
    explicit Workspace(const network::Network& network, LinesKept kept = {});
    /// Makes room for what the stages of this network have more than others: programmes, parameters, registers.
    void serve(const network::Network& network);
};

template <auto W>
void Workspace<W>::serve(const network::Network& network) {
    std::size_t parameters = state.parameters.size(), registers = state.registers.size();
    std::size_t programmes = state.wish.size();
    stages.clear();
    for (const network::Network* stage = &network; stage != nullptr; stage = stage->before.get()) {
        stages.insert(stages.begin(), stage);
        parameters = std::max(parameters, static_cast<std::size_t>(stage->parameters.size()));
        registers = std::max(registers, static_cast<std::size_t>(stage->parameters.register_count));
        programmes = std::max(programmes, stage->programmes.size());
    }
    state.parameters.resize(parameters, Lanes<W>(0.0));
    state.parameters_before.resize(parameters, Lanes<W>(0.0));
    state.registers.resize(registers, DoubleLanes<W>(0.0));
    state.wish.resize(programmes, Lanes<W>(0.0));
    state.programme_value.resize(programmes, Lanes<W>(0.0));
}

template <auto W>
Workspace<W>::Workspace(const network::Network& network, LinesKept kept) : line_memory(network, kept) {
    const Lanes<W> zero(0.0);
    const auto nodes = static_cast<std::size_t>(network.node_count());
    const auto lines = network.lines.size();
    const auto years = static_cast<std::size_t>(network.years());
    State<W>& s = state;
    serve(network);
    for (auto* list : {&s.lines.capacity, &s.lines.start, &s.lines.ramp, &s.lines.shape, &s.lines.availability,
                       &s.lines.ramped, &s.lines.available, &s.lines.decided}) {
        list->assign(lines, zero);
    }
    s.lines.logit.assign(lines, FloatLanes<W>(0.0F));
    s.lines.noise.assign(lines, FloatLanes<W>(0.0F));
    s.lines.begins.assign(lines, FloatLanes<W>(0.0F));
    s.lines.running.assign(lines, 0);
    s.lines.node_running.assign(nodes, {});
    s.lines.node_until.assign(nodes, -1);
    s.lines.node_settled.assign(nodes, -1);
    s.lines.node_decided.assign(nodes, -1);
    for (auto* list : {&s.lines.first_month, &s.lines.full_month, &s.lines.even_month}) list->assign(lines, 0);
    for (auto* list : {&s.lines.noisy, &s.lines.as_first}) list->assign(lines, 0);
    s.money.monthly.assign(network.accounts.size() * years, zero);
    s.money.left.assign(network.accounts.size(), zero);
    s.money.category_spent.assign(network.accounts.size(), zero);
    for (auto* list : {&s.money.gdp, &s.money.core, &s.money.related})
        list->assign(network.economies.size() * years, zero);
    s.unpaid.assign(network.pools.size(), zero);
    s.ring_position.assign(network.books.size(), 0);
    for (auto* list : {&s.book_outstanding, &s.book_backlog, &s.book_waiting}) {
        list->assign(network.books.size(), zero);
    }
    s.ring.assign(static_cast<std::size_t>(network.ring_slots), zero);
    s.price.assign(network.markets.size(), zero);
    s.units_of_money.assign(network.markets.size(), zero);
    s.made_so_far.assign(network.markets.size(), zero);
    s.learning_exponent.assign(network.items.size(), zero);
    s.price_factor.assign(network.markets.size(), Lanes<W>(1.0));
    for (auto* list : {&s.wished,      &s.ordered,
                       &s.due,         &s.need,
                       &s.installed,   &s.ramped,
                       &s.running,     &s.attainable,
                       &s.in_reach,    &s.made,
                       &s.runnable,    &s.have,
                       &s.ration,      &s.coverage,
                       &s.consumed,    &s.arrived,
                       &s.idle,        &s.installed_inside,
                       &s.stock,       &s.closing,
                       &s.planned_use, &s.used,
                       &s.unmet_use,   &s.delivered,
                       &s.use_claims,  &s.stock_at_round,
                       &s.unmet,       &s.decided_capacity,
                       &s.trial_need,  &s.link_total}) {
        list->assign(nodes, zero);
    }
    s.delivered_share.assign(nodes, Lanes<W>(1.0));  // and so it stays for what eats nothing
    s.link_share.assign(network.links.size(), zero);
    s.use_lacking.assign(network.uses.size(), zero);
    s.assigned.resize(network);
    s.trial.resize(network);
    waterfall.resize(network);
}

/// Draws what is drawn once and opens stocks and books.
template <auto W>
void begin_batch(const network::Network& network, const Batch& batch, Workspace<W>& workspace) {
    State<W>& state = workspace.state;
    workspace.line_memory.begin();
    draw_parameters<W>(network, batch, state);
    prepare_money<W>(network, batch, state);
    prepare_lines<W>(network, batch, state);
    set_learning<W>(network, state);
    std::fill(state.price_factor.begin(), state.price_factor.end(), Lanes<W>(1.0));
    std::fill(state.made_so_far.begin(), state.made_so_far.end(), Lanes<W>(0.0));
    for (std::size_t node = 0; node < state.stock.size(); ++node) {
        state.stock[node] = value_of(state, network.node_opening_stock[node]);
    }
    open_books<W>(network, state);
}

/// What a month does with the items of one recipe group, between orders and use: up and down its recipes, and at each item
/// all that can be done there, while its values are near.
template <auto W>
void run_group(const network::Network& network, const Batch& batch, int month, std::span<const int> raw_to_final,
               Workspace<W>& workspace) {
    State<W>& state = workspace.state;
    const bool explained = state.asked.explained();
    for (const int item : raw_to_final) {
        fall_due<W>(network, item, state);
        line_capacity<W>(network, batch, month, item, state, workspace.line_memory);
        attainable_capacity<W>(network, item, state);
    }
    const auto final_to_raw = [&](auto&& visit) {
        for (auto item = raw_to_final.rbegin(); item != raw_to_final.rend(); ++item) visit(*item);
    };
    final_to_raw([&](int item) { require<W>(network, item, state); });
    claim_inputs<W>(network, raw_to_final, state);
    for (const int item : raw_to_final) {
        make<W>(network, item, state);
        if (explained) explain<W>(network, item, state, workspace.waterfall);
    }
    final_to_raw([&](int item) {
        deliver<W>(network, item, state);
        open_lines<W>(network, month, item, state);
    });
}

/// One month. Afterwards `stock` still holds the month's start and `closing` its end; end_month moves on.
template <auto W>
void run_month(const network::Network& network, const Batch& batch, int month, Workspace<W>& workspace) {
    State<W>& state = workspace.state;
    open_links<W>(network, month, state);
    receive_money<W>(network, month, state);
    set_prices<W>(network, month, state);
    plan_use<W>(network, month, state);
    place_orders<W>(network, month, state);
    // What no recipe ties together goes through the month one after the other: its values stay near, in the first caches.
    for (const network::Span group : network.recipe_groups) {
        run_group<W>(network, batch, month, network.items_of(group), workspace);
    }
    use_stocks<W>(network, state);
}

template <auto W>
void end_month(const network::Network& network, State<W>& state) {
    for (std::size_t at = 0; at < network.markets.size(); ++at) {
        const network::Span nodes = network.markets[at].nodes;
        for (auto node = static_cast<std::size_t>(nodes.first); node < static_cast<std::size_t>(nodes.last); ++node) {
            if (network.node_makes[node] != 0) state.made_so_far[at] += state.made[node];
        }
    }
    std::swap(state.stock, state.closing);
}

/// Runs the months from `first` to before `last`, each with the network that holds then, and shows every one to
/// `observe(month, workspace)`. The state is that at the end of the month before, under the first stage.
template <auto W, typename Observe>
void run_months(const Batch& batch, int first, int last, Workspace<W>& workspace, Observe&& observe) {
    std::size_t stage = 0;
    for (int month = first; month < last; ++month) {
        while (stage + 1 < workspace.stages.size() && workspace.stages[stage + 1]->from_month <= month) {
            change_network<W>(*workspace.stages[stage], *workspace.stages[stage + 1], batch, month, workspace.state,
                              workspace.line_memory);
            ++stage;
        }
        run_month<W>(*workspace.stages[stage], batch, month, workspace);
        observe(month, workspace);
        end_month<W>(*workspace.stages[stage], workspace.state);
    }
}

/// Runs one batch through all months.
template <auto W, typename Observe>
void run_batch(const network::Network& network, const Batch& batch, Workspace<W>& workspace, Observe&& observe) {
    begin_batch<W>(*workspace.stages.front(), batch, workspace);
    run_months<W>(batch, 0, network.months, workspace, observe);
}

}  // namespace sinews::simulate
