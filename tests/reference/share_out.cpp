#include "reference/share_out.hpp"

#include <algorithm>

namespace sinews::reference {
namespace {

struct Sharing {
    ByName unmet;
    ByName spare;
    SharedOut result;

    void give(const std::string& maker, const std::string& receiver, double amount) {
        if (!(amount > 0)) return;
        result.flows.push_back({maker, receiver, amount});
        result.target[maker] += amount;
        result.assigned[receiver] += amount;
    }
};

/// own = min(need, supply)
void serve_own_need(const Parameters& parameters, const ByName& need, const ByName& supply, Sharing& sharing) {
    for (const auto& party : parameters.parties) {
        const double own = std::min(at(need, party), at(supply, party));
        sharing.give(party, party, own);
        sharing.unmet[party] = at(need, party) - own;
        sharing.spare[party] = at(supply, party) - own;
    }
}

/// Offers are cooperation * spare; pool = min(sum of offers, sum of unmet), given and received pro rata.
void pool_in_bloc(double cooperation, const std::vector<std::string>& members, Sharing& sharing) {
    const double offers = cooperation * total(sharing.spare, members);
    const double unmet = total(sharing.unmet, members);
    const double pool = std::min(offers, unmet);
    if (!(pool > 0)) return;
    const double given = pool / offers;    // part of each offer that is taken
    const double received = pool / unmet;  // part of each unmet need that is met
    for (const auto& maker : members) {
        const double gives = cooperation * sharing.spare[maker] * given;
        for (const auto& receiver : members) sharing.give(maker, receiver, gives * (sharing.unmet[receiver] / unmet));
    }
    for (const auto& party : members) {
        sharing.spare[party] -= cooperation * sharing.spare[party] * given;
        sharing.unmet[party] *= 1 - received;
    }
}

using Shares = std::map<std::pair<std::string, std::string>, double>;

/// All links of one kind at once: each offers its share of what its sender had to spare after the pool; a
/// receiver's unmet need is met pro rata to its offers.
void give_along_links(const Shares& links, const ByName& spare_after_pool, Sharing& sharing) {
    ByName offers_to;
    for (const auto& [ends, share] : links) offers_to[ends.second] += share * at(spare_after_pool, ends.first);
    for (const auto& [ends, share] : links) {
        const auto& [maker, receiver] = ends;
        const double offers = offers_to[receiver];
        if (!(offers > 0)) continue;
        const double taken = std::min(1.0, sharing.unmet[receiver] / offers);
        sharing.give(maker, receiver, share * at(spare_after_pool, maker) * taken);
    }
    for (const auto& [receiver, offers] : offers_to)
        sharing.unmet[receiver] = std::max(0.0, sharing.unmet[receiver] - offers);
}

}  // namespace

SharedOut share_out(const Parameters& parameters, const std::string& item, int month, const ByName& need,
                    const ByName& supply, Across across) {
    Sharing sharing;
    serve_own_need(parameters, need, supply, sharing);
    for (const auto& [bloc, members] : parameters.members)
        pool_in_bloc(parameters.cooperation.at({bloc, item}), members, sharing);

    Shares inside, beyond;
    for (const auto& [ends, share] : link_shares(parameters, item, month)) {
        const bool same_bloc = parameters.bloc_of.at(ends.first) == parameters.bloc_of.at(ends.second);
        (same_bloc ? inside : beyond)[ends] = share;
    }
    const ByName spare_after_pool = sharing.spare;
    give_along_links(inside, spare_after_pool, sharing);
    if (across == Across::yes) give_along_links(beyond, spare_after_pool, sharing);

    // Sums of many parts can pass the supply by a rounding error; a target never does.
    for (auto& [maker, target] : sharing.result.target) target = std::min(target, at(supply, maker));
    sharing.result.unmet = sharing.unmet;
    return sharing.result;
}

}  // namespace sinews::reference
