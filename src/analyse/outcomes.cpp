#include "analyse/outcomes.hpp"

#include <algorithm>
#include <memory>

#include "analyse/together.hpp"

namespace sinews::analyse {

namespace {

template <auto W>
class OutcomesOfThread {
public:
    OutcomesOfThread(std::span<const OutcomeRun> runs, simulate::Batch batch, const OutcomeRequest& request)
        : runs_(runs.begin(), runs.end()), request_(request), batch_(batch), together_(runs_, request_) {}

    bool run(Range range, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop) {
        constexpr std::uint64_t width = simulate::lane_count<W>;
        for (std::uint64_t offset = 0; offset < range.count; offset += width) {
            if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
            const auto count = static_cast<int>(std::min<std::uint64_t>(width, range.count - offset));
            batch_.first_replication = range.first + offset;
            together_.run(batch_, count);
            if (done != nullptr) {
                done->fetch_add(static_cast<std::uint64_t>(count) * runs_.size(), std::memory_order_relaxed);
            }
        }
        return true;
    }

private:
    std::vector<OutcomeRun> runs_;
    OutcomeRequest request_;
    simulate::Batch batch_;
    TogetherRuns<W> together_;
};

}  // namespace

Outcomes::Outcomes(const Plan& plan, const OutcomeRequest& request, Range whole)
    : range(whole),
      values(request.values.size() * static_cast<std::size_t>(whole.count), 0.0),
      crossover(plan.comparisons.size() * static_cast<std::size_t>(whole.count), 0),
      at_or_before(plan.comparisons.size() * static_cast<std::size_t>(whole.count), 0),
      claims(plan.claims.size() * static_cast<std::size_t>(whole.count), ClaimOutcome::no) {}

BegunOutcomes begin_outcomes(std::span<const OutcomeRun> runs, simulate::Mode mode, std::uint64_t seed,
                             const OutcomeRequest& request, BatchForm form) {
    if (runs.empty()) return [](Range, std::atomic<std::uint64_t>*, const std::atomic<bool>*) { return true; };
    const auto in_single = [&](const OutcomeRun& run) { return runs_in_single(*run.network, mode, form.precision); };
    form.precision = std::any_of(runs.begin(), runs.end(), in_single) ? Precision::single : Precision::full;
    return in_form(*runs.front().network, mode, form, [&]<auto W>() -> BegunOutcomes {
        const auto of_thread =
            std::make_shared<OutcomesOfThread<W>>(runs, simulate::Batch{mode, seed, 0, nullptr}, request);
        return [of_thread](Range range, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop) {
            return of_thread->run(range, done, stop);
        };
    });
}

bool run_outcomes(std::span<const OutcomeRun> runs, simulate::Mode mode, std::uint64_t seed, Range range,
                  const OutcomeRequest& request, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop,
                  BatchForm form) {
    return begin_outcomes(runs, mode, seed, request, form)(range, done, stop);
}

bool run_outcomes(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed,
                  Range range, const OutcomeRequest& request, Outcomes& outcomes, std::atomic<std::uint64_t>* done,
                  const std::atomic<bool>* stop, BatchForm form, const simulate::GivenDraws* given) {
    const OutcomeRun run{&network, &plan, &outcomes, given};
    return run_outcomes(std::span(&run, 1), mode, seed, range, request, done, stop, form);
}

}  // namespace sinews::analyse
