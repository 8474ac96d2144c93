#pragma once
// Several runs in the same replications. What a lever does not reach, a part of the network or the months before it acts, is run
// once for all.

#include <algorithm>
#include <deque>
#include <optional>
#include <vector>

#include "analyse/outcome_collector.hpp"
#include "network/same_past.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

/// One of the runs: its questions, and its sums over the parts of its network.
template <auto W>
struct RunTogether {
    RunTogether(const RunTogether&) = delete;  // its sums look at its plan
    RunTogether& operator=(const RunTogether&) = delete;
    RunTogether(const OutcomeRun& one, const OutcomeRequest& request)
        : run(&one),
          plan(narrowed(*one.plan, request)),
          sums(static_cast<std::size_t>(plan.months) * plan.sums, Values<W>(0.0)) {
        for (const network::Part& part : *one.network->parts) of_parts.emplace_back(part.network, part.place, plan);
    }

    [[nodiscard]] std::span<Values<W>> month(int at) {
        return std::span(sums).subspan(static_cast<std::size_t>(at) * plan.sums, plan.sums);
    }
    /// Adds what another run's part had in the months before `until`; `own` are the sums of that part alone.
    void take_over(std::size_t part, int until, const ValueArray<W>& own) {
        for (int at = 0; at < until; ++at) {
            for (const int sum : of_parts[part].touched()) {
                month(at)[static_cast<std::size_t>(sum)] +=
                    own[static_cast<std::size_t>(at) * plan.sums + static_cast<std::size_t>(sum)];
            }
        }
    }

    const OutcomeRun* run;
    Plan plan;
    std::vector<MeasureSums<W>> of_parts;
    ValueArray<W> sums;          // by month and sum (Plan::sums)
    std::vector<int> goes_with;  // by part of the first run: until which month; empty where the parts are others
};

/// The runs of one thread, batch by batch.
template <auto W>
class TogetherRuns {
public:
    TogetherRuns(std::span<const OutcomeRun> runs, const OutcomeRequest& request) {
        for (const OutcomeRun& run : runs) {
            RunTogether<W>& one = runs_.emplace_back(run, request);
            if (&run != &runs.front()) one.goes_with = common_months(runs.front(), run);
        }
        for (std::size_t at = 0; at < runs.size(); ++at)
            collectors_.emplace_back(runs_[at].plan, request, *runs[at].outcomes);
        for (const network::Part& part : *runs.front().network->parts) {
            workspaces_.emplace_back(part.network);
            prepare(workspaces_.back(), runs.front());
        }
        alone_ = runs_.front().sums;
    }

    void run(simulate::Batch batch, int count) {
        for (auto& run : runs_) std::fill(run.sums.begin(), run.sums.end(), Values<W>(0.0));
        for (std::size_t part = 0; part < workspaces_.size(); ++part) run_part(part, batch);
        for (std::size_t at = 1; at < runs_.size(); ++at) {
            if (!runs_[at].goes_with.empty()) continue;
            for (std::size_t part = 0; part < runs_[at].of_parts.size(); ++part) run_alone(runs_[at], part, batch);
        }
        for (std::size_t at = 0; at < runs_.size(); ++at) {
            collectors_[at].collect(runs_[at].sums, batch.first_replication, count);
        }
    }

private:
    /// Where a part of the first run stood at the beginning of a month.
    struct Standing {
        int month = 0;
        simulate::State<W> state;
    };

    static std::vector<int> common_months(const OutcomeRun& first, const OutcomeRun& other) {
        if (first.given != other.given || !network::same_division(*first.network, *other.network)) return {};
        std::vector<int> months;
        for (std::size_t at = 0; at < first.network->parts->size(); ++at) {
            const network::Network& plain = (*first.network->parts)[at].network;
            const network::Network& levers = (*other.network->parts)[at].network;
            months.push_back(network::unchanged(plain, levers) ? plain.months : network::same_until(plain, levers));
        }
        return months;
    }

    static void prepare(simulate::Workspace<W>& workspace, const OutcomeRun& run) {
        workspace.state.asked = run.plan->asked;
        workspace.state.asked.waterfall = false;
    }

    [[nodiscard]] static const network::Network& network_of(const RunTogether<W>& run, std::size_t part) {
        return (*run.run->network->parts)[part].network;
    }
    [[nodiscard]] static auto adding(RunTogether<W>& run, std::size_t part) {
        return [&run, part](int month, const simulate::Workspace<W>& view) {
            run.of_parts[part].add(month, view.state, run.month(month));
        };
    }

    /// One part of the first run, and of all that go with it, whole or for some time.
    void run_part(std::size_t part, simulate::Batch batch) {
        RunTogether<W>& first = runs_.front();
        batch.given = first.run->given;
        const network::Network& network = network_of(first, part);
        simulate::Workspace<W>& workspace = workspaces_[part];
        const auto add_alone = [&](int month, const simulate::Workspace<W>& view) {
            const std::span<Values<W>> sums =
                std::span(alone_).subspan(static_cast<std::size_t>(month) * first.plan.sums, first.plan.sums);
            for (const int sum : first.of_parts[part].touched()) sums[static_cast<std::size_t>(sum)] = Values<W>(0.0);
            first.of_parts[part].add(month, view.state, sums);
        };
        workspace.serve(network);
        simulate::begin_batch<W>(network.first_stage(), batch, workspace.state);
        int month = 0;
        stand_in(part);
        for (Standing& standing : standings_) {
            simulate::run_months<W>(batch, month, standing.month, workspace, add_alone);
            month = standing.month;
            standing.state = workspace.state;
        }
        simulate::run_months<W>(batch, month, network.months, workspace, add_alone);
        first.take_over(part, network.months, alone_);
        for (std::size_t at = 1; at < runs_.size(); ++at) {
            if (!runs_[at].goes_with.empty()) run_other(runs_[at], part, batch);
        }
    }

    /// The months at which runs leave the first's way in this part, ascending.
    void stand_in(std::size_t part) {
        std::vector<int> months;
        for (const auto& run : runs_) {
            const int month = run.goes_with.empty() ? 0 : run.goes_with[part];
            if (month > 0 && month < network_of(runs_.front(), part).months) months.push_back(month);
        }
        std::sort(months.begin(), months.end());
        months.erase(std::unique(months.begin(), months.end()), months.end());
        standings_.resize(months.size());
        for (std::size_t at = 0; at < months.size(); ++at) standings_[at].month = months[at];
    }

    void run_other(RunTogether<W>& run, std::size_t part, const simulate::Batch& batch) {
        const network::Network& network = network_of(run, part);
        const int until = run.goes_with[part];
        run.take_over(part, until, alone_);
        if (until == network.months) return;
        if (until == 0) return run_alone(run, part, batch);
        const auto standing =
            std::find_if(standings_.begin(), standings_.end(), [&](const Standing& one) { return one.month == until; });
        simulate::Workspace<W>& workspace = workspaces_[part];
        workspace.state = standing->state;
        workspace.serve(network);
        simulate::run_months<W>(batch, until, network.months, workspace, adding(run, part));
    }

    /// From the first month, in a workspace of its own: what it has may lie elsewhere than in the first run.
    void run_alone(RunTogether<W>& run, std::size_t part, simulate::Batch batch) {
        batch.given = run.run->given;
        simulate::Workspace<W>& workspace = own_.emplace(network_of(run, part));
        prepare(workspace, *run.run);
        simulate::run_batch<W>(network_of(run, part), batch, workspace, adding(run, part));
    }

    std::deque<RunTogether<W>> runs_;
    std::vector<OutcomeCollector<W>> collectors_;
    std::vector<simulate::Workspace<W>> workspaces_;  // by part of the first run
    std::optional<simulate::Workspace<W>> own_;
    std::vector<Standing> standings_;
    ValueArray<W> alone_;  // the sums of the first run's part
};

}  // namespace sinews::analyse
