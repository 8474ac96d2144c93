#pragma once
// Values of measures, month by month, for W replications. docs/model.md, "Measures".

#include <algorithm>
#include <limits>
#include <vector>

#include "analyse/measure_sums.hpp"

namespace sinews::analyse {

/// Remembers what windows need. One object serves batch after batch: begin() forgets the last one.
template <auto W>
class MeasureValues {
public:
    explicit MeasureValues(const Plan& plan)
        : plan_(&plan),
          values_(plan.measures.size(), Values<W>(0.0)),
          last_twelve_(plan.measures.size() * 12, Values<W>(0.0)),
          sum_(plan.measures.size(), Values<W>(0.0)) {}

    void begin() {
        std::fill(last_twelve_.begin(), last_twelve_.end(), Values<W>(0.0));
        std::fill(sum_.begin(), sum_.end(), Values<W>(0.0));
    }

    /// Goes on from where another stands that asks the same and saw the same months.
    void continue_from(const MeasureValues& other) {
        values_ = other.values_;
        last_twelve_ = other.last_twelve_;
        sum_ = other.sum_;
    }

    /// Takes in one month's sums over all parts of the network (MeasureSums); afterwards value(measure) is this month's, NaN
    /// where it is empty.
    void observe(int month, std::span<const Values<W>> sums) {
        for (const int index : plan_->order) {
            const auto at = static_cast<std::size_t>(index);
            const MeasurePlan& measure = plan_->measures[at];
            if (!plan_->worked_out(at, month)) continue;  // as it was
            values_[at] = measure.least_of.empty() ? windowed(at, month, plain(at, sums)) : least(measure);
        }
    }

    [[nodiscard]] const Values<W>& value(std::size_t measure) const { return values_[measure]; }

private:
    static constexpr double empty = std::numeric_limits<double>::quiet_NaN();
    static constexpr double days_in_month = 365.25 / 12;

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

    Values<W> plain(std::size_t at, std::span<const Values<W>> sums) const {
        using scenario::Metric;
        const MeasurePlan& measure = plan_->measures[at];
        const Values<W> sum = sums[at];
        const bool days = measure.metric == Metric::days_of_supply;
        if (measure.divisor < 0) return days ? sum / measure.use_rate * days_in_month : sum;
        const Values<W> divisor = sums[static_cast<std::size_t>(measure.divisor)];
        const Values<W> ratio = days ? sum / divisor * days_in_month : sum / divisor;
        return divisor > 0.0 ? ratio : Values<W>(empty);
    }

    const Plan* plan_;
    ValueArray<W> values_;
    ValueArray<W>
        last_twelve_;    // by measure and month of twelve: this block's values, then the last block's sums to its end
    ValueArray<W> sum_;  // since the block or the window began
};

/// The measures of a network that runs in one piece: the bits are those of its parts.
template <auto W>
class MeasuresOfWhole {
public:
    MeasuresOfWhole(const network::Network& network, const Plan& plan)
        : month_(plan.sums, Values<W>(0.0)), values_(plan) {
        std::vector<bool> begun(plan.sums, false);
        for (const network::Part& part : *network.parts) {
            sums_.emplace_back(network, part.place, plan, MeasureSums<W>::Seen::whole).set_what_begins(begun);
        }
    }

    void begin() { values_.begin(); }
    void observe(int month, const State<W>& state) {
        for (const MeasureSums<W>& of_part : sums_) of_part.add(month, state, month_);
        values_.observe(month, month_);
    }
    [[nodiscard]] const MeasureValues<W>& values() const { return values_; }

private:
    std::vector<MeasureSums<W>> sums_;  // by part
    ValueArray<W> month_;
    MeasureValues<W> values_;
};

}  // namespace sinews::analyse
