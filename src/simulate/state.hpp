#pragma once
// Everything that changes while W replications run side by side. The Network says what the positions mean.
// Arrays are structs of arrays: one entry per node, line, book ..., and in each entry one lane per replication.

#include <cstdint>
#include <vector>

#include "network/network.hpp"
#include "simulate/given_draws.hpp"
#include "simulate/lanes.hpp"
#include "simulate/order_schedule.hpp"

namespace sinews::simulate {

template <auto W>
using LaneArray = std::vector<Lanes<W>>;

/// Monte Carlo draws everything; point takes every distribution, variable and availability at its median, without
/// shocks, and a line's capacity times its chance (docs/model.md, "Point values").
enum class Mode : std::uint8_t { monte_carlo, point };

/// Which replications a batch runs.
struct Batch {
    Mode mode = Mode::monte_carlo;
    std::uint64_t seed = 1;
    std::uint64_t first_replication = 0;
    const GivenDraws* given = nullptr;  // null: all parameters are drawn from their streams
};

/// What share_out gives, by item: who serves whom with how much. Of a pool, own use is min(need, supply); what a node gives
/// to the pool and gets out of it follows from what it then has to spare or lacks and from two shares a pool.
template <auto W>
struct Sharing {
    LaneArray<W> given_share;     // by pool: of what its nodes have to spare, the part that goes to the pool
    LaneArray<W> received_share;  // by pool: of what its nodes lack, the part that comes out of it
    LaneArray<W> link;            // over each trade link
    LaneArray<W> met;             // by node, all that its need is assigned: own + received + links that arrive
    LaneArray<W> target;          // by node, all that its supply is assigned: own + given + links that leave
    LaneArray<W> inside;          // by node that sends across blocs, of target what stays in its own; where asked

    void resize(const network::Network& network) {
        const auto nodes = static_cast<std::size_t>(network.node_count());
        for (auto* list : {&met, &target, &inside}) list->assign(nodes, Lanes<W>(0.0));
        for (auto* list : {&given_share, &received_share}) list->assign(network.pools.size(), Lanes<W>(0.0));
        link.assign(network.links.size(), Lanes<W>(0.0));
    }
};

/// Lines. Start, ramp and availability are drawn once; the noise of availability every month.
template <auto W>
struct LineState {
    LaneArray<W> capacity;  // a month, 0 where the line does not come
    LaneArray<W> start;     // month, fractions count; `network::never` while not decided
    LaneArray<W> ramp, shape;
    LaneArray<W> availability;           // median, used when there is no noise
    std::vector<FloatLanes<W>> logit;    // of the median
    std::vector<FloatLanes<W>> noise;    // AR(1) state in the logit
    std::vector<FloatLanes<W>> begins;   // first month of the noise
    std::vector<std::uint8_t> noisy;     // availability varies from month to month
    std::vector<std::uint8_t> as_first;  // of several runs' other than the first: C is the first's (LineMemory)
    LaneArray<W> decided;                // month of the decision of a triggered line, `never` before

    bool recorded = false;   // somebody asks for C and A of single lines
    LaneArray<W> ramped;     // C of this month
    LaneArray<W> available;  // A of this month, where it runs

    // Bounds over the lanes, so that a month need not be computed where nothing happens. They never change a bit.
    std::vector<int> first_month;  // no lane runs before
    std::vector<int> full_month;   // all lanes are installed from here on
    std::vector<int> even_month;   // the ramp is over (R = 1 to the last bit) in all lanes from here on
    // Lines that run this month, each node's from where its lines begin; good before node_until.
    std::vector<int> running;
    std::vector<network::Span> node_running;  // by node: positions in `running`
    std::vector<int> node_until;
    std::vector<int> node_settled;  // after this month a node's N and lines that run are those of the month before
    std::vector<int> node_decided;  // before this month a node's K is that of the month before
};

/// Money of every account, and the shares that pledges reach.
template <auto W>
struct MoneyState {
    LaneArray<W> monthly;             // by account and year: what comes in each month
    LaneArray<W> left;                // by account
    LaneArray<W> category_spent;      // by account, this month
    LaneArray<W> gdp, core, related;  // by economy and year
};

/// Series that cost time and that not every question needs.
struct Asked {
    bool wished = true;
    bool ordered = true;  // by node
    bool idle = true;     // by node; the waterfall sums that of final items in any case
    bool waterfall = true;
    [[nodiscard]] bool explained() const { return waterfall || idle; }
};

template <auto W>
struct WaterfallState;

template <auto W>
struct State {
    LaneArray<W> parameters, parameters_before;  // of this stage of levers, and of the one before it
    // The next change of the network finds the parameters of the stage before it there and not here; else null.
    const LaneArray<W>* parameters_lent = nullptr;
    RowsOfTables given_rows;
    std::vector<DoubleLanes<W>> registers;
    LineState<W> lines;
    MoneyState<W> money;

    OrderSchedule orders;

    // Orders, by programme, book and market.
    LaneArray<W> programme_value;  // a month
    LaneArray<W> wish;
    LaneArray<W> book_backlog;  // B; from the orders to the delivery of a month with what falls due in it
    LaneArray<W> book_waiting;
    LaneArray<W> book_outstanding;                    // Q: ordered and not made, when the last month ended
    LaneArray<W> ring;                                // orders that wait, by book and the month in which they fall due
    std::vector<int> ring_position;                   // by book: the slot of this month
    LaneArray<W> price, units_of_money, made_so_far;  // units_of_money is 1/price, 0 where there is no price
    LaneArray<W> learning_exponent;                   // by item
    LaneArray<W> price_factor;                        // by market: what earlier stages of levers leave, else 1

    LaneArray<W> link_share;  // of every trade link, this month
    LaneArray<W> link_total;  // by sender's node: the sum of its shares

    // By node, this month.
    LaneArray<W> wished, ordered;  // wished only where asked for
    LaneArray<W> due;              // d, summed over the buyer's books
    LaneArray<W> need;             // x = B + d of finals, what targets pull of inputs
    // Of makers alone, 0 for ever elsewhere: N, C, lines that run; S; M; u; targets.
    LaneArray<W> installed, ramped, running;
    LaneArray<W> attainable;             // S
    LaneArray<W> in_reach;               // reach, by input node
    LaneArray<W> made, delivered_share;  // M, and which part of the foreign targets was made
    LaneArray<W> runnable;               // u
    LaneArray<W> have, ration;           // what a node has of an input, which part of the claims it can meet
    LaneArray<W> coverage;               // what a node has of an input against what its targets pull
    LaneArray<W> consumed, arrived;
    LaneArray<W> idle;    // where asked for
    LaneArray<W> unpaid;  // by pool: what was wished and not ordered, Σ(w - o); for the waterfall
    Asked asked;
    LaneArray<W> installed_inside;  // of what N would be assigned, what stays in the bloc
    LaneArray<W> stock;             // at the start of the month, then closing
    LaneArray<W> closing;
    LaneArray<W> planned_use, used, unmet_use, delivered;
    std::vector<std::size_t> active_uses;  // this month, in order
    LaneArray<W> use_lacking, use_claims, stock_at_round;
    LaneArray<W> unmet;  // working space of share_out, by node that links arrive at

    Sharing<W> assigned;            // with S: what really runs; see assigned_of for items that eat nothing
    Sharing<W> trial;               // with N, C or K
    LaneArray<W> decided_capacity;  // K
    LaneArray<W> trial_need;        // what step 6 would need with K
};

/// Takes up what lines hand on from month to month.
template <auto W>
void take_up(LineState<W>& lines, const LineState<W>& other) {
    lines.capacity = other.capacity;
    lines.start = other.start;
    lines.ramp = other.ramp;
    lines.shape = other.shape;
    lines.availability = other.availability;
    lines.logit = other.logit;
    lines.noise = other.noise;
    lines.begins = other.begins;
    lines.noisy = other.noisy;
    lines.as_first = other.as_first;
    lines.decided = other.decided;
    lines.first_month = other.first_month;
    lines.full_month = other.full_month;
    lines.even_month = other.even_month;
    lines.running = other.running;
    lines.node_running = other.node_running;
    lines.node_until = other.node_until;
    lines.node_settled = other.node_settled;
    std::fill(lines.node_decided.begin(), lines.node_decided.end(), -1);  // K itself is not handed on
}

/// Takes up what is settled before the first month and then only by a change of the network: what comes in, year by year.
template <auto W>
void take_up_incomes(MoneyState<W>& money, const MoneyState<W>& other) {
    money.monthly = other.monthly;
    money.gdp = other.gdp;
    money.core = other.core;
    money.related = other.related;
}

/// Takes up what a month of another state hands on to the next, under the same network or one with the same positions; not
/// parameters and incomes. All else is written before it is read in every month, or stays what it was from the beginning.
template <auto W>
void take_up_month(State<W>& state, const State<W>& other) {
    take_up(state.lines, other.lines);
    state.money.left = other.money.left;
    state.orders.until = -1;
    state.programme_value = other.programme_value;
    state.book_backlog = other.book_backlog;
    state.book_waiting = other.book_waiting;
    state.book_outstanding = other.book_outstanding;
    state.ring = other.ring;
    state.ring_position = other.ring_position;
    state.made_so_far = other.made_so_far;
    state.learning_exponent = other.learning_exponent;
    state.price_factor = other.price_factor;
    state.stock = other.stock;
}

}  // namespace sinews::simulate
