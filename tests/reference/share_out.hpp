#pragma once
// share_out(need, supply): who makes how much for whom. Section 4: first for oneself, then the pool of the bloc,
// then links inside the bloc, then links across blocs.

#include <string>
#include <vector>

#include "reference/parameters.hpp"
#include "reference/quantities.hpp"

namespace sinews::reference {

/// What `maker` makes, or is to make, for `receiver` (itself included).
struct Flow {
    std::string maker, receiver;
    double amount = 0;
};

struct SharedOut {
    std::vector<Flow> flows;  // every amount > 0; several per pair of parties are possible
    ByName target;            // by maker: the sum of its flows, never above its supply
    ByName assigned;          // by receiver: the sum of what it is assigned
    ByName unmet;             // by receiver: need that nobody is assigned; exactly 0 where all is met
};

enum class Across { yes, no };

/// Shares the needs of one item (units a month, by party) over the supplies. With `Across::no` links across blocs
/// are left out.
[[nodiscard]] SharedOut share_out(const Parameters& parameters, const std::string& item, int month, const ByName& need,
                                  const ByName& supply, Across across = Across::yes);

}  // namespace sinews::reference
