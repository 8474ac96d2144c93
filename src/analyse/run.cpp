#include "analyse/run.hpp"

#include <utility>

#include "analyse/collector.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

namespace {

template <auto W>
bool run_with(const network::Network& network, const Plan& plan, simulate::Batch batch, const NextRange& next,
              const Destination& destination, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop) {
    constexpr std::uint64_t width = simulate::lane_count<W>;
    simulate::Workspace<W> workspace(network);
    workspace.state.asked = plan.asked;
    Collector<W> collector(network, plan, destination);
    while (const std::optional<Range> range = next()) {
        for (std::uint64_t offset = 0; offset < range->count; offset += width) {
            if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
            const auto count = static_cast<int>(std::min<std::uint64_t>(width, range->count - offset));
            collector.begin(count);
            batch.first_replication = range->first + offset;
            simulate::run_batch<W>(network, batch, workspace, [&](int month, const simulate::Workspace<W>& view) {
                collector.observe(month, view);
            });
            collector.end(workspace.state);
            if (done != nullptr) done->fetch_add(static_cast<std::uint64_t>(count), std::memory_order_relaxed);
        }
    }
    collector.flush();
    return true;
}

}  // namespace

bool run_ranges(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed,
                const NextRange& next, const Destination& destination, std::atomic<std::uint64_t>* done,
                const std::atomic<bool>* stop, BatchForm form, const simulate::GivenDraws* given) {
    const simulate::Batch batch{mode, seed, 0, given};
    return in_form(network, mode, form,
                   [&]<auto W>() { return run_with<W>(network, plan, batch, next, destination, done, stop); });
}

bool run_range(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed, Range range,
               Tally& tally, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop, BatchForm form,
               const simulate::GivenDraws* given) {
    std::optional<Range> left = range;
    const auto next = [&] { return std::exchange(left, std::nullopt); };
    return run_ranges(network, plan, mode, seed, next, {&tally, &tally, {}}, done, stop, form, given);
}

}  // namespace sinews::analyse
