#pragma once
// Watches batches and adds what they show to a Tally: first each part of the network by itself (PartCollector), then what
// spans them.

#include <algorithm>
#include <cstdint>

#include "analyse/comparison_values.hpp"
#include "analyse/held_values.hpp"
#include "analyse/measure_values.hpp"
#include "analyse/part_collector.hpp"
#include "analyse/run.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

template <auto W>
class Collector {
public:
    /// About `expected` replications will come: room is made for no more values than these have.
    Collector(const network::Network& network, const Plan& plan, std::uint64_t expected, const Destination& destination)
        : network_(&network),
          plan_(&plan),
          tally_(destination.own),
          sketches_(destination.sketches),
          exclusively_(destination.exclusively),
          sums_(network, plan),
          measures_(plan),
          crossovers_(plan),
          claims_(plan),
          series_(plan.measures.size() + 2 * plan.comparisons.size()),
          held_(series_ * static_cast<std::size_t>(plan.months), expected),
          held_output_(plan.makers.size() * static_cast<std::size_t>(plan.years), expected),
          held_spending_(spending_shares * plan.spenders.size() * static_cast<std::size_t>(plan.years), expected) {
        parts_.reserve(network.parts->size());
        std::vector<bool> begun(plan.sums, false);
        for (const network::Part& part : *network.parts) parts_.emplace_back(part, network, plan, *tally_, begun);
    }

    /// Starts a batch of which the first `count` lanes count.
    void begin(int count) {
        counted_.first(count);
        sums_.begin();
        for (auto& part : parts_) part.begin();
    }

    /// A month of one part (position in Network::parts).
    void observe(std::size_t part, int month, const simulate::Workspace<W>& workspace) {
        parts_[part].observe(month, workspace, counted_, sums_, [&](int year, int maker, const Values<W>& made) {
            const auto of_year = static_cast<std::size_t>(year), at = static_cast<std::size_t>(maker);
            held_output_.hold(held_output_slot(of_year, at), simulate::rounded<W>(made), counted_);
            tally_->output_sum.add(at * static_cast<std::size_t>(plan_->years) + of_year, counted_(made));
        });
    }

    /// The collector of one part, for months that are taken from the past (SharedPast) and not observed.
    [[nodiscard]] const PartCollector<W>& of_part(std::size_t part) const { return parts_[part]; }
    void put_kept(std::size_t part, int month, std::span<const Values<W>> kept) {
        parts_[part].put_kept(month, kept, sums_);
    }

    /// The last month of a part is over.
    void end_part(std::size_t part, const State<W>& state) {
        parts_[part].end(state, counted_);
        if (plan_->whole && (*network_->parts)[part].place.whole_economies) collect_spending(state);
    }

    /// All parts are through.
    void end() {
        answer_months();
        collect_money();
        held_output_.end_batch(counted_.count);
        held_spending_.end_batch(counted_.count);
        if (held_.end_batch(counted_.count)) flush();
        tally_->replications += static_cast<std::uint64_t>(counted_.count);
        collect_crossovers();
        collect_claims();
    }

    /// Hands what is held to the sketches. Must be called after the last batch.
    void flush() {
        for (int month = 0; month < plan_->months; ++month) {
            if (exclusively_) {
                exclusively_(month, [&] { flush_month(month); });
            } else {
                flush_month(month);
            }
        }
        flush_spending();
        held_.begin();
        held_output_.begin();
        held_spending_.begin();
    }

private:
    static constexpr std::size_t spending_shares = 3;

    /// The sketches of a month, and of its year's output in the year's last month: what threads may share.
    void flush_month(int month) {
        const auto asked = [&](std::size_t series) {
            return series >= plan_->measures.size() || plan_->answer_month(series, month) == month;
        };
        std::size_t next = 0;  // whose counts are sent for while others are added to
        const auto fetch_next = [&] {
            while (next < series_ && !asked(next)) ++next;
            if (next < series_) held_.fetch(held_slot(month, next), sketch_of(next, month));
            ++next;
        };
        fetch_next();
        for (std::size_t series = 0; series < series_; ++series) {
            if (!asked(series)) continue;
            fetch_next();
            held_.flush(held_slot(month, series), sketch_of(series, month));
        }
        if (!ends_year(*network_, month)) return;
        const auto year = static_cast<std::size_t>(network_->year_of(month));
        for (std::size_t at = 0; at < plan_->makers.size(); ++at) {
            held_output_.flush(held_output_slot(year, at),
                               sketches_->output[at * static_cast<std::size_t>(plan_->years) + year]);
        }
    }
    /// Few enough that every thread has its own.
    void flush_spending() {
        for (std::size_t at = 0; at < tally_->core.size(); ++at) {
            held_spending_.flush(at * spending_shares, tally_->core[at]);
            held_spending_.flush(at * spending_shares + 1, tally_->related[at]);
            held_spending_.flush(at * spending_shares + 2, tally_->total[at]);
        }
    }
    [[nodiscard]] std::size_t held_slot(int month, std::size_t series) const {
        return static_cast<std::size_t>(month) * series_ + series;
    }
    [[nodiscard]] std::size_t held_output_slot(std::size_t year, std::size_t maker) const {
        return year * plan_->makers.size() + maker;
    }
    void hold(int month, std::size_t series, const Values<W>& value) {
        held_.hold(held_slot(month, series), simulate::rounded<W>(value), counted_);
    }
    /// Measures first, then gaps, then ratios.
    [[nodiscard]] QuantileSketch& sketch_of(std::size_t series, int month) const {
        const std::size_t measures = plan_->measures.size();
        const std::size_t comparisons = plan_->comparisons.size();
        if (series < measures) return sketches_->measure[slot(series, month)];
        if (series < measures + comparisons) return sketches_->gap[slot(series - measures, month)];
        return sketches_->ratio[slot(series - measures - comparisons, month)];
    }

    [[nodiscard]] std::size_t slot(std::size_t series, int month) const {
        return series * static_cast<std::size_t>(plan_->months) + static_cast<std::size_t>(month);
    }

    [[nodiscard]] static std::size_t sum_slot(std::size_t count, std::size_t series, int month) {
        return static_cast<std::size_t>(month) * count + series;
    }

    void answer_months() {
        measures_.begin();
        crossovers_.begin();
        claims_.begin();
        for (int month = 0; month < plan_->months; ++month) {
            measures_.observe(month, sums_.month(month));
            collect_measures(month);
            collect_comparisons(month);
            claims_.observe(month, measures_);
        }
    }

    void collect_measures(int month) {
        for (std::size_t at = 0; at < plan_->measures.size(); ++at) {
            if (plan_->answer_month(at, month) != month) continue;  // as in the month that answers for this one
            const Values<W> value = measures_.value(at);
            hold(month, at, value);
            tally_->measure_sum.add(sum_slot(plan_->measures.size(), at, month), counted_(value));
        }
    }

    /// The gap, 0 where it is below 2^-12 of the larger side: a sketch keeps relative precision down to the smallest gap
    /// that it meets, so that gaps on their way through 0 would cost most of the memory and tell nothing.
    [[nodiscard]] Values<W> legible_gap(const ComparisonMonth<W>& value, const ComparisonPlan& comparison) const {
        const Values<W> left = measures_.value(static_cast<std::size_t>(comparison.left));
        const Values<W> right = measures_.value(static_cast<std::size_t>(comparison.right)) * comparison.ratio;
        const Values<W> side = numerics::maximum(numerics::absolute(left), numerics::absolute(right));
        return numerics::absolute(value.gap) < side * 0x1p-12 ? Values<W>(0.0) : value.gap;
    }

    void collect_comparisons(int month) {
        for (std::size_t at = 0; at < plan_->comparisons.size(); ++at) {
            const ComparisonMonth<W> value = compare<W>(plan_->comparisons[at], measures_);
            crossovers_.observe(month, at, value);
            const std::size_t index = slot(at, month);
            tally_->both_sides[index] += counted_.count_of(value.both);
            tally_->holds[index] += counted_.count_of(value.holds);
            hold(month, plan_->measures.size() + at, legible_gap(value, plan_->comparisons[at]));
            hold(month, plan_->measures.size() + plan_->comparisons.size() + at, value.ratio);
        }
    }

    /// Equipment money by spender: spent over the year, and what is left at its end.
    void collect_money() {
        for (std::size_t at = 0; at < plan_->spenders.size(); ++at) {
            for (std::size_t year = 0; year < static_cast<std::size_t>(plan_->years); ++year) {
                Values<W> spent(0.0), left(0.0);
                for (const int economy : plan_->spenders[at].economies) {
                    const std::size_t of = year * sums_.economies + static_cast<std::size_t>(economy);
                    spent += sums_.spent[of];
                    left += sums_.left[of];
                }
                const std::size_t index = at * static_cast<std::size_t>(plan_->years) + year;
                tally_->spent_money.add(index, counted_(spent));
                tally_->unspent_money.add(index, counted_(left));
            }
        }
    }

    void collect_crossovers() {
        for (std::size_t at = 0; at < plan_->comparisons.size(); ++at) {
            const Values<W> month = crossovers_.crossover(at);
            const std::size_t first = at * (static_cast<std::size_t>(plan_->months) + 1);
            for (int lane = 0; lane < counted_.count; ++lane) {
                const int crossed = month[lane] < 0 ? plan_->months : static_cast<int>(month[lane]);
                ++tally_->crossover[first + static_cast<std::size_t>(crossed)];
            }
            tally_->at_or_before[at] += counted_.count_of(crossovers_.at_or_before(at));
        }
    }

    void collect_claims() {
        for (std::size_t at = 0; at < plan_->claims.size(); ++at) {
            const auto answer = claims_.answer(at);
            tally_->claim_true[at] += counted_.count_of(answer.holds);
            tally_->claim_empty[at] += static_cast<std::uint64_t>(counted_.count) - counted_.count_of(answer.known);
        }
    }

    void collect_spending(const State<W>& state) {
        const auto years = static_cast<std::size_t>(plan_->years);
        for (std::size_t at = 0; at < plan_->spenders.size(); ++at) {
            for (std::size_t year = 0; year < years; ++year) {
                Values<W> gdp(0.0), core(0.0), related(0.0), missing(0.0);
                for (const int economy : plan_->spenders[at].economies) {
                    const std::size_t from = static_cast<std::size_t>(economy) * years + year;
                    const Values<W> one = in_double<W>(state.money.gdp[from]);
                    const Values<W> share = in_double<W>(state.money.core[from]);
                    gdp += one;
                    core += one * share;
                    related += one * in_double<W>(state.money.related[from]);
                    missing += one * numerics::maximum(0.035 - share, Values<W>(0.0));
                }
                core = gdp > 0.0 ? core / gdp : Values<W>(0.0);
                related = gdp > 0.0 ? related / gdp : Values<W>(0.0);
                const std::size_t index = at * years + year;
                const std::size_t first = index * spending_shares;
                held_spending_.hold(first, simulate::rounded<W>(core), counted_);
                held_spending_.hold(first + 1, simulate::rounded<W>(related), counted_);
                held_spending_.hold(first + 2, simulate::rounded<W>(core + related), counted_);
                // A share that a table gives as 2 % or a pledge as 3.5 % must count as met although binary fractions round.
                const auto reaches = [&](Values<W> share, double mark) {
                    return counted_.count_of(share >= mark * (1 - simulate::rounding<W>));
                };
                tally_->meets_2[index] += reaches(core, 0.02);
                tally_->meets_3_5[index] += reaches(core, 0.035);
                tally_->meets_5[index] += reaches(core + related, 0.05);
                tally_->missing_money.add(index, counted_(missing));
            }
        }
    }

    const network::Network* network_;
    const Plan* plan_;
    Tally* tally_;
    Tally* sketches_;
    Exclusively exclusively_;
    Counted<W> counted_;
    MonthlySums<W> sums_;
    std::vector<PartCollector<W>> parts_;
    MeasureValues<W> measures_;
    CrossoverSearch<W> crossovers_;
    ClaimValues<W> claims_;
    std::size_t series_;
    HeldValues<W> held_;           // by month and series
    HeldValues<W> held_output_;    // by year and maker
    HeldValues<W> held_spending_;  // by spender, year and share: core, related, both
};

}  // namespace sinews::analyse
