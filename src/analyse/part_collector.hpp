#pragma once
// Watches one part of a network through its months and adds what concerns it alone to a Tally.

#include <algorithm>
#include <cstdint>

#include "analyse/measure_sums.hpp"
#include "analyse/tally.hpp"

namespace sinews::analyse {

/// What counts of a batch: its first lanes.
template <auto W>
struct Counted {
    static constexpr int width = simulate::lane_count<W>;
    int count = width;
    Truths<W> lanes{};

    void first(int some) {
        count = some;
        for (int lane = 0; lane < width; ++lane) lanes[lane] = lane < some ? -1 : 0;
    }
    [[nodiscard]] std::uint64_t count_of(Truths<W> mask) const {
        return static_cast<std::uint64_t>(numerics::count(whole() ? mask : mask & lanes));
    }
    [[nodiscard]] Values<W> operator()(Values<W> value) const {
        if (whole()) return value;  // but in the last batch
        return lanes ? value : Values<W>(0.0);
    }
    [[nodiscard]] bool whole() const { return count == width; }
};

/// What parts of a batch leave behind for the questions that span them.
template <auto W>
struct MonthlySums {
    MonthlySums(const network::Network& network, const Plan& plan)
        : of_month(plan.sums),
          economies(network.economies.size()),
          measures(of_month * static_cast<std::size_t>(plan.months), Values<W>(0.0)),
          spent(economies * static_cast<std::size_t>(plan.years), Values<W>(0.0)),
          left(spent) {}

    std::size_t of_month = 0;   // sums of measures in a month
    std::size_t economies = 0;  // in a year
    ValueArray<W> measures;     // by month and sum (Plan::sums)
    ValueArray<W> spent, left;  // equipment money by year and economy: spent in it, left at its end

    /// `measures` keeps what it has: the first part that adds to a sum sets it (MeasureSums::set_what_begins).
    void begin() {
        for (auto* list : {&spent, &left}) std::fill(list->begin(), list->end(), Values<W>(0.0));
    }
    [[nodiscard]] std::span<Values<W>> month(int at) {
        return std::span(measures).subspan(static_cast<std::size_t>(at) * of_month, of_month);
    }
    [[nodiscard]] std::span<const Values<W>> month(int at) const {
        return std::span(measures).subspan(static_cast<std::size_t>(at) * of_month, of_month);
    }
};

/// Does the month end a year of the horizon?
[[nodiscard]] inline bool ends_year(const network::Network& network, int month) {
    return month + 1 == network.months || network.is_january(month + 1);
}

template <auto W>
class PartCollector {
public:
    /// `whole` is the network that the part belongs to and that the plan speaks of; `begun` is that of
    /// MeasureSums::set_what_begins.
    PartCollector(const network::Part& part, const network::Network& whole, const Plan& plan, Tally& tally,
                  std::vector<bool>& begun)
        : part_(&part), plan_(&plan), tally_(&tally), sums_(part.network, part.place, plan) {
        sums_.set_what_begins(begun);
        find_rows(whole);
        for (std::size_t at = 0; at < plan.makers.size(); ++at) {
            const int node = position(part.place.nodes, plan.makers[at]);
            if (node >= 0) makers_.push_back({static_cast<int>(at), node, Values<W>(0.0)});
        }
        for (std::size_t at = 0; at < part.network.accounts.size(); ++at) {
            const int economy = part.network.accounts[at].economy;
            if (economy < 0) continue;
            accounts_.push_back({static_cast<int>(at), part.place.economies[static_cast<std::size_t>(economy)]});
        }
    }

    void begin() {
        for (Maker& maker : makers_) maker.made = Values<W>(0.0);
    }

    /// `hold(year, maker, made)` takes what a maker (position in Plan::makers) made in a year.
    template <typename Hold>
    void observe(int month, const simulate::Workspace<W>& workspace, const Counted<W>& counted, MonthlySums<W>& sums,
                 Hold&& hold) {
        sums_.add(month, workspace.state, sums.month(month));
        if (!plan_->whole) return;
        collect_waterfall(month, workspace.waterfall, counted);
        collect_output(month, workspace.state, hold);
        collect_money(month, workspace.state, sums);
    }

    void end(const State<W>& state, const Counted<W>& counted) {
        if (plan_->whole) collect_lines(state, counted);
    }

    /// A month's sums by themselves, and what `keep` left put in the place of a month's run. For plans of measures alone.
    void keep(int month, const State<W>& state, std::span<Values<W>> kept) const { sums_.keep(month, state, kept); }
    void put_kept(int month, std::span<const Values<W>> kept, MonthlySums<W>& sums) const {
        sums_.put_kept(month, kept, sums.month(month));
    }
    [[nodiscard]] std::span<const int> touched() const { return sums_.touched(); }

    /// Does anybody ask for anything that this part knows?
    [[nodiscard]] bool asked() const { return plan_->whole || sums_.last_asked() >= 0; }

private:
    struct Row {
        int row = 0;          // of Plan::waterfall
        int pool = 0;         // of the part
        int inputs = 0;       // how many are named
        int chain_first = 0;  // of the part's pool
    };
    struct Maker {
        int maker = 0;   // of Plan::makers
        int node = 0;    // of the part
        Values<W> made;  // this year so far
    };
    struct OfEconomy {
        int account = 0;  // of the part
        int economy = 0;  // of the whole
    };

    /// Where a position of the whole stands in the part, -1 when it does not.
    static int position(const std::vector<int>& positions, int of_whole) {
        const auto found = std::lower_bound(positions.begin(), positions.end(), of_whole);
        return found != positions.end() && *found == of_whole ? static_cast<int>(found - positions.begin()) : -1;
    }

    void find_rows(const network::Network& whole) {
        for (std::size_t at = 0; at < plan_->waterfall.size(); ++at) {
            const int of_whole = plan_->waterfall[at].pool;
            const int pool = position(part_->place.pools, of_whole);
            if (pool < 0) continue;
            const int item = whole.pools[static_cast<std::size_t>(of_whole)].item;
            rows_.push_back({static_cast<int>(at), pool,
                             static_cast<int>(whole.chain[static_cast<std::size_t>(item)].size()),
                             part_->network.pool_chain_first[static_cast<std::size_t>(pool)]});
        }
    }

    void collect_waterfall(int month, const simulate::WaterfallState<W>& waterfall, const Counted<W>& counted) {
        const std::size_t levels = simulate::level_count;
        const auto named = static_cast<std::size_t>(plan_->waterfall_inputs);
        for (const Row& row : rows_) {
            const auto at = static_cast<std::size_t>(row.row), pool = static_cast<std::size_t>(row.pool);
            const std::size_t first_level = (static_cast<std::size_t>(month) * plan_->waterfall.size() + at) * levels;
            tally_->waterfall.fetch(first_level + plan_->waterfall.size() * levels, levels);  // next month's
            for (std::size_t level = 0; level < levels; ++level) {
                const Lanes<W>& value = waterfall.levels[pool * levels + level];
                if (!numerics::any(value != 0.0)) continue;
                tally_->waterfall.add(first_level + level, counted(in_double<W>(value)));
            }
            const std::size_t first_input =
                static_cast<std::size_t>(month) * named + static_cast<std::size_t>(plan_->waterfall[at].first_input);
            for (int input = 0; input < row.inputs; ++input) {
                const Values<W>& value = waterfall.inputs[static_cast<std::size_t>(row.chain_first + input)];
                if (!numerics::any(value != 0.0)) continue;
                tally_->waterfall_inputs.add(first_input + static_cast<std::size_t>(input), counted(value));
            }
        }
    }

    /// What every maker made in the year.
    template <typename Hold>
    void collect_output(int month, const State<W>& state, Hold&& hold) {
        for (Maker& maker : makers_) maker.made += in_double<W>(state.made[static_cast<std::size_t>(maker.node)]);
        if (!ends_year(part_->network, month)) return;
        const int year = part_->network.year_of(month);
        for (Maker& maker : makers_) {
            hold(year, maker.maker, maker.made);
            maker.made = Values<W>(0.0);
        }
    }

    void collect_money(int month, const State<W>& state, MonthlySums<W>& sums) const {
        const auto first = static_cast<std::size_t>(part_->network.year_of(month)) * sums.economies;
        const bool year_ends = ends_year(part_->network, month);
        for (const OfEconomy& of : accounts_) {
            const auto account = static_cast<std::size_t>(of.account);
            const std::size_t economy = first + static_cast<std::size_t>(of.economy);
            sums.spent[economy] += in_double<W>(state.money.category_spent[account]);
            if (year_ends) sums.left[economy] += in_double<W>(state.money.left[account]);
        }
    }

    void collect_lines(const State<W>& state, const Counted<W>& counted) {
        const network::Network& network = part_->network;
        const auto months = static_cast<double>(plan_->months);
        for (std::size_t node = 0; node < network.node_lines.size(); ++node) {
            const network::Span span = network.node_lines[node];
            const Lanes<W> first_there = first_start(span, state);
            for (int line = span.first; line < span.last; ++line) {
                const auto at = static_cast<std::size_t>(line);
                if (network.lines[at].always) continue;
                const Lanes<W> start = state.lines.start[at];
                const simulate::Mask<W> comes =
                    (state.lines.capacity[at] > 0.0) & (start < months) & (start < network.lines[at].until + 1.0);
                collect_line(node, at, comes, comes & (start > first_there), state, counted.count);
            }
        }
    }

    /// When the party first makes the item.
    [[nodiscard]] static Lanes<W> first_start(network::Span span, const State<W>& state) {
        Lanes<W> first(static_cast<double>(network::never));
        for (auto at = static_cast<std::size_t>(span.first); at < static_cast<std::size_t>(span.last); ++at) {
            const Lanes<W> start =
                state.lines.capacity[at] > 0.0 ? state.lines.start[at] : Lanes<W>(static_cast<double>(network::never));
            first = numerics::minimum(start, first);
        }
        return first;
    }

    void collect_line(std::size_t node, std::size_t line, simulate::Mask<W> comes, simulate::Mask<W> expands,
                      const State<W>& state, int count) {
        const network::Network& network = part_->network;
        const auto of_whole = static_cast<std::size_t>(part_->place.lines[line]);
        const Lanes<W> start = state.lines.start[line], ramp = state.lines.ramp[line];
        const auto item = static_cast<std::size_t>(network.node_item[node]);
        const auto bloc =
            static_cast<std::size_t>(network.party_bloc[static_cast<std::size_t>(network.node_party[node])]);
        const std::size_t row =
            (bloc * static_cast<std::size_t>(plan_->items) + item) * static_cast<std::size_t>(plan_->years);
        constexpr auto width = static_cast<std::size_t>(simulate::lane_count<W>);
        double starts[width], full[width], decided[width];
        int coming = 0;
        for (int lane = 0; lane < count; ++lane) {
            if (comes[lane] == 0) continue;
            starts[coming] = static_cast<double>(start[lane]);
            full[coming] = static_cast<double>(start[lane] + ramp[lane]);
            decided[coming] = static_cast<double>(state.lines.decided[line][lane]);
            ++coming;
            if (start[lane] < 0) continue;
            const auto year = static_cast<std::size_t>(network.year_of(static_cast<int>(start[lane])));
            ++(expands[lane] != 0 ? tally_->expanded : tally_->opened)[row + year];
            tally_->opened_capacity.add(row + year, static_cast<double>(state.lines.capacity[line][lane]));
        }
        tally_->line_starts[of_whole] += static_cast<std::uint64_t>(coming);
        tally_->line_start[of_whole].add(starts, coming);
        tally_->line_full[of_whole].add(full, coming);
        if (network.lines[line].triggered) tally_->line_decided[of_whole].add(decided, coming);
    }

    const network::Part* part_;
    const Plan* plan_;
    Tally* tally_;
    MeasureSums<W> sums_;
    std::vector<Row> rows_;
    std::vector<Maker> makers_;
    std::vector<OfEconomy> accounts_;
};

}  // namespace sinews::analyse
