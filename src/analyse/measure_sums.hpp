#pragma once
// What the measures of a month are made of: sums over nodes, books, accounts and economies, part of the network by part, for W
// replications. docs/model.md, "Measures".

#include <algorithm>
#include <span>
#include <vector>

#include "analyse/plan.hpp"
#include "network/network.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

using simulate::in_double;
using simulate::LaneArray;
using simulate::Lanes;
using simulate::State;

// Sums over parties, items and months are taken in double precision whatever the batch's own is, so that what is summed
// in two ways agrees.
template <auto W>
using Values = simulate::DoubleLanes<W>;
template <auto W>
using Truths = numerics::Mask<simulate::lane_count<W>>;
template <auto W>
using ValueArray = std::vector<Values<W>>;

/// The addends of all measures that lie in one part of a network.
template <auto W>
class MeasureSums {
public:
    /// Whose state is looked at: the part's own, or that of the whole network, of which the part is a place. Sums are the same
    /// either way, to the last bit.
    enum class Seen : std::uint8_t { part, whole };
    /// `network` is the one whose state is looked at.
    MeasureSums(const network::Network& network, const network::Place& place, const Plan& plan, Seen seen = Seen::part)
        : network_(&network), seen_(seen), plan_(&plan) {
        for (std::size_t at = 0; at < plan.measures.size(); ++at) {
            if (!plan.measures[at].least_of.empty()) continue;
            std::vector<Addend> addends = addends_in(place, plan.measures[at]);
            if (addends.empty()) continue;
            measures_.push_back({static_cast<int>(at), std::move(addends)});
            touched_.push_back(static_cast<int>(at));
            if (plan.measures[at].divisor >= 0) touched_.push_back(plan.measures[at].divisor);
        }
    }

    /// The sums to which this part adds.
    [[nodiscard]] std::span<const int> touched() const { return touched_; }

    /// Adds this part's share of a month to `sums` (Plan::sums of them, 0 before the first part). A year's shares of GDP are
    /// left out in months for which another answers.
    void add(int month, const State<W>& state, std::span<Values<W>> sums) const {
        for (const OfMeasure& of : measures_) {
            const auto at = static_cast<std::size_t>(of.measure);
            if (plan_->answer_month(at, month) != month) continue;
            const int divisor = plan_->measures[at].divisor;
            add_measure(plan_->measures[at], of.addends, month, state, sums[at],
                        divisor < 0 ? nullptr : &sums[static_cast<std::size_t>(divisor)]);
        }
    }

private:
    struct OfMeasure {
        int measure = 0;
        std::vector<Addend> addends;  // at positions of the part
    };

    /// Positions that a measure of this metric speaks of.
    static std::span<const int> positions_of(const network::Place& place, const MeasurePlan& measure) {
        switch (measure.addends_of) {
            case AddendsOf::accounts: return place.accounts;
            case AddendsOf::books: return place.books;
            case AddendsOf::economies:
                return place.whole_economies ? std::span<const int>(place.economies) : std::span<const int>();
            default: return place.nodes;
        }
    }

    [[nodiscard]] std::vector<Addend> addends_in(const network::Place& place, const MeasurePlan& measure) const {
        const std::span<const int> positions = positions_of(place, measure);
        std::vector<Addend> addends;
        for (const Addend& addend : measure.addends) {
            const auto found = std::lower_bound(positions.begin(), positions.end(), addend.position);
            if (found == positions.end() || *found != addend.position) continue;
            const auto at = seen_ == Seen::whole ? addend.position : static_cast<int>(found - positions.begin());
            // Elsewhere output and capacity are 0.
            if (of_makers(measure.metric) && network_->node_makes[static_cast<std::size_t>(at)] == 0) continue;
            addends.push_back({at, addend.weight});
        }
        return addends;
    }

    static bool of_makers(scenario::Metric metric) {
        using scenario::Metric;
        return metric == Metric::made || metric == Metric::capacity || metric == Metric::ramped ||
               metric == Metric::idle || metric == Metric::lines;
    }

    static void add_weighted(const std::vector<Addend>& addends, const LaneArray<W>& values, Values<W>& to) {
        Values<W> sum(0.0);
        const Lanes<W>* const value = values.data();
        for (const Addend& addend : addends) sum += addend.weight * in_double<W>(value[addend.position]);
        to += sum;
    }

    void add_measure(const MeasurePlan& measure, const std::vector<Addend>& addends, int month, const State<W>& state,
                     Values<W>& sum, Values<W>* divisor) const {
        using scenario::Metric;
        const auto add = [&](const LaneArray<W>& values) { add_weighted(addends, values, sum); };
        switch (measure.metric) {
            case Metric::made: return add(state.made);
            case Metric::capacity: return add(state.installed);
            case Metric::ramped: return add(state.ramped);
            case Metric::idle: return add(state.idle);
            case Metric::lines: return add(state.running);
            case Metric::wished: return add(state.wished);
            case Metric::ordered: return add(state.ordered);
            case Metric::spent:
                return measure.addends_of == AddendsOf::accounts ? add(state.money.category_spent)
                                                                 : add_spent(addends, state, sum);
            case Metric::unspent: return add(state.money.left);
            case Metric::book: return add(state.book_backlog);
            case Metric::waiting: return add(state.book_waiting);
            case Metric::delivered: return add(state.delivered);
            case Metric::stock: return add(state.closing);
            case Metric::used: return add(state.used);
            case Metric::unmet_use: return add(state.unmet_use);
            case Metric::days_of_supply:
                add(state.closing);
                if (divisor != nullptr) add_weighted(addends, state.planned_use, *divisor);
                return;
            case Metric::core_share: return add_money(addends, month, state, state.money.core, sum, *divisor);
            case Metric::related_share: return add_money(addends, month, state, state.money.related, sum, *divisor);
        }
    }

    /// Orders are paid when placed, at the price of the buyer's bloc.
    void add_spent(const std::vector<Addend>& addends, const State<W>& state, Values<W>& to) const {
        Values<W> sum(0.0);
        for (const Addend& addend : addends) {
            const auto node = static_cast<std::size_t>(addend.position);
            const auto market = static_cast<std::size_t>(network_->node_market[node]);
            sum += addend.weight * (in_double<W>(state.ordered[node]) * in_double<W>(state.price[market]));
        }
        to += sum;
    }

    /// Money of a share of GDP, and the GDP.
    void add_money(const std::vector<Addend>& addends, int month, const State<W>& state, const LaneArray<W>& shares,
                   Values<W>& money, Values<W>& gdp) const {
        const auto years = static_cast<std::size_t>(network_->years());
        const auto year = static_cast<std::size_t>(network_->year_of(month));
        for (const Addend& addend : addends) {
            const std::size_t at = static_cast<std::size_t>(addend.position) * years + year;
            const Values<W> of_economy = in_double<W>(state.money.gdp[at]);
            money += in_double<W>(shares[at]) * of_economy;
            gdp += of_economy;
        }
    }

    const network::Network* network_;
    Seen seen_;
    const Plan* plan_;
    std::vector<OfMeasure> measures_;  // that have addends here
    std::vector<int> touched_;
};

}  // namespace sinews::analyse
