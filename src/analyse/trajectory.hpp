#pragma once
// One replication (or the point run) in full, by name: for tests, `run --point` and looking closely.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyse/plan.hpp"
#include "network/network.hpp"
#include "simulate/state.hpp"

namespace sinews::analyse {

/// A monthly series: NaN where the value is empty.
using Series = std::vector<double>;

struct ComparisonTrajectory {
    Series left, right, gap, ratio;
    std::vector<bool> holds;
    std::optional<int> crossover;  // month
    bool at_or_before = false;
};

struct Trajectory {
    // metric -> party -> item -> series. Metrics: wished ordered spent made attainable target assigned installed ramped
    // idle lines delivered stock book waiting used unmet_use planned_use price due backlog need.
    std::map<std::string, std::map<std::string, std::map<std::string, Series>>> series;
    std::map<std::string, std::map<std::string, Series>> money_left;   // party -> category
    std::map<std::string, std::map<std::string, Series>> money_spent;  // party -> category
    // bloc -> item -> term -> series; inputs by name in `inputs`.
    std::map<std::string, std::map<std::string, std::map<std::string, Series>>> waterfall;
    std::map<std::string, std::map<std::string, std::map<std::string, Series>>> waterfall_inputs;
    std::map<std::string, double> line_start;                // month; lines that never start are left out
    std::map<std::string, std::optional<int>> line_decided;  // triggered lines
    std::map<std::string, Series> line_made, line_ramped, line_available;
    // What was drawn: every uncertain cell by "table/row/column", whether a line comes, GDP by party and year of the horizon.
    std::map<std::string, double> parameters;
    std::map<std::string, bool> line_comes;
    std::map<std::string, Series> gdp;
    std::map<std::string, std::map<int, double>> core_share, related_share;  // party -> calendar year
    std::vector<Series> measures;                                            // in the order of the scenario
    std::vector<ComparisonTrajectory> comparisons;
    std::vector<std::optional<bool>> claims;  // empty where a side is empty
};

/// Runs one replication and keeps everything.
[[nodiscard]] Trajectory record(const scenario::Scenario& scenario, const network::Network& network,
                                simulate::Mode mode, std::uint64_t seed, std::uint64_t replication);

}  // namespace sinews::analyse
