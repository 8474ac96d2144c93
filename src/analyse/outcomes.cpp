#include "analyse/outcomes.hpp"

#include <algorithm>
#include <optional>

#include "analyse/comparison_values.hpp"
#include "analyse/measure_values.hpp"
#include "network/same_past.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

namespace {

/// Watches one batch after the other and writes its lanes into the arrays.
template <auto W>
class OutcomeCollector {
public:
    OutcomeCollector(const network::Network& network, const Plan& plan, const OutcomeRequest& request,
                     Outcomes& outcomes)
        : plan_(&plan),
          request_(&request),
          outcomes_(&outcomes),
          measures_(network, plan),
          crossovers_(plan),
          claims_(plan),
          by_month_(static_cast<std::size_t>(plan.months)) {
        for (std::size_t at = 0; at < request.values.size(); ++at) {
            by_month_[static_cast<std::size_t>(request.values[at].month)].push_back(at);
        }
    }

    /// Starts a batch of which the first `count` lanes are replications `first` and those after it.
    void begin(std::uint64_t first, int count) {
        first_ = first;
        count_ = count;
        measures_.begin();
        crossovers_.begin();
        claims_.begin();
    }

    /// Goes on from where the collector of another run stands, which went the same way up to `month`.
    void continue_from(const OutcomeCollector& other, int month) {
        first_ = other.first_;
        count_ = other.count_;
        measures_.continue_from(other.measures_);
        crossovers_.continue_from(other.crossovers_);
        claims_.continue_from(other.claims_);
        for (std::size_t at = 0; at < request_->values.size(); ++at) {
            if (request_->values[at].month >= month) continue;
            for (int lane = 0; lane < count_; ++lane) {
                outcomes_->values[place(at, lane)] = other.outcomes_->values[other.place(at, lane)];
            }
        }
    }

    void observe(int month, const State<W>& state) {
        measures_.observe(month, state);
        claims_.observe_measures(month, measures_);
        for (std::size_t at = 0; at < plan_->comparisons.size(); ++at) {
            const ComparisonMonth<W> value = compare<W>(plan_->comparisons[at], measures_);
            crossovers_.observe(month, at, value);
            claims_.observe_comparison(month, at, value);
        }
        for (const std::size_t at : by_month_[static_cast<std::size_t>(month)]) {
            const Values<W>& value = measures_.value(static_cast<std::size_t>(request_->values[at].measure));
            for (int lane = 0; lane < count_; ++lane) outcomes_->values[place(at, lane)] = value[lane];
        }
    }

    void end() {
        for (std::size_t at = 0; at < plan_->comparisons.size(); ++at) {
            const Values<W> month = crossovers_.crossover(at);
            const Truths<W> before = crossovers_.at_or_before(at);
            for (int lane = 0; lane < count_; ++lane) {
                outcomes_->crossover[place(at, lane)] =
                    month[lane] < 0 ? Outcomes::never : static_cast<int>(month[lane]);
                outcomes_->at_or_before[place(at, lane)] = before[lane] != 0 ? 1 : 0;
            }
        }
        for (std::size_t at = 0; at < plan_->claims.size(); ++at) {
            const auto answer = claims_.answer(at);
            for (int lane = 0; lane < count_; ++lane) {
                const ClaimOutcome known = answer.holds[lane] != 0 ? ClaimOutcome::yes : ClaimOutcome::no;
                outcomes_->claims[place(at, lane)] = answer.known[lane] != 0 ? known : ClaimOutcome::empty;
            }
        }
    }

private:
    [[nodiscard]] std::size_t place(std::size_t request, int lane) const {
        return outcomes_->at(request, first_ + static_cast<std::uint64_t>(lane));
    }

    const Plan* plan_;
    const OutcomeRequest* request_;
    Outcomes* outcomes_;
    MeasureValues<W> measures_;
    CrossoverSearch<W> crossovers_;
    ClaimValues<W> claims_;
    std::vector<std::vector<std::size_t>> by_month_;  // positions in request.values
    std::uint64_t first_ = 0;
    int count_ = simulate::lane_count<W>;
};

/// Where a batch of the first run stood at the beginning of a month.
template <auto W>
struct Standing {
    int month = 0;
    State<W> state;
    OutcomeCollector<W> collector;
};

/// The runs of one thread, batch by batch. Runs that go the way of the first up to some month take its state over there.
template <auto W>
class TogetherRuns {
public:
    TogetherRuns(std::span<const OutcomeRun> runs, const OutcomeRequest& request)
        : runs_(runs), workspace_(*runs.front().network) {
        workspace_.state.asked = runs.front().plan->asked;
        workspace_.state.asked.waterfall = false;
        for (const OutcomeRun& run : runs) {
            collectors_.emplace_back(*run.network, *run.plan, request, *run.outcomes);
            const bool first = &run == &runs.front();
            const int month = first ? 0 : network::same_until(*runs.front().network, *run.network);
            until_.push_back(run.given == runs.front().given ? month : 0);
            const auto stands = [&](const Standing<W>& standing) { return standing.month == until_.back(); };
            if (until_.back() > 0 && std::none_of(standings_.begin(), standings_.end(), stands)) {
                standings_.push_back({until_.back(), workspace_.state, collectors_.front()});
            }
        }
        std::sort(standings_.begin(), standings_.end(),
                  [](const Standing<W>& one, const Standing<W>& other) { return one.month < other.month; });
    }

    void run(simulate::Batch batch, int count) {
        run_first(batch, count);
        for (std::size_t at = 1; at < runs_.size(); ++at) run_other(at, batch, count);
    }

private:
    [[nodiscard]] static auto observing(OutcomeCollector<W>& collector) {
        return [&](int month, const simulate::Workspace<W>& view) { collector.observe(month, view.state); };
    }

    void run_first(simulate::Batch batch, int count) {
        const OutcomeRun& run = runs_.front();
        batch.given = run.given;
        OutcomeCollector<W>& collector = collectors_.front();
        collector.begin(batch.first_replication, count);
        workspace_.serve(*run.network);
        if (standings_.empty()) {
            simulate::run_batch<W>(*run.network, batch, workspace_, observing(collector));
            return collector.end();
        }
        simulate::begin_batch<W>(*run.network, batch, workspace_.state);
        int month = 0;
        for (Standing<W>& standing : standings_) {
            simulate::run_months<W>(batch, month, standing.month, workspace_, observing(collector));
            month = standing.month;
            standing.state = workspace_.state;
            standing.collector = collector;
        }
        simulate::run_months<W>(batch, month, run.network->months, workspace_, observing(collector));
        collector.end();
    }

    void run_other(std::size_t at, simulate::Batch batch, int count) {
        const OutcomeRun& run = runs_[at];
        batch.given = run.given;
        OutcomeCollector<W>& collector = collectors_[at];
        collector.begin(batch.first_replication, count);
        if (until_[at] == 0) {
            simulate::run_batch<W>(*run.network, batch, workspace_of_its_own(run), observing(collector));
            return collector.end();
        }
        const auto standing = std::find_if(standings_.begin(), standings_.end(),
                                           [&](const Standing<W>& one) { return one.month == until_[at]; });
        workspace_.state = standing->state;
        workspace_.serve(*run.network);
        collector.continue_from(standing->collector, standing->month);
        simulate::run_months<W>(batch, standing->month, run.network->months, workspace_, observing(collector));
        collector.end();
    }

    /// What lies elsewhere in such a network than in the first has a workspace of its own, sized anew for each.
    simulate::Workspace<W>& workspace_of_its_own(const OutcomeRun& run) {
        simulate::Workspace<W>& workspace = own_.emplace(*run.network);
        workspace.state.asked = run.plan->asked;
        workspace.state.asked.waterfall = false;
        return workspace;
    }

    std::span<const OutcomeRun> runs_;
    simulate::Workspace<W> workspace_;
    std::optional<simulate::Workspace<W>> own_;
    std::vector<OutcomeCollector<W>> collectors_;  // by run
    std::vector<int> until_;              // by run: the month in which it leaves the first's way; 0: it goes its own
    std::vector<Standing<W>> standings_;  // by month, ascending
};

template <auto W>
bool run_with(std::span<const OutcomeRun> runs, simulate::Batch batch, Range range, const OutcomeRequest& request,
              std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop) {
    constexpr std::uint64_t width = simulate::lane_count<W>;
    TogetherRuns<W> together(runs, request);
    for (std::uint64_t offset = 0; offset < range.count; offset += width) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
        const auto count = static_cast<int>(std::min<std::uint64_t>(width, range.count - offset));
        batch.first_replication = range.first + offset;
        together.run(batch, count);
        if (done != nullptr) {
            done->fetch_add(static_cast<std::uint64_t>(count) * runs.size(), std::memory_order_relaxed);
        }
    }
    return true;
}

}  // namespace

Outcomes::Outcomes(const Plan& plan, const OutcomeRequest& request, Range whole)
    : range(whole),
      values(request.values.size() * static_cast<std::size_t>(whole.count), 0.0),
      crossover(plan.comparisons.size() * static_cast<std::size_t>(whole.count), 0),
      at_or_before(plan.comparisons.size() * static_cast<std::size_t>(whole.count), 0),
      claims(plan.claims.size() * static_cast<std::size_t>(whole.count), ClaimOutcome::no) {}

bool run_outcomes(std::span<const OutcomeRun> runs, simulate::Mode mode, std::uint64_t seed, Range range,
                  const OutcomeRequest& request, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop,
                  BatchForm form) {
    if (runs.empty()) return true;
    const auto in_single = [&](const OutcomeRun& run) { return runs_in_single(*run.network, mode, form.precision); };
    form.precision = std::any_of(runs.begin(), runs.end(), in_single) ? Precision::single : Precision::full;
    return in_form(*runs.front().network, mode, form, [&]<auto W>() {
        return run_with<W>(runs, simulate::Batch{mode, seed, range.first, nullptr}, range, request, done, stop);
    });
}

bool run_outcomes(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed,
                  Range range, const OutcomeRequest& request, Outcomes& outcomes, std::atomic<std::uint64_t>* done,
                  const std::atomic<bool>* stop, BatchForm form, const simulate::GivenDraws* given) {
    const OutcomeRun run{&network, &plan, &outcomes, given};
    return run_outcomes(std::span(&run, 1), mode, seed, range, request, done, stop, form);
}

}  // namespace sinews::analyse
