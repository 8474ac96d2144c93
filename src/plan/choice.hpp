#pragma once
// A candidate that the plan may build, with what one future draws for it.

#include <string>
#include <vector>

#include "network/network.hpp"

namespace sinews::plan {

struct Choice {
    std::string candidate;
    std::string party, item;
    int node = 0;
    int copy = 1;  // 1, 2 ... where copies are drawn apart; most_copies is 1 then
    double capex = 0;
    int most_copies = 1;
    int earliest = 0;  // month of the horizon
    // One copy decided in month m gives capacity profile(m, t) in month t.
    double capacity = 0, build_and_slip = 0, ramp = 0, shape = 1, availability = 1;
    int until = network::never;
    int earliest_start = 0;
    // Availability from month to month, as the simulation draws it: standard normals by month of the horizon; none: the median.
    std::vector<float> noise;
    float noise_spread = 0, noise_persistence = 0;

    [[nodiscard]] double profile(int decided, int month) const;
    /// The profile in months first to last - 1.
    [[nodiscard]] std::vector<double> profiles(int decided, int first, int last) const;
    /// The same with less time to build.
    [[nodiscard]] Choice faster(double months) const;
};

}  // namespace sinews::plan
