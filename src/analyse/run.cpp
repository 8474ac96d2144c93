#include "analyse/run.hpp"

#include <memory>
#include <utility>
#include <vector>

#include "analyse/collector.hpp"
#include "analyse/past.hpp"
#include "network/same_past.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

namespace {

template <auto W>
class RunOfWidth {
public:
    RunOfWidth(const network::Network& network, const Plan& plan, simulate::Batch batch, std::uint64_t expected,
               const Destination& destination, SharedPast* past)
        : collector_(network, plan, expected, destination), network_(&network), past_(past), batch_(batch) {
        if (past_ != nullptr && std::any_cast<PastOfWidth<W>>(&past_->kept) == nullptr) past_->kept = PastOfWidth<W>();
        const bool shares = past_ != nullptr && !plan.whole && network::same_division(*past_->plain, network);
        for (std::size_t at = 0; at < network.parts->size(); ++at) {
            PartOfRun& part = parts_.emplace_back();
            if (!asks_for(at)) continue;
            part.has_past = shares && has_past_of_plain(at);
            part.workspace = std::make_unique<simulate::Workspace<W>>(network_of(at));
            part.workspace->state.asked = plan.asked;
        }
    }

    bool run(Range range, std::atomic<std::uint64_t>* done, const std::atomic<bool>* stop) {
        constexpr std::uint64_t width = simulate::lane_count<W>;
        for (std::uint64_t offset = 0; offset < range.count; offset += width) {
            if (stop != nullptr && stop->load(std::memory_order_relaxed)) return false;
            const auto count = static_cast<int>(std::min<std::uint64_t>(width, range.count - offset));
            collector_.begin(count);
            batch_.first_replication = range.first + offset;
            for (std::size_t part = 0; part < parts_.size(); ++part) {
                if (parts_[part].workspace != nullptr) run_part(part);
            }
            collector_.end();
            if (done != nullptr) done->fetch_add(static_cast<std::uint64_t>(count), std::memory_order_relaxed);
        }
        return true;
    }

    void hand_over() { collector_.flush(); }

private:
    struct PartOfRun {
        bool has_past = false;  // the months before past_->month are those of the scenario as written
        std::unique_ptr<simulate::Workspace<W>> workspace;  // null: nobody asks for the part
    };

    [[nodiscard]] const network::Network& network_of(std::size_t part) const {
        return (*network_->parts)[part].network;
    }
    [[nodiscard]] bool asks_for(std::size_t part) const { return collector_.of_part(part).asked(); }
    [[nodiscard]] bool has_past_of_plain(std::size_t part) const {
        const network::Network& plain = (*past_->plain->parts)[part].network;
        if (past_->month <= 0 || past_->month >= plain.months) return false;
        return network_ == past_->plain || network::same_until(plain, network_of(part)) == past_->month;
    }

    /// A part goes through all its months before the next: its state stays in the caches near the processor.
    void run_part(std::size_t part) {
        const network::Network& network = network_of(part);
        simulate::Workspace<W>& workspace = *parts_[part].workspace;
        int from = 0;
        if (parts_[part].has_past) {
            from = past_->month;
            go_through_past(part);
        } else {
            simulate::begin_batch<W>(*workspace.stages.front(), batch_, workspace);
        }
        simulate::run_months<W>(
            batch_, from, network.months, workspace,
            [&](int month, const simulate::Workspace<W>& view) { collector_.observe(part, month, view); });
        collector_.end_part(part, workspace.state);
        if (parts_[part].has_past) std::swap(workspace.line_memory, past_of(part)->second.line_memory);
    }

    /// The past of a part in this batch's replications.
    [[nodiscard]] auto past_of(std::size_t part) {
        return std::any_cast<PastOfWidth<W>&>(past_->kept).find({part, batch_.first_replication});
    }
    /// Draws are kept as far as a page can spare the memory, of some five hundred futures of the flagship; others are drawn again.
    [[nodiscard]] simulate::LinesKept draws_kept(const network::Network& network, std::size_t pasts) const {
        constexpr std::size_t most_bytes = std::size_t{64} << 20;
        const std::size_t values = network.lines.size() * static_cast<std::size_t>(network.months - past_->month);
        const std::size_t bytes = values * sizeof(simulate::FloatLanes<W>);
        return (pasts + 1) * bytes > most_bytes ? simulate::LinesKept{} : simulate::LinesKept{past_->month, false};
    }

    /// Brings a part to the month in which levers act: by what another run left, or by its own months, which it leaves.
    void go_through_past(std::size_t part) {
        const auto touched = collector_.of_part(part).touched().size();
        auto& kept = std::any_cast<PastOfWidth<W>&>(past_->kept);
        const network::Network& network = network_of(part);
        const auto [found, is_first] =
            kept.try_emplace({part, batch_.first_replication}, network, draws_kept(network, kept.size()));
        PastOfPart<W>& past = found->second;
        const auto month_of = [&](int month) {
            return std::span(past.kept).subspan(static_cast<std::size_t>(month) * touched, touched);
        };
        simulate::Workspace<W>& workspace = *parts_[part].workspace;
        std::swap(workspace.line_memory, past.line_memory);
        if (is_first) {
            past.kept.assign(static_cast<std::size_t>(past_->month) * touched, Values<W>(0.0));
            simulate::begin_batch<W>(*workspace.stages.front(), batch_, workspace);
            simulate::run_months<W>(batch_, 0, past_->month, workspace,
                                    [&](int month, const simulate::Workspace<W>& view) {
                                        collector_.of_part(part).keep(month, view.state, month_of(month));
                                    });
            leave(past.state, workspace.state);
        } else {
            take(workspace, past.state, network);
        }
        for (int month = 0; month < past_->month; ++month) collector_.put_kept(part, month, month_of(month));
    }

    static void leave(simulate::State<W>& past, const simulate::State<W>& state) {
        simulate::take_up_month<W>(past, state);
        simulate::take_up_incomes<W>(past.money, state.money);
        past.parameters = state.parameters;
    }
    static void take(simulate::Workspace<W>& workspace, const simulate::State<W>& past,
                     const network::Network& network) {
        simulate::take_up_month<W>(workspace.state, past);
        simulate::take_up_incomes<W>(workspace.state.money, past.money);
        if (network.before == nullptr) {
            workspace.state.parameters = past.parameters;
        } else {  // its levers act in this very month
            workspace.state.parameters_lent = &past.parameters;
        }
        workspace.serve(network);
    }

    Collector<W> collector_;
    const network::Network* network_;
    SharedPast* past_;
    std::vector<PartOfRun> parts_;  // of the network
    simulate::Batch batch_;
};

}  // namespace

ContinuedRun begin_run(const network::Network& network, const Plan& plan, simulate::Mode mode, std::uint64_t seed,
                       std::uint64_t expected, const Destination& destination, BatchForm form,
                       const simulate::GivenDraws* given, SharedPast* past) {
    const simulate::Batch batch{mode, seed, 0, given};
    return in_form(network, mode, form, [&]<auto W>() {
        const auto run = std::make_shared<RunOfWidth<W>>(network, plan, batch, expected, destination, past);
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
