#include "plan/world_run.hpp"

#include <algorithm>

#include "analyse/measure_values.hpp"
#include "simulate/batch.hpp"

namespace sinews::plan {

namespace {

/// One batch of W replications as W runs.
template <int W>
class Recorder {
public:
    Recorder(const network::Network& network, const analyse::Plan& plan) : network_(network), values_(network, plan) {
        const auto months = static_cast<std::size_t>(network.months);
        const auto nodes = static_cast<std::size_t>(network.node_count());
        runs.resize(W);
        for (WorldRun& run : runs) {
            for (auto* list : {&run.ramped, &run.closing, &run.made, &run.ordered, &run.planned_use, &run.price}) {
                list->assign(nodes, MonthSeries(months, 0.0));
            }
            run.book.assign(nodes, 0);
            run.outstanding.assign(network.books.size(), 0);
            for (auto* list : {&run.money_left, &run.money_spent}) {
                list->assign(network.accounts.size(), MonthSeries(months, 0.0));
            }
            run.parameters.assign(static_cast<std::size_t>(network.parameters.size()), 0);
            run.line_capacity.assign(network.lines.size(), 0);
            run.measures.assign(plan.measures.size(), MonthSeries(months, 0.0));
        }
    }

    std::vector<WorldRun> runs;

    void begin() { values_.begin(); }
    void observe(int month, const simulate::State<W>& state) {
        const auto when = static_cast<std::size_t>(month);
        values_.observe(month, state);
        for (std::size_t lane = 0; lane < W; ++lane) {
            WorldRun& run = runs[lane];
            const auto at = static_cast<int>(lane);
            for (std::size_t node = 0; node < run.ramped.size(); ++node) {
                run.ramped[node][when] = state.ramped[node][at];
                run.closing[node][when] = state.closing[node][at];
                run.made[node][when] = state.made[node][at];
                run.ordered[node][when] = state.ordered[node][at];
                run.planned_use[node][when] = state.planned_use[node][at];
                run.price[node][when] = state.price[static_cast<std::size_t>(network_.node_market[node])][at];
            }
            if (month == network_.as_of) keep_books(state, at, run);
            for (std::size_t book = 0; month == network_.as_of + 1 && book < run.outstanding.size(); ++book) {
                run.outstanding[book] = state.book_outstanding[book][at];
            }
            for (std::size_t account = 0; account < run.money_left.size(); ++account) {
                run.money_left[account][when] = state.money.left[account][at];
                run.money_spent[account][when] = state.money.category_spent[account][at];
            }
            for (std::size_t measure = 0; measure < run.measures.size(); ++measure) {
                run.measures[measure][when] = values_.values().value(measure)[at];
            }
        }
    }
    void end(const simulate::State<W>& state) {
        for (std::size_t lane = 0; lane < W; ++lane) {
            const auto at = static_cast<int>(lane);
            for (std::size_t of = 0; of < runs[lane].parameters.size(); ++of) {
                runs[lane].parameters[of] = state.parameters[of][at];
            }
            for (std::size_t line = 0; line < runs[lane].line_capacity.size(); ++line) {
                runs[lane].line_capacity[line] = state.lines.capacity[line][at];
            }
        }
    }

private:
    void keep_books(const simulate::State<W>& state, int lane, WorldRun& run) const {
        for (std::size_t node = 0; node < run.book.size(); ++node) {
            double sum = 0;
            const network::Span books = network_.node_books[node];
            for (int book = books.first; book < books.last; ++book) {
                sum += state.book_backlog[static_cast<std::size_t>(book)][lane];
            }
            run.book[node] = sum;
        }
    }

    const network::Network& network_;
    analyse::MeasuresOfWhole<W> values_;
};

template <int W>
void run_some(const network::Network& network, const analyse::Plan& measures, const WorldDraws& draws, int first,
              const std::function<void(int, const WorldRun&)>& take) {
    simulate::Workspace<W> workspace(network);
    workspace.state.asked = measures.asked;
    workspace.state.asked.waterfall = false;
    workspace.state.asked.ordered = true;
    Recorder<W> recorder(network, measures);
    recorder.begin();
    const auto replication = draws.first + static_cast<std::uint64_t>(first);
    simulate::run_batch<W>(network, {draws.mode, draws.seed, replication, draws.given}, workspace,
                           [&](int month, const simulate::Workspace<W>& view) { recorder.observe(month, view.state); });
    recorder.end(workspace.state);
    for (int lane = 0; lane < std::min(W, draws.count - first); ++lane) {
        WorldRun& run = recorder.runs[static_cast<std::size_t>(lane)];
        run.mode = draws.mode;
        run.seed = draws.seed;
        run.replication = replication + static_cast<std::uint64_t>(lane);
        take(first + lane, run);
    }
}

}  // namespace

void run_worlds(const network::Network& network, const analyse::Plan& measures, const WorldDraws& draws,
                const stochastic::Parallel& parallel, const std::function<void(int, const WorldRun&)>& take) {
    constexpr int width = 8;
    if (draws.count == 1) return run_some<1>(network, measures, draws, 0, take);
    const int tasks = (draws.count + width - 1) / width;
    const auto run = [&](int task) { run_some<width>(network, measures, draws, task * width, take); };
    if (parallel) {
        parallel(tasks, run);
    } else {
        for (int task = 0; task < tasks; ++task) run(task);
    }
}

}  // namespace sinews::plan
