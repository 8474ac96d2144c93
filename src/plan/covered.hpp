#pragma once
// Which part of the network a plan covers.

#include <vector>

#include "analyse/plan.hpp"
#include "network/network.hpp"

namespace sinews::plan {

/// By node: the measure's items and all that goes into them, in the measure's blocs and in those that links open between the
/// two months tie to them.
[[nodiscard]] std::vector<bool> covered_nodes(const network::Network& network, const analyse::MeasurePlan& measure,
                                              int first_month, int last_month);

/// The first month that counts for a measure of a month, by its window; the last is that month.
[[nodiscard]] int first_month_of(const analyse::MeasurePlan& measure, int month);

}  // namespace sinews::plan
