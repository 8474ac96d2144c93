#pragma once
// Why a value cannot be reached: limits that clash, none of which could be missing.

#include <string>
#include <vector>

#include "plan/future.hpp"
#include "plan/operations.hpp"

namespace sinews::plan {

/// A limit of the plan that could be lifted.
struct Limit {
    enum class Kind : std::uint8_t { budget, copies, capacity, cooperation, link, stock, order, money };
    Kind kind = Kind::budget;
    int item = -1;  // position in Network::items; of budget and copies -1
    bool operator==(const Limit&) const = default;
};

/// An irreducible set of limits by a deletion filter (Chinneck and Dravnieks 1991) on the program with candidates in part: each
/// limit in turn is lifted, and put back when the value could be reached then. Empty when candidates in part do reach it, or
/// when no lifting helps.
[[nodiscard]] std::vector<Limit> clashing_limits(const network::Network& network, const Future& future,
                                                 const analyse::MeasurePlan& measure, const Question& question);

}  // namespace sinews::plan
