#include "analyse/plan.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>

namespace sinews::analyse {

using network::Network;
using scenario::Metric;

namespace {

int position_of(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::ranges::lower_bound(names, name);
    return found != names.end() && *found == name ? static_cast<int>(found - names.begin()) : -1;
}

std::vector<int> parties_of(const scenario::Measure& measure, const Network& network) {
    std::vector<int> parties;
    for (int party = 0; party < static_cast<int>(network.parties.size()); ++party) {
        const auto at = static_cast<std::size_t>(party);
        const bool in_bloc =
            !measure.bloc.empty() && network.blocs[static_cast<std::size_t>(network.party_bloc[at])] == measure.bloc;
        const bool in_group = !measure.group.empty() &&
                              network.groups[static_cast<std::size_t>(network.party_group[at])] == measure.group;
        const bool named = std::ranges::find(measure.parties, network.parties[at]) != measure.parties.end();
        if (in_bloc || in_group || named) parties.push_back(party);
    }
    return parties;
}

bool of_parties(Metric metric) { return metric == Metric::core_share || metric == Metric::related_share; }

/// Accounts of the parties in the categories that the measure names, or in those of its items (each counted once, with
/// the largest weight among its items).
std::vector<Addend> account_addends(const scenario::Measure& measure, const Network& network,
                                    const std::vector<int>& parties) {
    std::map<int, double> weights;
    for (const auto& category : measure.categories) weights[position_of(network.categories, category)] = 1;
    for (const auto& entry : measure.items) {
        const int item = position_of(network.items, entry.item);
        if (item < 0) continue;
        const auto [found, fresh] =
            weights.try_emplace(network.item_category[static_cast<std::size_t>(item)], entry.weight);
        if (!fresh) found->second = std::max(found->second, entry.weight);
    }
    std::vector<Addend> addends;
    for (std::size_t at = 0; at < network.accounts.size(); ++at) {
        const auto found = weights.find(network.accounts[at].category);
        if (found == weights.end() || std::ranges::find(parties, network.accounts[at].party) == parties.end()) continue;
        addends.push_back({static_cast<int>(at), found->second});
    }
    return addends;
}

std::vector<Addend> node_addends(const scenario::Measure& measure, const Network& network,
                                 const std::vector<int>& parties) {
    std::vector<scenario::WeightedItem> items = measure.items;
    std::ranges::sort(items, {}, &scenario::WeightedItem::item);
    std::vector<Addend> addends;
    for (const auto& entry : items) {
        const int item = position_of(network.items, entry.item);
        if (item < 0) continue;
        for (const int party : parties) {
            const int node = network.node(party, item);
            if (node >= 0) addends.push_back({node, entry.weight});
        }
    }
    return addends;
}

/// Positions of the books of buyers' nodes.
std::vector<Addend> book_addends(const std::vector<Addend>& nodes, const Network& network) {
    std::vector<Addend> addends;
    for (const Addend& node : nodes) {
        const network::Span books = network.node_books[static_cast<std::size_t>(node.position)];
        for (int book = books.first; book < books.last; ++book) addends.push_back({book, node.weight});
    }
    return addends;
}

MeasurePlan plan_measure(const scenario::Scenario& scenario, const scenario::Measure& measure, const Network& network,
                         const std::map<std::string, int>& measures) {
    MeasurePlan plan;
    for (const auto& other : measure.least_of) plan.least_of.push_back(measures.at(other));
    if (!plan.least_of.empty()) return plan;
    plan.metric = measure.metric;
    plan.window = measure.window;
    if (measure.since) plan.since = scenario::months_between(scenario.start, *measure.since);
    plan.use_rate = measure.use_rate.value_or(0);
    const std::vector<int> parties = parties_of(measure, network);
    if (of_parties(measure.metric)) {
        plan.addends_of = AddendsOf::economies;
        plan.yearly = plan.window == scenario::Window::month;
        for (const int party : parties) {
            const int economy = network.party_economy[static_cast<std::size_t>(party)];
            if (economy >= 0) plan.addends.push_back({economy, 1});
        }
    } else if (measure.metric == Metric::unspent || !measure.categories.empty()) {
        plan.addends_of = AddendsOf::accounts;
        plan.addends = account_addends(measure, network, parties);
    } else {
        plan.addends = node_addends(measure, network, parties);
        if (measure.metric == Metric::book || measure.metric == Metric::waiting) {
            plan.addends_of = AddendsOf::books;
            plan.addends = book_addends(plan.addends, network);
        }
    }
    return plan;
}

/// An order in which a least_of comes after the measures that it names.
std::vector<int> order_of(const std::vector<MeasurePlan>& measures) {
    std::vector<int> order;
    std::vector<bool> placed(measures.size(), false);
    for (bool moved = true; moved;) {
        moved = false;
        for (std::size_t at = 0; at < measures.size(); ++at) {
            const auto ready = [&](int other) { return placed[static_cast<std::size_t>(other)]; };
            if (placed[at] || !std::ranges::all_of(measures[at].least_of, ready)) continue;
            placed[at] = moved = true;
            order.push_back(static_cast<int>(at));
        }
    }
    return order;
}

ClaimPlan plan_claim(const scenario::Scenario& scenario, const scenario::Claim& claim,
                     const std::map<std::string, int>& measures, const std::map<std::string, int>& comparisons) {
    using Kind = ClaimPlan::Kind;
    ClaimPlan plan;
    plan.month = scenario::months_between(scenario.start, claim.month);
    if (!claim.comparison.empty()) {
        plan.kind = Kind::comparison;
        plan.comparison = comparisons.at(claim.comparison);
        return plan;
    }
    plan.measure = measures.at(claim.measure);
    if (claim.since) plan.since = scenario::months_between(scenario.start, *claim.since);
    if (claim.growth_at_least || claim.growth_at_most) {
        plan.kind = claim.growth_at_least ? Kind::growth_at_least : Kind::growth_at_most;
        plan.bound = claim.growth_at_least ? *claim.growth_at_least : *claim.growth_at_most;
    } else if (claim.highest_since) {
        plan.kind = Kind::highest_since;
        plan.bound = -std::numeric_limits<double>::infinity();
        const std::string& series = scenario.measures[static_cast<std::size_t>(plan.measure)].history;
        for (const auto& row : scenario.history) {
            if (row.series != series || row.year <= *claim.highest_since) continue;
            plan.bound = std::max(plan.bound, row.value);
        }
    } else {
        plan.kind = claim.at_least ? Kind::at_least : Kind::at_most;
        plan.bound = claim.at_least ? *claim.at_least : claim.at_most.value_or(0);
    }
    return plan;
}

/// Pools of final items in which somebody buys or makes.
void plan_waterfall(const Network& network, Plan& plan) {
    for (std::size_t pool = 0; pool < network.pools.size(); ++pool) {
        const auto& entry = network.pools[pool];
        if (!network.item_final[static_cast<std::size_t>(entry.item)]) continue;
        bool concerned = false;
        for (int node = entry.nodes.first; node < entry.nodes.last; ++node) {
            const auto at = static_cast<std::size_t>(node);
            concerned = concerned || network.node_makes[at] || !network.node_books[at].empty();
        }
        if (!concerned) continue;
        plan.waterfall.push_back({static_cast<int>(pool), plan.waterfall_inputs});
        plan.waterfall_inputs += static_cast<int>(network.chain[static_cast<std::size_t>(entry.item)].size());
    }
}

void plan_spenders(const scenario::Scenario& scenario, const Network& network, Plan& plan) {
    std::map<std::string, std::string> names;
    for (const auto& party : scenario.parties) names[party.party] = party.name;
    std::map<int, Spender> groups, blocs;
    for (std::size_t at = 0; at < network.economies.size(); ++at) {
        const int economy = static_cast<int>(at);
        const auto party = static_cast<std::size_t>(network.economies[at].party);
        const std::string& group = network.groups[static_cast<std::size_t>(network.party_group[party])];
        const std::string& bloc = network.blocs[static_cast<std::size_t>(network.party_bloc[party])];
        const std::string& id = network.parties[party];
        plan.spenders.push_back({id, names[id], group, bloc, {economy}});
        Spender& of_group = groups[network.party_group[party]];
        of_group.name = of_group.group = group;
        of_group.economies.push_back(economy);
        Spender& of_bloc = blocs[network.party_bloc[party]];
        of_bloc.name = of_bloc.bloc = bloc;
        of_bloc.economies.push_back(economy);
    }
    for (auto& [position, spender] : groups) plan.spenders.push_back(std::move(spender));
    for (auto& [position, spender] : blocs) plan.spenders.push_back(std::move(spender));
}

}  // namespace

simulate::Asked asked_by(const Plan& plan) {
    const auto asks_for = [&](Metric metric) {
        return std::ranges::any_of(plan.order, [&](int measure) {
            const MeasurePlan& one = plan.measures[static_cast<std::size_t>(measure)];
            return one.metric == metric && one.least_of.empty();
        });
    };
    simulate::Asked asked;
    asked.wished = asks_for(Metric::wished);
    asked.ordered = asks_for(Metric::ordered) || asks_for(Metric::spent);
    asked.idle = asks_for(Metric::idle);
    return asked;
}

Plan of_measures_alone(Plan plan) {
    plan.whole = false;
    plan.asked.waterfall = false;
    plan.waterfall.clear();
    plan.waterfall_inputs = 0;
    plan.spenders.clear();
    plan.makers.clear();
    return plan;
}

Plan make_plan(const scenario::Scenario& scenario, const Network& network) {
    Plan plan;
    plan.months = network.months;
    plan.years = network.years();
    plan.lines = static_cast<int>(network.lines.size());
    plan.blocs = static_cast<int>(network.blocs.size());
    plan.items = network.item_count();
    for (int month = 0; month < plan.months; ++month) {
        plan.year_start.push_back(month == 0 || network.is_january(month) ? month : plan.year_start.back());
    }
    std::map<std::string, int> measures, comparisons;
    for (const auto& measure : scenario.measures) measures.emplace(measure.id, static_cast<int>(measures.size()));
    for (const auto& measure : scenario.measures) {
        plan.measures.push_back(plan_measure(scenario, measure, network, measures));
    }
    plan.sums = plan.measures.size();
    for (MeasurePlan& measure : plan.measures) {
        const bool days = measure.metric == Metric::days_of_supply && !(measure.use_rate > 0);
        if (of_parties(measure.metric) || days) measure.divisor = static_cast<int>(plan.sums++);
    }
    plan.order = order_of(plan.measures);
    plan.asked = asked_by(plan);
    for (const auto& comparison : scenario.comparisons) {
        comparisons.emplace(comparison.id, static_cast<int>(comparisons.size()));
        const int from = comparison.from ? scenario::months_between(scenario.start, *comparison.from) : 0;
        plan.comparisons.push_back({measures.at(comparison.left), measures.at(comparison.right), comparison.ratio,
                                    comparison.hold_months, from});
    }
    for (const auto& claim : scenario.claims) {
        plan.claims.push_back(plan_claim(scenario, claim, measures, comparisons));
    }
    plan.asked_comparisons.resize(plan.comparisons.size());
    plan.asked_claims.resize(plan.claims.size());
    for (auto* all : {&plan.asked_comparisons, &plan.asked_claims}) std::iota(all->begin(), all->end(), 0);
    plan_waterfall(network, plan);
    plan_spenders(scenario, network, plan);
    for (int node = 0; node < network.node_count(); ++node) {
        if (network.node_makes[static_cast<std::size_t>(node)]) plan.makers.push_back(node);
    }
    return plan;
}

}  // namespace sinews::analyse
