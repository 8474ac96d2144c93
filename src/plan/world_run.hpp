#pragma once
// Simulated futures without new investment, one at a time and by position: what plans take as given.

#include <cstdint>
#include <functional>
#include <vector>

#include "analyse/plan.hpp"
#include "network/network.hpp"
#include "simulate/state.hpp"
#include "stochastic/solve.hpp"

namespace sinews::plan {

using MonthSeries = std::vector<double>;

/// One replication. Positions are the network's; series run over its months.
struct WorldRun {
    simulate::Mode mode = simulate::Mode::point;
    std::uint64_t seed = 1, replication = 0;
    std::vector<MonthSeries> ramped, closing, made, ordered, planned_use, price;  // by node
    std::vector<double> book;                                                     // by node: backlog at as_of
    std::vector<double> outstanding;  // by book: ordered and not made at the start of the month after as_of
    std::vector<MonthSeries> money_left, money_spent;  // by account
    std::vector<double> parameters;                    // by network::Parameter
    std::vector<double> line_capacity;                 // by line; 0 where it does not come
    std::vector<MonthSeries> measures;                 // in the order of the scenario, NaN where empty
};

/// Which replications are run: those of `sinews run` with the same seed and given draws.
struct WorldDraws {
    simulate::Mode mode = simulate::Mode::point;
    std::uint64_t seed = 1;
    std::uint64_t first = 0;
    int count = 1;
    const simulate::GivenDraws* given = nullptr;
};

/// Runs them and shows each to `take(position, run)`, which tasks of `parallel` call at the same time for different positions.
void run_worlds(const network::Network& network, const analyse::Plan& measures, const WorldDraws& draws,
                const stochastic::Parallel& parallel, const std::function<void(int, const WorldRun&)>& take);

}  // namespace sinews::plan
