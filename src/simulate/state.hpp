#pragma once
// Everything that changes while W replications run side by side. The Network says what the positions mean.
// Arrays are structs of arrays: one entry per node, line, book ..., and in each entry one lane per replication.

#include <cstdint>
#include <vector>

#include "network/network.hpp"
#include "numerics/lanes.hpp"

namespace sinews::simulate {

using numerics::FloatLanes;
using numerics::Lanes;
using numerics::Mask;

template <int W>
using LaneArray = std::vector<Lanes<W>>;

/// Monte Carlo draws everything; point takes every distribution, variable and availability at its median, without
/// shocks, and a line's capacity times its chance (docs/model.md, "Point values").
enum class Mode : std::uint8_t { monte_carlo, point };

/// Which replications a batch runs.
struct Batch {
    Mode mode = Mode::monte_carlo;
    std::uint64_t seed = 1;
    std::uint64_t first_replication = 0;
};

/// What share_out gives for one item: who serves whom with how much. By node, links by link.
template <int W>
struct Sharing {
    LaneArray<W> own;       // of the party's own need, from its own supply
    LaneArray<W> given;     // to the bloc's pool
    LaneArray<W> received;  // out of the bloc's pool
    LaneArray<W> link;      // over each trade link
    LaneArray<W> met;       // all that a node's need is assigned: own + received + links that arrive
    LaneArray<W> target;    // all that a node's supply is assigned: own + given + links that leave
    LaneArray<W> inside;    // of target, what stays in the bloc

    void resize(const network::Network& network) {
        const auto nodes = static_cast<std::size_t>(network.node_count());
        for (auto* list : {&own, &given, &received, &met, &target, &inside}) list->assign(nodes, Lanes<W>(0.0));
        link.assign(network.links.size(), Lanes<W>(0.0));
    }
};

/// Lines. Start, ramp and availability are drawn once; the noise of availability every month.
template <int W>
struct LineState {
    LaneArray<W> capacity;  // a month, 0 where the line does not come
    LaneArray<W> start;     // month, fractions count; `network::never` while not decided
    LaneArray<W> ramp, shape;
    LaneArray<W> availability;               // median, used when there is no noise
    std::vector<FloatLanes<W>> logit;        // of the median
    std::vector<FloatLanes<W>> noise;        // AR(1) state in the logit
    std::vector<FloatLanes<W>> innovations;  // four months a line
    std::vector<int> innovation_block;       // which four months those are, -1: none
    std::vector<std::uint8_t> noisy;         // availability varies from month to month
    LaneArray<W> ramped;                     // C of this month, by line
    LaneArray<W> available;                  // A of this month, by line, where it runs
    LaneArray<W> decided;                    // month of the decision of a triggered line, `never` before
    // Bounds over the lanes, so that a month need not be computed where nothing happens. They never change a bit.
    std::vector<int> first_month;  // no lane runs before
    std::vector<int> full_month;   // all lanes are installed from here on
    std::vector<int> even_month;   // the ramp is over (R = 1 to the last bit) in all lanes from here on
};

/// Money of every account, and the shares that pledges reach.
template <int W>
struct MoneyState {
    LaneArray<W> monthly;             // by account and year: what comes in each month
    LaneArray<W> left;                // by account
    LaneArray<W> category_spent;      // by account, this month
    LaneArray<W> gdp, core, related;  // by economy and year
};

template <int W>
struct WaterfallState;

template <int W>
struct State {
    LaneArray<W> parameters;
    LaneArray<W> registers;
    LineState<W> lines;
    MoneyState<W> money;

    // Orders, by programme, book and market.
    LaneArray<W> programme_value;  // a month
    LaneArray<W> wish;
    LaneArray<W> book_due, book_backlog, book_waiting, book_made;
    LaneArray<W> book_outstanding;                    // Q at the start of the month: ordered and not made
    LaneArray<W> ring;                                // orders that wait, by book and the month in which they fall due
    std::vector<int> ring_position;                   // by book: the slot of this month
    LaneArray<W> price, units_of_money, made_so_far;  // units_of_money is 1/price, 0 where there is no price
    LaneArray<W> learning_exponent;                   // by item

    LaneArray<W> link_share;  // of every trade link, this month
    LaneArray<W> link_total;  // by sender's node: the sum of its shares

    // By node, this month.
    LaneArray<W> wished, ordered, spent;
    LaneArray<W> due, backlog;                // summed over the buyer's books: d and B
    LaneArray<W> need;                        // x of finals, what targets pull of inputs
    LaneArray<W> installed, ramped, running;  // N, C, lines that run
    LaneArray<W> attainable;                  // S
    LaneArray<W> in_reach;                    // reach, by input node
    LaneArray<W> made, delivered_share;       // M, and which part of the foreign targets was made
    LaneArray<W> runnable;                    // u
    LaneArray<W> have, ration;                // what a node has of an input, which part of the claims it can meet
    LaneArray<W> coverage;                    // what a node has of an input against what its targets pull
    LaneArray<W> consumed, arrived;
    LaneArray<W> idle;
    bool idle_of_inputs = true;     // false when nobody asks for the idle capacity of intermediate items
    LaneArray<W> installed_inside;  // of what N would be assigned, what stays in the bloc
    LaneArray<W> stock;             // at the start of the month, then closing
    LaneArray<W> closing;
    LaneArray<W> planned_use, used, unmet_use, delivered;
    LaneArray<W> book, waiting;  // closing, by the buyer's node
    LaneArray<W> use_lacking, use_claims, stock_at_round;
    LaneArray<W> spare, unmet;  // working space of share_out

    Sharing<W> assigned;            // with S: what really runs
    Sharing<W> trial;               // with N, C or K
    LaneArray<W> decided_capacity;  // K
    LaneArray<W> trial_need;        // what step 6 would need with K
};

}  // namespace sinews::simulate
