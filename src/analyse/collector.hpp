#pragma once
// Watches batches and adds what they show to a Tally.

#include <algorithm>
#include <cstdint>

#include "analyse/comparison_values.hpp"
#include "analyse/measure_values.hpp"
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
          measures_(network, plan),
          crossovers_(plan),
          claims_(plan),
          spent_(network.economies.size(), Values<W>(0.0)),
          left_(network.economies.size(), Values<W>(0.0)),
          made_(plan.makers.size(), Values<W>(0.0)),
          series_(plan.measures.size() + 2 * plan.comparisons.size()),
          held_counts_(batches_held(expected), 0),
          held_(held_counts_.size() * series_ * static_cast<std::size_t>(plan.months), Lanes<W>(0.0)),
          held_output_(held_counts_.size() * plan.makers.size() * static_cast<std::size_t>(plan.years), Lanes<W>(0.0)) {
    }

    /// Starts a batch of which the first `count` lanes count.
    void begin(int count) {
        count_ = count;
        for (int lane = 0; lane < width; ++lane) active_[lane] = lane < count ? -1 : 0;
        measures_.begin();
        crossovers_.begin();
        claims_.begin();
        std::fill(spent_.begin(), spent_.end(), Values<W>(0.0));
        std::fill(made_.begin(), made_.end(), Values<W>(0.0));
    }

    void observe(int month, const simulate::Workspace<W>& workspace) {
        measures_.observe(month, workspace.state);
        collect_measures(month);
        collect_comparisons(month);
        claims_.observe_measures(month, measures_);
        collect_waterfall(month, workspace.waterfall);
        collect_output(month, workspace.state);
        collect_money(month, workspace.state);
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
        batches_ = 0;
    }

    void end(const State<W>& state) {
        held_counts_[batches_] = count_;
        if (++batches_ == held_counts_.size()) flush();
        tally_->replications += static_cast<std::uint64_t>(count_);
        collect_crossovers();
        collect_claims();
        collect_lines(state);
        collect_spending(state);
    }

private:
    using Mask = Truths<W>;
    static constexpr int width = simulate::lane_count<W>;

    // A sketch's counts are far apart in memory: 256 replications are brought to it at a time.
    static constexpr std::size_t replications_held = 256;
    static std::size_t batches_held(std::uint64_t expected) {
        const std::uint64_t replications = std::min<std::uint64_t>(expected, replications_held);
        return static_cast<std::size_t>(std::max<std::uint64_t>(1, (replications + width - 1) / width));
    }

    /// The sketches of a month, and of its year's output in the year's last month: what threads may share.
    void flush_month(int month) {
        for (std::size_t series = 0; series < series_; ++series) {
            if (series < plan_->measures.size() && plan_->answer_month(series, month) != month) continue;
            flush_held(sketch_of(series, month),
                       [&](std::size_t batch) { return held_[held_slot(batch, month, series)]; });
        }
        if (!last_of_year(month)) return;
        const auto year = static_cast<std::size_t>(network_->year_of(month));
        for (std::size_t at = 0; at < plan_->makers.size(); ++at) {
            flush_held(sketches_->output[at * static_cast<std::size_t>(plan_->years) + year],
                       [&](std::size_t batch) { return held_output_[held_output_slot(batch, year, at)]; });
        }
    }
    template <typename Held>
    void flush_held(QuantileSketch& sketch, Held&& held) const {
        alignas(64) double values[replications_held];
        int count = 0;
        for (std::size_t batch = 0; batch < batches_; ++batch) {
            const Values<W> lanes = in_double<W>(held(batch));
            __builtin_memcpy(values + count, &lanes, sizeof lanes);
            count += held_counts_[batch];
        }
        sketch.add(values, count);
    }
    [[nodiscard]] std::size_t held_slot(std::size_t batch, int month, std::size_t series) const {
        return (batch * static_cast<std::size_t>(plan_->months) + static_cast<std::size_t>(month)) * series_ + series;
    }
    [[nodiscard]] std::size_t held_output_slot(std::size_t batch, std::size_t year, std::size_t maker) const {
        return (batch * static_cast<std::size_t>(plan_->years) + year) * plan_->makers.size() + maker;
    }
    void hold(int month, std::size_t series, const Values<W>& value) {
        held_[held_slot(batches_, month, series)] = simulate::rounded<W>(value);
    }
    /// Measures first, then gaps, then ratios.
    [[nodiscard]] QuantileSketch& sketch_of(std::size_t series, int month) const {
        const std::size_t measures = plan_->measures.size();
        const std::size_t comparisons = plan_->comparisons.size();
        if (series < measures) return sketches_->measure[slot(series, month)];
        if (series < measures + comparisons) return sketches_->gap[slot(series - measures, month)];
        return sketches_->ratio[slot(series - measures - comparisons, month)];
    }

    [[nodiscard]] std::uint64_t count_of(Mask mask) const {
        return static_cast<std::uint64_t>(numerics::count(mask & active_));
    }
    [[nodiscard]] Values<W> counted(Values<W> value) const { return active_ ? value : Values<W>(0.0); }
    void add_to(QuantileSketch& sketch, const Values<W>& value) const {
        alignas(64) double lanes[static_cast<std::size_t>(width)];
        __builtin_memcpy(lanes, &value, sizeof lanes);
        sketch.add(lanes, count_);
    }
    [[nodiscard]] std::size_t slot(std::size_t series, int month) const {
        return series * static_cast<std::size_t>(plan_->months) + static_cast<std::size_t>(month);
    }

    [[nodiscard]] static std::size_t sum_slot(std::size_t count, std::size_t series, int month) {
        return static_cast<std::size_t>(month) * count + series;
    }

    void add_unless_zero(ExactSums& sums, std::size_t index, const Values<W>& value) const {
        if (numerics::any(value != 0.0)) sums.add(index, counted(value));
    }

    void collect_measures(int month) {
        for (std::size_t at = 0; at < plan_->measures.size(); ++at) {
            if (plan_->answer_month(at, month) != month) continue;  // as in the month that answers for this one
            const Values<W> value = measures_.value(at);
            hold(month, at, value);
            tally_->measure_sum.add(sum_slot(plan_->measures.size(), at, month), counted(value));
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
            claims_.observe_comparison(month, at, value);
            const std::size_t index = slot(at, month);
            tally_->both_sides[index] += count_of(value.both);
            tally_->holds[index] += count_of(value.holds);
            hold(month, plan_->measures.size() + at, legible_gap(value, plan_->comparisons[at]));
            hold(month, plan_->measures.size() + plan_->comparisons.size() + at, value.ratio);
        }
    }

    void collect_waterfall(int month, const simulate::WaterfallState<W>& waterfall) {
        for (std::size_t row = 0; row < plan_->waterfall.size(); ++row) {
            const WaterfallRow& entry = plan_->waterfall[row];
            const auto pool = static_cast<std::size_t>(entry.pool);
            for (std::size_t term = 0; term < simulate::term_count; ++term) {
                add_unless_zero(
                    tally_->waterfall,
                    sum_slot(plan_->waterfall.size() * simulate::term_count, row * simulate::term_count + term, month),
                    waterfall.terms[pool * simulate::term_count + term]);
            }
            const std::size_t inputs = network_->chain[static_cast<std::size_t>(network_->pools[pool].item)].size();
            for (std::size_t input = 0; input < inputs; ++input) {
                add_unless_zero(tally_->waterfall_inputs,
                                sum_slot(static_cast<std::size_t>(plan_->waterfall_inputs),
                                         static_cast<std::size_t>(entry.first_input) + input, month),
                                waterfall.inputs[static_cast<std::size_t>(network_->pool_chain_first[pool]) + input]);
            }
        }
    }

    [[nodiscard]] bool last_of_year(int month) const {
        return month + 1 == plan_->months || network_->is_january(month + 1);
    }

    /// What every maker made in the year.
    void collect_output(int month, const State<W>& state) {
        for (std::size_t at = 0; at < plan_->makers.size(); ++at) {
            made_[at] += in_double<W>(state.made[static_cast<std::size_t>(plan_->makers[at])]);
        }
        if (!last_of_year(month)) return;
        const auto year = static_cast<std::size_t>(network_->year_of(month));
        for (std::size_t at = 0; at < made_.size(); ++at) {
            held_output_[held_output_slot(batches_, year, at)] = simulate::rounded<W>(made_[at]);
            tally_->output_sum.add(at * static_cast<std::size_t>(plan_->years) + year, counted(made_[at]));
            made_[at] = Values<W>(0.0);
        }
    }

    /// Equipment money by spender: spent over the year, and what is left at its end.
    void collect_money(int month, const State<W>& state) {
        const bool year_ends = last_of_year(month);
        if (year_ends) std::fill(left_.begin(), left_.end(), Values<W>(0.0));
        for (std::size_t at = 0; at < network_->accounts.size(); ++at) {
            const int economy = network_->accounts[at].economy;
            if (economy < 0) continue;
            spent_[static_cast<std::size_t>(economy)] += in_double<W>(state.money.category_spent[at]);
            if (year_ends) left_[static_cast<std::size_t>(economy)] += in_double<W>(state.money.left[at]);
        }
        if (!year_ends) return;
        const auto year = static_cast<std::size_t>(network_->year_of(month));
        for (std::size_t at = 0; at < plan_->spenders.size(); ++at) {
            Values<W> spent(0.0), unspent(0.0);
            for (const int economy : plan_->spenders[at].economies) {
                spent += spent_[static_cast<std::size_t>(economy)];
                unspent += left_[static_cast<std::size_t>(economy)];
            }
            const std::size_t index = at * static_cast<std::size_t>(plan_->years) + year;
            tally_->spent_money.add(index, counted(spent));
            tally_->unspent_money.add(index, counted(unspent));
        }
        std::fill(spent_.begin(), spent_.end(), Values<W>(0.0));
    }

    void collect_crossovers() {
        for (std::size_t at = 0; at < plan_->comparisons.size(); ++at) {
            const Values<W> month = crossovers_.crossover(at);
            const std::size_t first = at * (static_cast<std::size_t>(plan_->months) + 1);
            for (int lane = 0; lane < count_; ++lane) {
                const int crossed = month[lane] < 0 ? plan_->months : static_cast<int>(month[lane]);
                ++tally_->crossover[first + static_cast<std::size_t>(crossed)];
            }
            tally_->at_or_before[at] += count_of(crossovers_.at_or_before(at));
        }
    }

    void collect_claims() {
        for (std::size_t at = 0; at < plan_->claims.size(); ++at) {
            const auto answer = claims_.answer(at);
            tally_->claim_true[at] += count_of(answer.holds);
            tally_->claim_empty[at] += static_cast<std::uint64_t>(count_) - count_of(answer.known);
        }
    }

    void collect_lines(const State<W>& state) {
        const auto months = static_cast<double>(plan_->months);
        for (std::size_t node = 0; node < network_->node_lines.size(); ++node) {
            const network::Span span = network_->node_lines[node];
            const Lanes<W> first_there = first_start(span, state);
            for (int line = span.first; line < span.last; ++line) {
                const auto at = static_cast<std::size_t>(line);
                if (network_->lines[at].always) continue;
                const Lanes<W> start = state.lines.start[at];
                const simulate::Mask<W> comes =
                    (state.lines.capacity[at] > 0.0) & (start < months) & (start < network_->lines[at].until + 1.0);
                collect_line(node, at, comes, comes & (start > first_there), state);
            }
        }
    }

    /// When the party first makes the item.
    [[nodiscard]] Lanes<W> first_start(network::Span span, const State<W>& state) const {
        Lanes<W> first(static_cast<double>(network::never));
        for (auto at = static_cast<std::size_t>(span.first); at < static_cast<std::size_t>(span.last); ++at) {
            const Lanes<W> start =
                state.lines.capacity[at] > 0.0 ? state.lines.start[at] : Lanes<W>(static_cast<double>(network::never));
            first = numerics::minimum(start, first);
        }
        return first;
    }

    void collect_line(std::size_t node, std::size_t at, simulate::Mask<W> comes, simulate::Mask<W> expands,
                      const State<W>& state) {
        const Lanes<W> start = state.lines.start[at];
        const auto item = static_cast<std::size_t>(network_->node_item[node]);
        const auto bloc =
            static_cast<std::size_t>(network_->party_bloc[static_cast<std::size_t>(network_->node_party[node])]);
        const std::size_t row =
            (bloc * static_cast<std::size_t>(plan_->items) + item) * static_cast<std::size_t>(plan_->years);
        for (int lane = 0; lane < count_; ++lane) {
            if (comes[lane] == 0) continue;
            ++tally_->line_starts[at];
            tally_->line_start[at].add(start[lane]);
            tally_->line_full[at].add(start[lane] + state.lines.ramp[at][lane]);
            if (network_->lines[at].triggered) tally_->line_decided[at].add(state.lines.decided[at][lane]);
            if (start[lane] < 0) continue;
            const auto year = static_cast<std::size_t>(network_->year_of(static_cast<int>(start[lane])));
            ++(expands[lane] != 0 ? tally_->expanded : tally_->opened)[row + year];
            tally_->opened_capacity.add(row + year, static_cast<double>(state.lines.capacity[at][lane]));
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
                add_to(tally_->core[index], core);
                add_to(tally_->related[index], related);
                add_to(tally_->total[index], core + related);
                // A share that a table gives as 2 % or a pledge as 3.5 % must count as met although binary fractions round.
                const auto reaches = [&](Values<W> share, double mark) {
                    return count_of(share >= mark * (1 - simulate::rounding<W>));
                };
                tally_->meets_2[index] += reaches(core, 0.02);
                tally_->meets_3_5[index] += reaches(core, 0.035);
                tally_->meets_5[index] += reaches(core + related, 0.05);
                tally_->missing_money.add(index, counted(missing));
            }
        }
    }

    const network::Network* network_;
    const Plan* plan_;
    Tally* tally_;
    Tally* sketches_;
    Exclusively exclusively_;
    int count_ = width;
    Mask active_{};
    MeasureValues<W> measures_;
    CrossoverSearch<W> crossovers_;
    ClaimValues<W> claims_;
    ValueArray<W> spent_;  // by economy, this year so far
    ValueArray<W> left_;   // by economy, at the end of the year
    ValueArray<W> made_;   // by maker, this year so far
    std::size_t series_;
    std::vector<int> held_counts_;  // by batch held: its replications
    LaneArray<W> held_;             // by batch held, month and series
    LaneArray<W> held_output_;      // by batch held, year and maker
    std::size_t batches_ = 0;
};

}  // namespace sinews::analyse
