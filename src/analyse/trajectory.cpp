#include "analyse/trajectory.hpp"

#include <limits>

#include "analyse/comparison_values.hpp"
#include "analyse/measure_values.hpp"
#include "simulate/batch.hpp"

namespace sinews::analyse {

namespace {

using Lanes1 = numerics::Lanes<1>;
using Workspace = simulate::Workspace<1>;
using Arrays = std::vector<std::pair<const char*, const simulate::LaneArray<1>*>>;

Series& series_at(Series& series, int months) {
    if (series.empty()) series.assign(static_cast<std::size_t>(months), 0.0);
    return series;
}

/// The arrays by node that a trajectory keeps, by the names that tests and series.csv use.
Arrays node_arrays(const simulate::State<1>& state) {
    return {{"wished", &state.wished},    {"ordered", &state.ordered},     {"due", &state.due},
            {"need", &state.need},        {"installed", &state.installed}, {"ramped", &state.ramped},
            {"lines", &state.running},    {"idle", &state.idle},           {"attainable", &state.attainable},
            {"made", &state.made},        {"delivered", &state.delivered}, {"stock", &state.closing},
            {"used", &state.used},        {"unmet_use", &state.unmet_use}, {"planned_use", &state.planned_use},
            {"consumed", &state.consumed}};
}

class Recorder {
public:
    Recorder(const network::Network& network, Trajectory& trajectory) : network_(&network), out_(&trajectory) {}

    void observe(int month, const Workspace& workspace) {
        record_nodes(month, workspace.state);
        record_accounts(month, workspace.state);
        record_lines(month, workspace.state);
        record_waterfall(month, workspace.waterfall);
    }

    void end(const simulate::State<1>& state) {
        for (std::size_t at = 0; at < network_->parameters.name.size(); ++at) {
            if (network_->parameters.uncertain[at])
                out_->parameters[network_->parameters.name[at]] = state.parameters[at][0];
        }
        for (std::size_t at = 0; at < network_->lines.size(); ++at) {
            const network::Line& line = network_->lines[at];
            out_->line_comes[line.name] = state.lines.capacity[at][0] > 0;
            const double start = state.lines.start[at][0];
            if (!line.always && start < network_->months && state.lines.capacity[at][0] > 0)
                out_->line_start[line.name] = start;
            if (!line.triggered) continue;
            const double decided = state.lines.decided[at][0];
            out_->line_decided[line.name] =
                decided < network_->months ? std::optional<int>(static_cast<int>(decided)) : std::nullopt;
        }
        const auto years = static_cast<std::size_t>(network_->years());
        for (std::size_t at = 0; at < network_->economies.size(); ++at) {
            const std::string& party = network_->parties[static_cast<std::size_t>(network_->economies[at].party)];
            for (std::size_t year = 0; year < years; ++year) {
                const int calendar = network_->start_year + static_cast<int>(year);
                out_->gdp[party].push_back(state.money.gdp[at * years + year][0]);
                out_->core_share[party][calendar] = state.money.core[at * years + year][0];
                out_->related_share[party][calendar] = state.money.related[at * years + year][0];
            }
        }
    }

private:
    void record_nodes(int month, const simulate::State<1>& state) {
        const auto at = static_cast<std::size_t>(month);
        for (const auto& [name, values] : node_arrays(state)) {
            auto& by_party = out_->series[name];
            for (std::size_t node = 0; node < values->size(); ++node) {
                series_at(by_party[party(node)][item(node)], network_->months)[at] = (*values)[node][0];
            }
        }
        const auto keep = [&](const char* name, std::size_t node, double value) {
            series_at(out_->series[name][party(node)][item(node)], network_->months)[at] = value;
        };
        for (std::size_t node = 0; node < network_->node_item.size(); ++node) {
            const double price = state.price[static_cast<std::size_t>(network_->node_market[node])][0];
            const auto assigned = simulate::assigned_of<1>(*network_, network_->node_item[node], state);
            keep("price", node, price);
            keep("spent", node, state.ordered[node][0] * price);
            double book = 0, waiting = 0;
            const network::Span books = network_->node_books[node];
            for (auto entry = static_cast<std::size_t>(books.first); entry < static_cast<std::size_t>(books.last);
                 ++entry) {
                book += state.book_backlog[entry][0];
                waiting += state.book_waiting[entry][0];
            }
            const bool final = network_->item_final[static_cast<std::size_t>(network_->node_item[node])];
            keep("backlog", node, final ? state.need[node][0] - state.due[node][0] : 0);
            keep("book", node, book);
            keep("waiting", node, waiting);
            keep("target", node, assigned.target[node][0]);
            keep("assigned", node, assigned.met[node][0]);
        }
    }

    void record_accounts(int month, const simulate::State<1>& state) {
        for (std::size_t at = 0; at < network_->accounts.size(); ++at) {
            const network::Account& account = network_->accounts[at];
            if (account.economy < 0) continue;
            const std::string& party = network_->parties[static_cast<std::size_t>(account.party)];
            const std::string& category = network_->categories[static_cast<std::size_t>(account.category)];
            const auto when = static_cast<std::size_t>(month);
            series_at(out_->money_left[party][category], network_->months)[when] = state.money.left[at][0];
            series_at(out_->money_spent[party][category], network_->months)[when] = state.money.category_spent[at][0];
        }
    }

    /// Several lines of one party and item make in proportion to C.
    void record_lines(int month, const simulate::State<1>& state) {
        for (std::size_t at = 0; at < network_->lines.size(); ++at) {
            const auto node = static_cast<std::size_t>(network_->lines[at].node);
            const double whole = state.ramped[node][0];
            const double ramped = state.lines.ramped[at][0];
            const auto when = static_cast<std::size_t>(month);
            series_at(out_->line_ramped[network_->lines[at].name], network_->months)[when] = ramped;
            series_at(out_->line_available[network_->lines[at].name], network_->months)[when] =
                state.lines.available[at][0];
            series_at(out_->line_made[network_->lines[at].name], network_->months)[when] =
                whole > 0 ? state.made[node][0] * (ramped / whole) : 0;
        }
    }

    void record_waterfall(int month, const simulate::WaterfallState<1>& waterfall) {
        const auto when = static_cast<std::size_t>(month);
        for (std::size_t index = 0; index < network_->pools.size(); ++index) {
            const network::Pool& pool = network_->pools[index];
            const auto item = static_cast<std::size_t>(pool.item);
            if (!network_->item_final[item]) continue;
            const std::string& bloc = network_->blocs[static_cast<std::size_t>(pool.bloc)];
            auto& terms = out_->waterfall[bloc][network_->items[item]];
            const auto level = [&](std::size_t of) { return waterfall.levels[index * simulate::level_count + of][0]; };
            const auto between = [&](std::size_t of, std::size_t next) { return level(of) - level(next); };
            const auto of_month = simulate::terms_of_levels(level, between);
            for (std::size_t term = 0; term < simulate::term_count; ++term) {
                series_at(terms[std::string(simulate::term_names[term])], network_->months)[when] = of_month[term];
            }
            auto& inputs = out_->waterfall_inputs[bloc][network_->items[item]];
            for (std::size_t at = 0; at < network_->chain[item].size(); ++at) {
                const auto member = static_cast<std::size_t>(network_->chain[item][at]);
                series_at(inputs[network_->items[member]], network_->months)[when] =
                    waterfall.inputs[static_cast<std::size_t>(network_->pool_chain_first[index]) + at][0];
            }
        }
    }

    [[nodiscard]] const std::string& party(std::size_t node) const {
        return network_->parties[static_cast<std::size_t>(network_->node_party[node])];
    }
    [[nodiscard]] const std::string& item(std::size_t node) const {
        return network_->items[static_cast<std::size_t>(network_->node_item[node])];
    }

    const network::Network* network_;
    Trajectory* out_;
};

/// Measures, comparisons and claims of the one replication, by the same code that the Collector runs.
class AnswerRecorder {
public:
    AnswerRecorder(const network::Network& network, const Plan& plan, Trajectory& trajectory)
        : plan_(&plan), out_(&trajectory), whole_(network, plan), crossovers_(plan), claims_(plan) {
        whole_.begin();
        crossovers_.begin();
        claims_.begin();
        const auto months = static_cast<std::size_t>(plan.months);
        out_->measures.assign(plan.measures.size(), Series(months, 0.0));
        ComparisonTrajectory empty;
        for (auto* list : {&empty.left, &empty.right, &empty.gap, &empty.ratio}) list->assign(months, 0.0);
        empty.holds.assign(months, false);
        out_->comparisons.assign(plan.comparisons.size(), empty);
    }

    void observe(int month, const simulate::State<1>& state) {
        const auto when = static_cast<std::size_t>(month);
        whole_.observe(month, state);
        const MeasureValues<1>& measures = whole_.values();
        claims_.observe(month, measures);
        for (std::size_t at = 0; at < plan_->measures.size(); ++at) {
            out_->measures[at][when] = measures.value(at)[0];
        }
        for (std::size_t at = 0; at < plan_->comparisons.size(); ++at) {
            const ComparisonMonth<1> value = compare<1>(plan_->comparisons[at], measures);
            crossovers_.observe(month, at, value);
            ComparisonTrajectory& kept = out_->comparisons[at];
            kept.left[when] = measures.value(static_cast<std::size_t>(plan_->comparisons[at].left))[0];
            kept.right[when] = measures.value(static_cast<std::size_t>(plan_->comparisons[at].right))[0];
            kept.gap[when] = value.gap[0];
            kept.ratio[when] = value.ratio[0];
            kept.holds[when] = value.holds[0] != 0;
        }
    }

    void end() {
        for (std::size_t at = 0; at < plan_->comparisons.size(); ++at) {
            const double month = crossovers_.crossover(at)[0];
            if (month >= 0) out_->comparisons[at].crossover = static_cast<int>(month);
            out_->comparisons[at].at_or_before = crossovers_.at_or_before(at)[0] != 0;
        }
        for (std::size_t at = 0; at < plan_->claims.size(); ++at) {
            const auto answer = claims_.answer(at);
            out_->claims.push_back(answer.known[0] != 0 ? std::optional<bool>(answer.holds[0] != 0) : std::nullopt);
        }
    }

private:
    const Plan* plan_;
    Trajectory* out_;
    MeasuresOfWhole<1> whole_;
    CrossoverSearch<1> crossovers_;
    ClaimValues<1> claims_;
};

}  // namespace

Trajectory record(const scenario::Scenario& scenario, const network::Network& network, simulate::Mode mode,
                  std::uint64_t seed, std::uint64_t replication) {
    Trajectory trajectory;
    const Plan plan = make_plan(scenario, network);
    Recorder recorder(network, trajectory);
    AnswerRecorder answers(network, plan, trajectory);
    Workspace workspace(network);
    workspace.state.lines.recorded = true;
    simulate::run_batch<1>(network, {mode, seed, replication}, workspace, [&](int month, const Workspace& view) {
        recorder.observe(month, view);
        answers.observe(month, view.state);
    });
    recorder.end(workspace.state);
    answers.end();
    return trajectory;
}

}  // namespace sinews::analyse
