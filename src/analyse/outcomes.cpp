#include "analyse/outcomes.hpp"

#include <algorithm>

#include "analyse/comparison_values.hpp"
#include "analyse/measure_values.hpp"
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

template <auto W>
bool run_with(const network::Network& network, const Plan& plan, simulate::Batch batch, Range range,
              const OutcomeRequest& request, Outcomes& outcomes, std::atomic<std::uint64_t>* done,
              const std::atomic<bool>* stop) {
    constexpr std::uint64_t width = simulate::lane_count<W>;
    simulate::Workspace<W> workspace(network);
    workspace.state.asked = plan.asked;
    workspace.state.asked.waterfall = false;
    OutcomeCollector<W> collector(network, plan, request, outcomes);
    for (std::uint64_t offset = 0; offset < range.count; offset += width) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
        const auto count = static_cast<int>(std::min<std::uint64_t>(width, range.count - offset));
        batch.first_replication = range.first + offset;
        collector.begin(batch.first_replication, count);
        simulate::run_batch<W>(network, batch, workspace, [&](int month, const simulate::Workspace<W>& view) {
            collector.observe(month, view.state);
        });
        collector.end();
        if (done != nullptr) done->fetch_add(static_cast<std::uint64_t>(count), std::memory_order_relaxed);
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

bool run_outcomes(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed,
                  Range range, const OutcomeRequest& request, Outcomes& outcomes, std::atomic<std::uint64_t>* done,
                  const std::atomic<bool>* stop, BatchForm form, const simulate::GivenDraws* given) {
    const simulate::Batch batch{mode, seed, range.first, given};
    return in_form(network, mode, form,
                   [&]<auto W>() { return run_with<W>(network, plan, batch, range, request, outcomes, done, stop); });
}

}  // namespace sinews::analyse
