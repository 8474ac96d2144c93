#pragma once
// Values of measures, month by month, for W replications. docs/model.md, "Measures".

#include <limits>
#include <vector>

#include "analyse/plan.hpp"
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

/// Remembers what windows need. One object serves batch after batch: begin() forgets the last one.
template <auto W>
class MeasureValues {
public:
    MeasureValues(const network::Network& network, const Plan& plan)
        : network_(&network),
          plan_(&plan),
          values_(plan.measures.size(), Values<W>(0.0)),
          last_twelve_(plan.measures.size() * 12, Values<W>(0.0)),
          sum_(plan.measures.size(), Values<W>(0.0)) {
        makers_.reserve(plan.measures.size());
        for (const MeasurePlan& measure : plan.measures) makers_.push_back(makers_of(measure, network));
    }

    void begin() {
        std::fill(last_twelve_.begin(), last_twelve_.end(), Values<W>(0.0));
        std::fill(sum_.begin(), sum_.end(), Values<W>(0.0));
    }

    /// Goes on from where another stands that took in the same months for the same measures.
    void continue_from(const MeasureValues& other) {
        values_ = other.values_;
        last_twelve_ = other.last_twelve_;
        sum_ = other.sum_;
    }

    /// Takes in one month; afterwards value(measure) is this month's, NaN where it is empty.
    void observe(int month, const State<W>& state) {
        for (const int index : plan_->order) {
            const auto at = static_cast<std::size_t>(index);
            const MeasurePlan& measure = plan_->measures[at];
            if (plan_->answer_month(at, month) != month) continue;  // as it was
            values_[at] = measure.least_of.empty() ? windowed(at, month, plain(at, month, state)) : least(measure);
        }
    }

    [[nodiscard]] const Values<W>& value(std::size_t measure) const { return values_[measure]; }

private:
    static constexpr double empty = std::numeric_limits<double>::quiet_NaN();
    static constexpr double days_in_month = 365.25 / 12;

    /// Of the nodes of a measure those that can make anything: elsewhere output and capacity are 0.
    static std::vector<Addend> makers_of(const MeasurePlan& measure, const network::Network& network) {
        using scenario::Metric;
        std::vector<Addend> makers;
        if (measure.metric != Metric::made && measure.metric != Metric::capacity && measure.metric != Metric::ramped &&
            measure.metric != Metric::idle && measure.metric != Metric::lines) {
            return makers;
        }
        for (const Addend& addend : measure.addends) {
            if (network.node_makes[static_cast<std::size_t>(addend.position)] != 0) makers.push_back(addend);
        }
        return makers;
    }

    Values<W> least(const MeasurePlan& measure) const {
        Values<W> least = values_[static_cast<std::size_t>(measure.least_of.front())];
        for (const int other : measure.least_of) {
            const Values<W>& value = values_[static_cast<std::size_t>(other)];
            const Truths<W> unset = (value != value) | (least != least);
            least = unset ? Values<W>(empty) : numerics::minimum(value, least);
        }
        return least;
    }

    Values<W> windowed(std::size_t at, int month, Values<W> value) {
        const MeasurePlan& measure = plan_->measures[at];
        switch (measure.window) {
            case scenario::Window::month: return value;
            case scenario::Window::month_times_12: return value * 12.0;
            case scenario::Window::trailing_12_months: return twelve_months(at, month, value);
            default:
                if (month < measure.since) return Values<W>(empty);
                sum_[at] += value;
                return sum_[at];
        }
    }

    /// The sum of the last twelve months: those of this block of twelve, first month first, and those of the block before
    /// that still count, for which sums from each month to the block's end were kept. So nothing of months long gone stays
    /// in it, as in a running sum.
    Values<W> twelve_months(std::size_t at, int month, Values<W> value) {
        Values<W>* const block = &last_twelve_[at * 12];
        const int position = month % 12;
        block[position] = value;
        sum_[at] = position == 0 ? value : sum_[at] + value;
        if (position == 11) {
            for (int earlier = 10; earlier >= 0; --earlier) block[earlier] += block[earlier + 1];
            return sum_[at];
        }
        return month < 11 ? Values<W>(empty) : block[position + 1] + sum_[at];
    }

    static Values<W> weighted(const std::vector<Addend>& addends, const LaneArray<W>& values) {
        Values<W> sum(0.0);
        const Lanes<W>* const value = values.data();
        for (const Addend& addend : addends) sum += addend.weight * in_double<W>(value[addend.position]);
        return sum;
    }

    Values<W> plain(std::size_t at, int month, const State<W>& state) const {
        using scenario::Metric;
        const MeasurePlan& measure = plan_->measures[at];
        const std::vector<Addend>&makers = makers_[at], &all = measure.addends;
        switch (measure.metric) {
            case Metric::made: return weighted(makers, state.made);
            case Metric::capacity: return weighted(makers, state.installed);
            case Metric::ramped: return weighted(makers, state.ramped);
            case Metric::idle: return weighted(makers, state.idle);
            case Metric::lines: return weighted(makers, state.running);
            case Metric::wished: return weighted(all, state.wished);
            case Metric::ordered: return weighted(all, state.ordered);
            case Metric::spent:
                return measure.of_accounts ? weighted(all, state.money.category_spent) : spent(measure, state);
            case Metric::unspent: return weighted(all, state.money.left);
            case Metric::book: return weighted(all, state.book_backlog);
            case Metric::waiting: return weighted(all, state.book_waiting);
            case Metric::delivered: return weighted(all, state.delivered);
            case Metric::stock: return weighted(all, state.closing);
            case Metric::used: return weighted(all, state.used);
            case Metric::unmet_use: return weighted(all, state.unmet_use);
            case Metric::days_of_supply: return days_of_supply(measure, state);
            case Metric::core_share: return share_of_gdp(measure, month, state, state.money.core);
            case Metric::related_share: return share_of_gdp(measure, month, state, state.money.related);
        }
        return Values<W>(empty);
    }

    /// Orders are paid when placed, at the price of the buyer's bloc.
    Values<W> spent(const MeasurePlan& measure, const State<W>& state) const {
        Values<W> sum(0.0);
        for (const Addend& addend : measure.addends) {
            const auto node = static_cast<std::size_t>(addend.position);
            const auto market = static_cast<std::size_t>(network_->node_market[node]);
            sum += addend.weight * (in_double<W>(state.ordered[node]) * in_double<W>(state.price[market]));
        }
        return sum;
    }

    static Values<W> days_of_supply(const MeasurePlan& measure, const State<W>& state) {
        const Values<W> use =
            measure.use_rate > 0 ? Values<W>(measure.use_rate) : weighted(measure.addends, state.planned_use);
        const Values<W> days = weighted(measure.addends, state.closing) / use * days_in_month;
        return use > 0.0 ? days : Values<W>(empty);
    }

    Values<W> share_of_gdp(const MeasurePlan& measure, int month, const State<W>& state,
                           const LaneArray<W>& shares) const {
        const auto years = static_cast<std::size_t>(network_->years());
        const auto year = static_cast<std::size_t>(network_->year_of(month));
        Values<W> money(0.0), gdp(0.0);
        for (const Addend& addend : measure.addends) {
            const std::size_t at = static_cast<std::size_t>(addend.position) * years + year;
            const Values<W> of_economy = in_double<W>(state.money.gdp[at]);
            money += in_double<W>(shares[at]) * of_economy;
            gdp += of_economy;
        }
        return gdp > 0.0 ? money / gdp : Values<W>(empty);
    }

    const network::Network* network_;
    const Plan* plan_;
    ValueArray<W> values_;
    ValueArray<W>
        last_twelve_;  // by measure and month of twelve: this block's values, then the last block's sums to its end
    std::vector<std::vector<Addend>> makers_;  // by measure
    ValueArray<W> sum_;                        // since the block or the window began
};

}  // namespace sinews::analyse
