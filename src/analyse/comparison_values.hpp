#pragma once
// Comparisons and claims for W replications. docs/model.md, "Comparisons" and "Claims".

#include <limits>

#include "analyse/measure_values.hpp"

namespace sinews::analyse {

/// One month of one comparison. Lanes where a side is empty have `both` false.
template <auto W>
struct ComparisonMonth {
    Truths<W> both, holds;
    Values<W> gap, ratio;  // left - θ right, left / right (infinite where right is 0)
};

template <auto W>
ComparisonMonth<W> compare(const ComparisonPlan& comparison, const MeasureValues<W>& values) {
    const Values<W> left = values.value(static_cast<std::size_t>(comparison.left));
    const Values<W> right = values.value(static_cast<std::size_t>(comparison.right));
    ComparisonMonth<W> month;
    month.both = (left == left) & (right == right);
    month.holds = month.both & (left > 0.0) & (left >= comparison.ratio * right);
    month.gap = left - comparison.ratio * right;
    const Values<W> empty(std::numeric_limits<double>::quiet_NaN());
    const Truths<W> infinite = month.both & (left > 0.0) & (right <= 0.0);
    month.ratio = right > 0.0 ? left / right : (infinite ? Values<W>(std::numeric_limits<double>::infinity()) : empty);
    return month;
}

/// The crossover: the first month t from which hold_months months hold, all within the horizon.
template <auto W>
class CrossoverSearch {
public:
    explicit CrossoverSearch(const Plan& plan)
        : plan_(&plan),
          run_(plan.comparisons.size()),
          crossover_(plan.comparisons.size()),
          first_both_(plan.comparisons.size()) {}

    static constexpr double none = -1;

    void begin() {
        std::fill(run_.begin(), run_.end(), Values<W>(0.0));
        std::fill(crossover_.begin(), crossover_.end(), Values<W>(none));
        std::fill(first_both_.begin(), first_both_.end(), Values<W>(none));
    }

    /// Goes on from where another stands that asks the same and saw the same months.
    void continue_from(const CrossoverSearch& other) {
        run_ = other.run_;
        crossover_ = other.crossover_;
        first_both_ = other.first_both_;
    }

    void observe(int month, std::size_t comparison, const ComparisonMonth<W>& value) {
        const ComparisonPlan& plan = plan_->comparisons[comparison];
        if (month < plan.from) return;
        const Values<W> now(static_cast<double>(month));
        Values<W>& first_both = first_both_[comparison];
        first_both = (first_both < 0.0) & value.both ? now : first_both;
        run_[comparison] = value.holds ? run_[comparison] + 1.0 : Values<W>(0.0);
        const Truths<W> held =
            (run_[comparison] >= static_cast<double>(plan.hold_months)) & (crossover_[comparison] < 0.0);
        crossover_[comparison] = held ? now - (plan.hold_months - 1.0) : crossover_[comparison];
    }

    /// Month of the crossover, `none` where it is never.
    [[nodiscard]] const Values<W>& crossover(std::size_t comparison) const { return crossover_[comparison]; }
    /// Crossed in the first month in which both sides are there: at or before.
    [[nodiscard]] Truths<W> at_or_before(std::size_t comparison) const {
        return (crossover_[comparison] >= 0.0) & (crossover_[comparison] == first_both_[comparison]);
    }

private:
    const Plan* plan_;
    ValueArray<W> run_, crossover_, first_both_;
};

/// Claims: keeps the values that they ask for as their months pass.
template <auto W>
class ClaimValues {
public:
    explicit ClaimValues(const Plan& plan)
        : plan_(&plan),
          of_month_(static_cast<std::size_t>(plan.months)),
          base_(plan.claims.size()),
          value_(plan.claims.size()) {
        for (std::size_t at = 0; at < plan.claims.size(); ++at) {
            const ClaimPlan& claim = plan.claims[at];
            note(claim.month, at);
            if (claim.since != claim.month) note(claim.since, at);
        }
    }

    void begin() {
        const Values<W> empty(std::numeric_limits<double>::quiet_NaN());
        std::fill(base_.begin(), base_.end(), empty);
        std::fill(value_.begin(), value_.end(), empty);
    }

    /// Goes on from where another stands that asks the same and saw the same months.
    void continue_from(const ClaimValues& other) {
        base_ = other.base_;
        value_ = other.value_;
    }

    /// Takes in a month for the claims that look at it.
    void observe(int month, const MeasureValues<W>& values) {
        for (const std::size_t at : of_month_[static_cast<std::size_t>(month)]) {
            const ClaimPlan& claim = plan_->claims[at];
            if (claim.comparison >= 0) {
                if (month == claim.month) value_[at] = truth_of(claim, values);
                continue;
            }
            if (month == claim.since) base_[at] = values.value(static_cast<std::size_t>(claim.measure));
            if (month == claim.month) value_[at] = values.value(static_cast<std::size_t>(claim.measure));
        }
    }

    /// Is the claim true? `known` is false where a value that it needs is empty.
    struct Answer {
        Truths<W> known, holds;
    };
    [[nodiscard]] Answer answer(std::size_t at) const {
        using Kind = ClaimPlan::Kind;
        const ClaimPlan& claim = plan_->claims[at];
        const Values<W> value = value_[at];
        const Values<W> base = base_[at];
        const Truths<W> there = value == value;
        switch (claim.kind) {
            case Kind::comparison: return {there, there & (value > 0.5)};
            case Kind::at_least: return {there, there & (value >= claim.bound)};
            case Kind::at_most: return {there, there & (value <= claim.bound)};
            case Kind::growth_at_least: {
                const Truths<W> known = there & (base > 0.0);
                return {known, known & (value / base >= claim.bound)};
            }
            case Kind::growth_at_most: {
                const Truths<W> known = there & (base > 0.0);
                return {known, known & (value / base <= claim.bound)};
            }
            case Kind::highest_since: return {there, there & (value > claim.bound)};
        }
        return {there & ~there, there & ~there};
    }

private:
    /// 1 where the comparison holds this month, 0 where it does not.
    Values<W> truth_of(const ClaimPlan& claim, const MeasureValues<W>& values) const {
        const auto comparison = static_cast<std::size_t>(claim.comparison);
        const ComparisonMonth<W> month = compare<W>(plan_->comparisons[comparison], values);
        const Values<W> empty(std::numeric_limits<double>::quiet_NaN());
        return month.both ? (month.holds ? Values<W>(1.0) : Values<W>(0.0)) : empty;
    }

    void note(int month, std::size_t claim) {
        if (month >= 0 && month < plan_->months) of_month_[static_cast<std::size_t>(month)].push_back(claim);
    }

    const Plan* plan_;
    std::vector<std::vector<std::size_t>> of_month_;  // claims that look at a month
    ValueArray<W> base_, value_;
};

}  // namespace sinews::analyse
