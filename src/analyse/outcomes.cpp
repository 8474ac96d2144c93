#include "analyse/outcomes.hpp"

#include <algorithm>

#include "analyse/together.hpp"

namespace sinews::analyse {

namespace {

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
