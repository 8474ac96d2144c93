#include "analyse/run.hpp"

#include <memory>
#include <vector>

#include "analyse/collector.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

namespace {

template <auto W>
class RunOfWidth {
public:
    RunOfWidth(const network::Network& network, const Plan& plan, simulate::Batch batch, std::uint64_t expected,
               const Destination& destination)
        : network_(&network), batch_(batch), collector_(network, plan, expected, destination) {
        workspaces_.reserve(network.parts->size());
        for (const network::Part& part : *network.parts) {
            workspaces_.emplace_back(part.network).state.asked = plan.asked;
        }
    }

    bool run(Range range, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop) {
        constexpr std::uint64_t width = simulate::lane_count<W>;
        for (std::uint64_t offset = 0; offset < range.count; offset += width) {
            if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
            const auto count = static_cast<int>(std::min<std::uint64_t>(width, range.count - offset));
            collector_.begin(count);
            batch_.first_replication = range.first + offset;
            for (std::size_t part = 0; part < workspaces_.size(); ++part) run_part(part);
            collector_.end();
            if (done != nullptr) done->fetch_add(static_cast<std::uint64_t>(count), std::memory_order_relaxed);
        }
        return true;
    }

    void hand_over() { collector_.flush(); }

private:
    /// A part goes through all its months before the next: its state stays in the caches near the processor.
    void run_part(std::size_t part) {
        simulate::run_batch<W>(
            (*network_->parts)[part].network, batch_, workspaces_[part],
            [&](int month, const simulate::Workspace<W>& view) { collector_.observe(part, month, view); });
        collector_.end_part(part, workspaces_[part].state);
    }

    const network::Network* network_;
    simulate::Batch batch_;
    std::vector<simulate::Workspace<W>> workspaces_;  // by part
    Collector<W> collector_;
};

}  // namespace

ContinuedRun begin_run(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed,
                       std::uint64_t expected, const Destination& destination, BatchForm form,
                       const simulate::GivenDraws* given) {
    const simulate::Batch batch{mode, seed, 0, given};
    return in_form(network, mode, form, [&]<auto W>() {
        const auto run = std::make_shared<RunOfWidth<W>>(network, plan, batch, expected, destination);
        return ContinuedRun{[run](Range range, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop) {
                                return run->run(range, done, stop);
                            },
                            [run] { run->hand_over(); }};
    });
}

bool run_range(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed, Range range,
               Tally& tally, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop, BatchForm form,
               const simulate::GivenDraws* given) {
    const ContinuedRun run = begin_run(network, plan, mode, seed, range.count, {&tally, &tally, {}}, form, given);
    const bool whole = run.run(range, done, stop);
    run.hand_over();
    return whole;
}

}  // namespace sinews::analyse
