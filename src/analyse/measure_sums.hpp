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
            std::vector<Stretch> stretches = stretches_in(place, plan.measures[at]);
            if (stretches.empty()) continue;
            measures_.push_back({static_cast<int>(at), std::move(stretches)});
            touched_.push_back(static_cast<int>(at));
            if (plan.measures[at].divisor >= 0) touched_.push_back(plan.measures[at].divisor);
        }
    }

    /// Sums that no part so far adds to are from now on set, whatever stood there: nobody need clear them. `begun` has a flag
    /// for each of Plan::sums; it is handed from part to part in the order in which they add.
    void set_what_begins(std::vector<bool>& begun) {
        for (OfMeasure& of : measures_) {
            const auto at = static_cast<std::size_t>(of.measure);
            of.begins = !begun[at];
            begun[at] = true;
        }
    }

    /// The last month in which anybody asks for what this part adds; -1 where nobody does.
    [[nodiscard]] int last_asked() const {
        int last = -1;
        for (const OfMeasure& of : measures_) {
            last = std::max(last, plan_->measures[static_cast<std::size_t>(of.measure)].last_asked);
        }
        return last;
    }

    /// The sums to which this part adds.
    [[nodiscard]] std::span<const int> touched() const { return touched_; }

    /// Adds this part's share of a month to `sums` (Plan::sums of them, 0 before the first part unless it is the part that sets
    /// them), but for measures that are not worked out in this month.
    void add(int month, const State<W>& state, std::span<Values<W>> sums) const {
        for (const OfMeasure& of : measures_) {
            const auto at = static_cast<std::size_t>(of.measure);
            const MeasurePlan& measure = plan_->measures[at];
            if (!plan_->worked_out(at, month)) continue;
            put(of, sum_of(measure, of.stretches, month, state), sums[at]);
            if (measure.divisor < 0) continue;
            put(of, divisor_of(measure, of.stretches, month, state), sums[static_cast<std::size_t>(measure.divisor)]);
        }
    }

    /// This part's share of a month by itself, in the order of touched(), for put_kept. What `add` leaves out is left alone.
    void keep(int month, const State<W>& state, std::span<Values<W>> kept) const {
        std::size_t next = 0;
        for (const OfMeasure& of : measures_) {
            const auto at = static_cast<std::size_t>(of.measure);
            const MeasurePlan& measure = plan_->measures[at];
            const bool counts = plan_->worked_out(at, month);
            if (counts) kept[next] = sum_of(measure, of.stretches, month, state);
            ++next;
            if (measure.divisor < 0) continue;
            if (counts) kept[next] = divisor_of(measure, of.stretches, month, state);
            ++next;
        }
    }
    /// Adds what `keep` left of this month, to the same bits as `add`.
    void put_kept(int month, std::span<const Values<W>> kept, std::span<Values<W>> sums) const {
        std::size_t next = 0;
        for (const OfMeasure& of : measures_) {
            const auto at = static_cast<std::size_t>(of.measure);
            const int divisor = plan_->measures[at].divisor;
            if (plan_->worked_out(at, month)) {
                put(of, kept[next], sums[at]);
                if (divisor >= 0) put(of, kept[next + 1], sums[static_cast<std::size_t>(divisor)]);
            }
            next += divisor >= 0 ? 2 : 1;
        }
    }

private:
    /// Addends of one weight and, for what is priced, of one market: the weight and the price are applied to their sum.
    struct Stretch {
        double weight = 1;
        int market = 0;
        std::vector<int> positions;
    };
    struct OfMeasure {
        int measure = 0;
        std::vector<Stretch> stretches;  // at positions of the part
        bool begins = false;             // its sums are set, not added to
    };

    static void put(const OfMeasure& of, const Values<W>& value, Values<W>& to) {
        if (of.begins) {
            to = value;
        } else {
            to += value;
        }
    }

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

    [[nodiscard]] std::vector<Stretch> stretches_in(const network::Place& place, const MeasurePlan& measure) const {
        const std::span<const int> positions = positions_of(place, measure);
        std::vector<Stretch> stretches;
        for (const Addend& addend : measure.addends) {
            const auto found = std::lower_bound(positions.begin(), positions.end(), addend.position);
            if (found == positions.end() || *found != addend.position) continue;
            const auto at = seen_ == Seen::whole ? addend.position : static_cast<int>(found - positions.begin());
            const bool of_nodes = measure.addends_of == AddendsOf::nodes;
            // Elsewhere output and capacity are 0.
            if (of_makers(measure.metric) && network_->node_makes[static_cast<std::size_t>(at)] == 0) continue;
            const bool priced = of_nodes && measure.metric == scenario::Metric::spent;
            const int market = priced ? network_->node_market[static_cast<std::size_t>(at)] : 0;
            if (stretches.empty() || stretches.back().weight != addend.weight || stretches.back().market != market) {
                stretches.push_back({addend.weight, market, {}});
            }
            stretches.back().positions.push_back(at);
        }
        return stretches;
    }

    static bool of_makers(scenario::Metric metric) {
        using scenario::Metric;
        return metric == Metric::made || metric == Metric::capacity || metric == Metric::ramped ||
               metric == Metric::idle || metric == Metric::lines;
    }

    static Values<W> sum_over(const std::vector<int>& positions, const LaneArray<W>& values) {
        Values<W> sum(0.0);
        const Lanes<W>* const value = values.data();
        for (const int position : positions) sum += in_double<W>(value[position]);
        return sum;
    }
    static Values<W> weighted(const std::vector<Stretch>& stretches, const LaneArray<W>& values) {
        Values<W> sum(0.0);
        for (const Stretch& of : stretches) sum += of.weight * sum_over(of.positions, values);
        return sum;
    }

    [[nodiscard]] Values<W> sum_of(const MeasurePlan& measure, const std::vector<Stretch>& stretches, int month,
                                   const State<W>& state) const {
        using scenario::Metric;
        switch (measure.metric) {
            case Metric::made: return weighted(stretches, state.made);
            case Metric::capacity: return weighted(stretches, state.installed);
            case Metric::ramped: return weighted(stretches, state.ramped);
            case Metric::idle: return weighted(stretches, state.idle);
            case Metric::lines: return weighted(stretches, state.running);
            case Metric::wished: return weighted(stretches, state.wished);
            case Metric::ordered: return weighted(stretches, state.ordered);
            case Metric::spent:
                return measure.addends_of == AddendsOf::accounts ? weighted(stretches, state.money.category_spent)
                                                                 : spent(stretches, state);
            case Metric::unspent: return weighted(stretches, state.money.left);
            case Metric::book: return weighted(stretches, state.book_backlog);
            case Metric::waiting: return weighted(stretches, state.book_waiting);
            case Metric::delivered: return weighted(stretches, state.delivered);
            case Metric::stock:
            case Metric::days_of_supply: return weighted(stretches, state.closing);
            case Metric::used: return weighted(stretches, state.used);
            case Metric::unmet_use: return weighted(stretches, state.unmet_use);
            case Metric::core_share: return money_of(stretches, month, state, state.money.core);
            case Metric::related_share: return money_of(stretches, month, state, state.money.related);
        }
        return Values<W>(0.0);
    }

    /// What a quotient is divided by: the planned use, or the GDP.
    [[nodiscard]] Values<W> divisor_of(const MeasurePlan& measure, const std::vector<Stretch>& stretches, int month,
                                       const State<W>& state) const {
        if (measure.metric == scenario::Metric::days_of_supply) return weighted(stretches, state.planned_use);
        Values<W> gdp(0.0);
        each_economy(stretches, month, [&](std::size_t at) { gdp += in_double<W>(state.money.gdp[at]); });
        return gdp;
    }

    /// Orders are paid when placed, at the price of the buyer's bloc.
    static Values<W> spent(const std::vector<Stretch>& stretches, const State<W>& state) {
        Values<W> sum(0.0);
        for (const Stretch& of : stretches) {
            const Values<W> price = in_double<W>(state.price[static_cast<std::size_t>(of.market)]);
            sum += of.weight * (sum_over(of.positions, state.ordered) * price);
        }
        return sum;
    }

    /// Money of a share of GDP.
    [[nodiscard]] Values<W> money_of(const std::vector<Stretch>& stretches, int month, const State<W>& state,
                                     const LaneArray<W>& shares) const {
        Values<W> money(0.0);
        each_economy(stretches, month,
                     [&](std::size_t at) { money += in_double<W>(shares[at]) * in_double<W>(state.money.gdp[at]); });
        return money;
    }
    /// visit(position in MoneyState's arrays by economy and year)
    template <typename Visit>
    void each_economy(const std::vector<Stretch>& stretches, int month, Visit&& visit) const {
        const auto years = static_cast<std::size_t>(network_->years());
        const auto year = static_cast<std::size_t>(network_->year_of(month));
        for (const Stretch& of : stretches) {
            for (const int economy : of.positions) visit(static_cast<std::size_t>(economy) * years + year);
        }
    }

    const network::Network* network_;
    Seen seen_;
    const Plan* plan_;
    std::vector<OfMeasure> measures_;  // that have addends here
    std::vector<int> touched_;
};

}  // namespace sinews::analyse
