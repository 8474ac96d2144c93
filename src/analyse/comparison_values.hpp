#pragma once
// Comparisons and claims for W replications. docs/model.md, "Comparisons" and "Claims".

#include <limits>

#include "analyse/measure_values.hpp"

namespace sinews::analyse {

/// One month of one comparison. Lanes where a side is empty have `both` false.
template <int W>
struct ComparisonMonth {
    Mask<W> both, holds;
    Lanes<W> gap, ratio;  // left - θ right, left / right (infinite where right is 0)
};

template <int W>
ComparisonMonth<W> compare(const ComparisonPlan& comparison, const MeasureValues<W>& values) {
    const Lanes<W> left = values.value(static_cast<std::size_t>(comparison.left));
    const Lanes<W> right = values.value(static_cast<std::size_t>(comparison.right));
    ComparisonMonth<W> month;
    month.both = (left == left) & (right == right);
    month.holds = month.both & (left > 0.0) & (left >= comparison.ratio * right);
    month.gap = left - comparison.ratio * right;
    const Lanes<W> empty(std::numeric_limits<double>::quiet_NaN());
    const Mask<W> infinite = month.both & (left > 0.0) & (right <= 0.0);
    month.ratio = right > 0.0 ? left / right : (infinite ? Lanes<W>(std::numeric_limits<double>::infinity()) : empty);
    return month;
}

/// The crossover: the first month t from which hold_months months hold, all within the horizon.
template <int W>
class CrossoverSearch {
public:
    explicit CrossoverSearch(const Plan& plan)
        : plan_(&plan),
          run_(plan.comparisons.size()),
          crossover_(plan.comparisons.size()),
          first_both_(plan.comparisons.size()) {}

    static constexpr double none = -1;

    void begin() {
        std::fill(run_.begin(), run_.end(), Lanes<W>(0.0));
        std::fill(crossover_.begin(), crossover_.end(), Lanes<W>(none));
        std::fill(first_both_.begin(), first_both_.end(), Lanes<W>(none));
    }

    void observe(int month, std::size_t comparison, const ComparisonMonth<W>& value) {
        const ComparisonPlan& plan = plan_->comparisons[comparison];
        if (month < plan.from) return;
        const Lanes<W> now(static_cast<double>(month));
        Lanes<W>& first_both = first_both_[comparison];
        first_both = (first_both < 0.0) & value.both ? now : first_both;
        run_[comparison] = value.holds ? run_[comparison] + 1.0 : Lanes<W>(0.0);
        const Mask<W> held =
            (run_[comparison] >= static_cast<double>(plan.hold_months)) & (crossover_[comparison] < 0.0);
        crossover_[comparison] = held ? now - (plan.hold_months - 1.0) : crossover_[comparison];
    }

    /// Month of the crossover, `none` where it is never.
    [[nodiscard]] const Lanes<W>& crossover(std::size_t comparison) const { return crossover_[comparison]; }
    /// Crossed in the first month in which both sides are there: at or before.
    [[nodiscard]] Mask<W> at_or_before(std::size_t comparison) const {
        return (crossover_[comparison] >= 0.0) & (crossover_[comparison] == first_both_[comparison]);
    }

private:
    const Plan* plan_;
    LaneArray<W> run_, crossover_, first_both_;
};

/// Claims: keeps the values that they ask for as their months pass.
template <int W>
class ClaimValues {
public:
    explicit ClaimValues(const Plan& plan) : plan_(&plan), base_(plan.claims.size()), value_(plan.claims.size()) {}

    void begin() {
        const Lanes<W> empty(std::numeric_limits<double>::quiet_NaN());
        std::fill(base_.begin(), base_.end(), empty);
        std::fill(value_.begin(), value_.end(), empty);
    }

    void observe_measures(int month, const MeasureValues<W>& values) {
        for (std::size_t at = 0; at < plan_->claims.size(); ++at) {
            const ClaimPlan& claim = plan_->claims[at];
            if (claim.measure < 0) continue;
            if (month == claim.since) base_[at] = values.value(static_cast<std::size_t>(claim.measure));
            if (month == claim.month) value_[at] = values.value(static_cast<std::size_t>(claim.measure));
        }
    }

    void observe_comparison(int month, std::size_t comparison, const ComparisonMonth<W>& value) {
        for (std::size_t at = 0; at < plan_->claims.size(); ++at) {
            const ClaimPlan& claim = plan_->claims[at];
            if (claim.comparison != static_cast<int>(comparison) || claim.month != month) continue;
            const Lanes<W> empty(std::numeric_limits<double>::quiet_NaN());
            value_[at] = value.both ? (value.holds ? Lanes<W>(1.0) : Lanes<W>(0.0)) : empty;
        }
    }

    /// Is the claim true? `known` is false where a value that it needs is empty.
    struct Answer {
        Mask<W> known, holds;
    };
    [[nodiscard]] Answer answer(std::size_t at) const {
        using Kind = ClaimPlan::Kind;
        const ClaimPlan& claim = plan_->claims[at];
        const Lanes<W> value = value_[at];
        const Lanes<W> base = base_[at];
        const Mask<W> there = value == value;
        switch (claim.kind) {
            case Kind::comparison: return {there, there & (value > 0.5)};
            case Kind::at_least: return {there, there & (value >= claim.bound)};
            case Kind::at_most: return {there, there & (value <= claim.bound)};
            case Kind::growth_at_least: {
                const Mask<W> known = there & (base > 0.0);
                return {known, known & (value / base >= claim.bound)};
            }
            case Kind::growth_at_most: {
                const Mask<W> known = there & (base > 0.0);
                return {known, known & (value / base <= claim.bound)};
            }
            case Kind::highest_since: return {there, there & (value > claim.bound)};
        }
        return {there & ~there, there & ~there};
    }

private:
    const Plan* plan_;
    LaneArray<W> base_, value_;
};

}  // namespace sinews::analyse
