#pragma once
// Several runs in the same replications. What a lever does not reach, a part of the network or the months before it acts, is run
// once for all; a part goes no further than somebody asks.

#include <algorithm>
#include <deque>
#include <optional>
#include <vector>

#include "analyse/narrowed.hpp"
#include "analyse/outcome_collector.hpp"
#include "network/same_past.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

/// One of the runs: its questions, and what its parts have to do with those of the first.
template <auto W>
struct RunTogether {
    RunTogether(const RunTogether&) = delete;  // its sums look at its plan
    RunTogether& operator=(const RunTogether&) = delete;
    RunTogether(const OutcomeRun& one, const OutcomeRequest& request) : run(&one), plan(narrowed(*one.plan, request)) {
        begun.assign(plan.sums, false);
        for (const network::Part& part : *one.network->parts) {
            of_parts.emplace_back(part.network, part.place, plan).set_what_begins(begun);
        }
    }

    const OutcomeRun* run;
    Plan plan;
    std::vector<MeasureSums<W>> of_parts;
    std::vector<bool> begun;          // by sum: some part adds to it
    std::vector<int> left_by_others;  // sums that no part adds to, but parts of other runs do
    bool asks_as_first = false;       // and goes the first's way for some time
    std::vector<int> goes_with;  // by part: until which month it goes the first's way; empty where the parts are others

    /// Until when the whole of it goes the first's way.
    [[nodiscard]] int all_go_with() const {
        return goes_with.empty() ? 0 : *std::min_element(goes_with.begin(), goes_with.end());
    }
};

/// The runs of one thread, batch by batch.
template <auto W>
class TogetherRuns {
public:
    TogetherRuns(std::span<const OutcomeRun> runs, const OutcomeRequest& request) {
        for (const OutcomeRun& run : runs) {
            RunTogether<W>& one = runs_.emplace_back(run, request);
            if (&run != &runs.front()) one.goes_with = common_months(runs_.front(), one);
        }
        note_what_others_leave();
        for (std::size_t at = 0; at < runs.size(); ++at)
            collectors_.emplace_back(runs_[at].plan, request, *runs[at].outcomes);
        stand_in_questions();
        const Plan& plan = runs_.front().plan;
        first_sums_.assign(static_cast<std::size_t>(plan.months) * plan.sums, Values<W>(0.0));
        if (runs.size() > 1) other_sums_.assign(first_sums_.size(), Values<W>(0.0));
        for (std::size_t part = 0; part < runs_.front().of_parts.size(); ++part) {
            const simulate::LinesKept kept = runs.size() > 1 ? simulate::LinesKept{0, true} : simulate::LinesKept{};
            FirstPart& first = first_.emplace_back(network_of(runs_.front(), part), kept);
            prepare(first.workspace, runs_.front());
            first.alone.resize(static_cast<std::size_t>(plan.months) * touched(part).size());
            stand_in(part);
        }
    }

    void run(simulate::Batch batch, int count) {
        for (std::size_t at = 0; at < runs_.size(); ++at) {
            RunTogether<W>& run = runs_[at];
            batch.given = run.run->given;
            clear_left_by_others(run);
            for (std::size_t part = 0; part < run.of_parts.size(); ++part) {
                if (at == 0) {
                    run_first(part, batch);
                } else if (run.goes_with.empty()) {
                    run_alone(run, part, batch);
                } else {
                    run_other(run, part, batch);
                }
            }
            collect(at, batch.first_replication, count);
        }
    }

private:
    /// Where a part of the first run stood at the beginning of a month.
    struct Standing {
        int month = 0;
        simulate::State<W> state;
    };
    /// A part of the first run, and what others take over from it.
    struct FirstPart {
        FirstPart(const network::Network& network, simulate::LinesKept kept) : workspace(network, kept) {}
        simulate::Workspace<W> workspace;
        std::vector<Standing> standings;  // by month, ascending
        bool has_first_incomes = false;   // the workspace, whoever ran last in it
        ValueArray<W> alone;              // by month and sum touched: what this part adds
    };

    static std::vector<int> common_months(const RunTogether<W>& first, const RunTogether<W>& other) {
        if (first.run->given != other.run->given) return {};
        if (!network::same_division(*first.run->network, *other.run->network)) return {};
        std::vector<int> months;
        for (std::size_t at = 0; at < first.of_parts.size(); ++at) {
            const network::Network &plain = network_of(first, at), &levers = network_of(other, at);
            const std::span<const int> sums = first.of_parts[at].touched(), others = other.of_parts[at].touched();
            const bool same_sums =
                first.plan.asks_as(other.plan) && std::equal(sums.begin(), sums.end(), others.begin(), others.end());
            const int until = network::unchanged(plain, levers) ? plain.months : network::same_until(plain, levers);
            months.push_back(same_sums ? until : 0);
        }
        return months;
    }

    /// All runs but the first use the same array.
    void note_what_others_leave() {
        for (auto& run : runs_) {
            for (std::size_t sum = 0; sum < run.begun.size(); ++sum) {
                const auto adds = [&](const RunTogether<W>& other) {
                    return sum < other.begun.size() && other.begun[sum];
                };
                if (!run.begun[sum] && std::any_of(runs_.begin(), runs_.end(), adds)) {
                    run.left_by_others.push_back(static_cast<int>(sum));
                }
            }
        }
    }

    void clear_left_by_others(const RunTogether<W>& run) {
        for (int at = 0; at < run.plan.months; ++at) {
            for (const int sum : run.left_by_others) month(run, at)[static_cast<std::size_t>(sum)] = Values<W>(0.0);
        }
    }

    static void prepare(simulate::Workspace<W>& workspace, const RunTogether<W>& run) {
        workspace.state.asked = run.plan.asked;
        workspace.state.asked.waterfall = false;
    }

    [[nodiscard]] static const network::Network& network_of(const RunTogether<W>& run, std::size_t part) {
        return (*run.run->network->parts)[part].network;
    }
    /// How many months of a part anybody asks for.
    [[nodiscard]] static int months_asked(const RunTogether<W>& run, std::size_t part) {
        return std::min(run.of_parts[part].last_asked() + 1, network_of(run, part).months);
    }
    [[nodiscard]] std::span<const int> touched(std::size_t part) const {
        return runs_.front().of_parts[part].touched();
    }
    /// What a part of the first run adds in a month.
    [[nodiscard]] std::span<Values<W>> alone(std::size_t part, int at) {
        const std::size_t count = touched(part).size();
        return std::span(first_[part].alone).subspan(static_cast<std::size_t>(at) * count, count);
    }
    [[nodiscard]] std::span<Values<W>> month(const RunTogether<W>& run, int at) {
        const std::size_t count = runs_.front().plan.sums;
        ValueArray<W>& sums = &run == &runs_.front() ? first_sums_ : other_sums_;
        return std::span(sums).subspan(static_cast<std::size_t>(at) * count, count);
    }
    [[nodiscard]] auto adding(RunTogether<W>& run, std::size_t part) {
        return [this, &run, part](int at, const simulate::Workspace<W>& view) {
            run.of_parts[part].add(at, view.state, month(run, at));
        };
    }

    /// The months at which runs leave the first's way in this part, ascending.
    void stand_in(std::size_t part) {
        std::vector<int> months;
        for (const auto& run : runs_) {
            const int month = run.goes_with.empty() ? 0 : run.goes_with[part];
            if (month > 0 && month < months_asked(runs_.front(), part)) months.push_back(month);
        }
        std::sort(months.begin(), months.end());
        months.erase(std::unique(months.begin(), months.end()), months.end());
        auto& standings = first_[part].standings;
        for (const int month : months) standings.push_back({month, {}});
    }

    /// The months at which whole runs leave the first's way, ascending.
    void stand_in_questions() {
        const Plan& plan = runs_.front().plan;
        std::vector<int> months;
        for (const RunTogether<W>& run : runs_) {
            const int month = run.all_go_with();
            if (month > 0) months.push_back(month);
        }
        std::sort(months.begin(), months.end());
        months.erase(std::unique(months.begin(), months.end()), months.end());
        for (const int month : months) standings_.emplace_back(month, plan);
    }

    /// What a run's replications show for themselves, from its sums.
    void collect(std::size_t at, std::uint64_t first, int count) {
        const RunTogether<W>& run = runs_[at];
        OutcomeCollector<W>& collector = collectors_[at];
        const int with_first = run.all_go_with();
        const auto sums = [&](int of) { return month(of < with_first ? runs_.front() : run, of); };
        int observed = 0;
        if (with_first > 0) {
            const auto standing = std::find_if(standings_.begin(), standings_.end(),
                                               [&](const auto& one) { return one.month == with_first; });
            collector.begin_from(*standing, *runs_.front().run->outcomes, first, count);
            observed = with_first;
        } else {
            collector.begin(first, count);
        }
        if (at == 0) {
            for (auto& standing : standings_) {
                collector.observe(observed, standing.month, sums);
                observed = standing.month;
                collector.leave(standing);
            }
        }
        collector.observe(observed, run.plan.months, sums);
        collector.end();
    }

    void run_first(std::size_t part, const simulate::Batch& batch) {
        FirstPart& first = first_[part];
        const network::Network& network = network_of(runs_.front(), part);
        const int months = months_asked(runs_.front(), part);
        if (months == 0) return;
        const auto keep = [&](int at, const simulate::Workspace<W>& view) {
            runs_.front().of_parts[part].keep(at, view.state, alone(part, at));
        };
        first.workspace.serve(network);
        if (runs_.size() > 1) first.workspace.line_memory.use(simulate::LineMemory<W>::Use::first);
        simulate::begin_batch<W>(network.first_stage(), batch, first.workspace);
        int month = 0;
        for (Standing& standing : first.standings) {
            simulate::run_months<W>(batch, month, standing.month, first.workspace, keep);
            month = standing.month;
            const simulate::State<W>& state = first.workspace.state;
            simulate::take_up_month<W>(standing.state, state);
            simulate::take_up_incomes<W>(standing.state.money, state.money);
            standing.state.parameters = state.parameters;
        }
        simulate::run_months<W>(batch, month, months, first.workspace, keep);
        first.has_first_incomes = leaves_money(network);
        take_over(runs_.front(), part, 0, months);
    }

    /// Do its levers leave all incomes as they were?
    [[nodiscard]] static bool leaves_money(const network::Network& network) {
        for (const network::Network* stage = &network; stage->before != nullptr; stage = stage->before.get()) {
            if (!stage->as_before.money) return false;
        }
        return true;
    }

    /// Adds what the first run's part had in some months.
    void take_over(const RunTogether<W>& run, std::size_t part, int from, int until) {
        for (int at = from; at < until; ++at) run.of_parts[part].put_kept(at, alone(part, at), month(run, at));
    }

    /// A part that goes the first's way, whole or for some time.
    void run_other(RunTogether<W>& run, std::size_t part, const simulate::Batch& batch) {
        const network::Network& network = network_of(run, part);
        const int until = run.goes_with[part], months = months_asked(run, part);
        take_over(run, part, run.all_go_with(), std::min(until, months));
        if (until >= months) return;
        if (until == 0) return run_alone(run, part, batch);
        FirstPart& first = first_[part];
        const auto standing = std::find_if(first.standings.begin(), first.standings.end(),
                                           [&](const Standing& one) { return one.month == until; });
        simulate::State<W>& state = first.workspace.state;
        simulate::take_up_month<W>(state, standing->state);
        if (!first.has_first_incomes) simulate::take_up_incomes<W>(state.money, standing->state.money);
        state.parameters_lent = &standing->state.parameters;  // its levers act in this very month
        first.has_first_incomes = leaves_money(network);
        // After a second change a line that has gone the first's way might need the noise that it has not followed.
        const bool one_change = network.before != nullptr && network.before->before == nullptr;
        std::fill(state.lines.as_first.begin(), state.lines.as_first.end(), one_change ? 1 : 0);
        first.workspace.line_memory.use(simulate::LineMemory<W>::Use::other);
        first.workspace.serve(network);
        simulate::run_months<W>(batch, until, months, first.workspace, adding(run, part));
    }

    /// From the first month, in a workspace of its own: what it has may lie elsewhere than in the first run.
    void run_alone(RunTogether<W>& run, std::size_t part, const simulate::Batch& batch) {
        simulate::Workspace<W>& workspace = own_.emplace(network_of(run, part));
        prepare(workspace, run);
        simulate::begin_batch<W>(*workspace.stages.front(), batch, workspace);
        simulate::run_months<W>(batch, 0, months_asked(run, part), workspace, adding(run, part));
    }

    std::deque<RunTogether<W>> runs_;
    std::vector<OutcomeCollector<W>> collectors_;
    std::vector<typename OutcomeCollector<W>::Standing> standings_;  // of the first's, by month, ascending
    std::vector<FirstPart> first_;                                   // by part of the first run
    std::optional<simulate::Workspace<W>> own_;
    ValueArray<W> first_sums_, other_sums_;  // of the first run and of that which is on, by month and sum (Plan::sums)
};

}  // namespace sinews::analyse
