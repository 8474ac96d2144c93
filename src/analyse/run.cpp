#include "analyse/run.hpp"

#include <memory>

#include "analyse/collector.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

namespace {

template <int W>
bool run_with(const network::Network& network, const Plan& plan, simulate::Batch batch, Range range, Tally& tally,
              std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop) {
    simulate::Workspace<W> workspace(network);
    workspace.state.asked = plan.asked;
    Collector<W> collector(network, plan, tally);
    for (std::uint64_t offset = 0; offset < range.count; offset += W) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
        const auto count = static_cast<int>(std::min<std::uint64_t>(W, range.count - offset));
        collector.begin(count);
        batch.first_replication = range.first + offset;
        simulate::run_batch<W>(network, batch, workspace,
                               [&](int month, const simulate::Workspace<W>& view) { collector.observe(month, view); });
        collector.end(workspace.state);
        if (done != nullptr) done->fetch_add(static_cast<std::uint64_t>(count), std::memory_order_relaxed);
    }
    collector.flush();
    return true;
}

}  // namespace

bool run_range(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed, Range range,
               Tally& tally, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop, int lanes,
               const simulate::GivenDraws* given) {
    const simulate::Batch batch{mode, seed, range.first, given};
    if constexpr (other_lanes) {
        if (lanes == 1) return run_with<1>(network, plan, batch, range, tally, done, stop);
        if (lanes == 8) return run_with<8>(network, plan, batch, range, tally, done, stop);
        if (lanes == 64) return run_with<64>(network, plan, batch, range, tally, done, stop);
    }
    return run_with<default_lanes>(network, plan, batch, range, tally, done, stop);
}

}  // namespace sinews::analyse
