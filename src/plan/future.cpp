#include "plan/future.hpp"

#include <algorithm>
#include <cmath>

#include "numerics/stream.hpp"
#include "plan/covered.hpp"
#include "plan/orders_ahead.hpp"
#include "scenario/evaluate.hpp"
#include "stochastic/linear_program.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;

/// Stocks hold what they hold without the plan, a hair more, so that rounding never makes the run itself impossible.
double held_at_most(double stock) { return stock * (1 + 1e-6) + 1e-9; }

/// Cuts one thing after the other out of the run.
struct Looking {
    const FutureSource& source;
    const Question& question;
    const network::Network& network;
    const WorldRun& run;
    Future future{};

    [[nodiscard]] double value(network::Parameter parameter, double otherwise = 0) const {
        return parameter == network::absent ? otherwise : run.parameters[at(parameter)];
    }
    /// Sums of a series by period.
    [[nodiscard]] std::vector<double> by_period(const MonthSeries& series) const {
        std::vector<double> sums(at(future.periods()), 0.0);
        for (int period = 0; period < future.periods(); ++period) {
            for (int month = future.starts[at(period)]; month < future.starts[at(period + 1)]; ++month) {
                sums[at(period)] += series[at(month)];
            }
        }
        return sums;
    }

    /// Of the hold months the first, the last, and each in between by periods: fewer rows ask for no more than all would.
    [[nodiscard]] bool is_looked_at(int hold) const {
        return hold == question.hold() - 1 || hold % question.period == 0;
    }

    void take_periods();
    void take_nodes();
    void take_reserves();
    void take_links();
    void take_choices();
    void take_noise(const network::Line& line, Choice& choice) const;
    void take_goals();
};

/// Periods end where a goal begins or ends, and are question.period months long otherwise.
void Looking::take_periods() {
    future.decide_from = network.as_of + 1;
    std::vector<int> edges;  // months that begin or follow a goal
    for (int hold = 0; hold < question.hold(); ++hold) {
        if (!is_looked_at(hold)) continue;
        const int month = question.month - question.hold() + 1 + hold;
        edges.push_back(std::max(future.decide_from, first_month_of(source.measure, month)));
        edges.push_back(std::max(future.decide_from, month + 1));
    }
    int month = question.stockpile ? future.decide_from : std::ranges::min(edges);
    future.starts = {month};
    while (month <= question.month) {
        int next = std::min(month + question.period, question.month + 1);
        for (const int edge : edges) {
            if (edge > month) next = std::min(next, edge);
        }
        future.starts.push_back(next);
        month = next;
    }
}

void Looking::take_nodes() {
    const auto nodes = at(network.node_count());
    future.node_cooperation.assign(nodes, 0);
    future.stock.assign(nodes, 0);
    for (auto* list : {&future.capacity, &future.reserved, &future.held}) list->resize(nodes);
    const int first = future.starts.front();
    for (int node = 0; node < network.node_count(); ++node) {
        if (!future.node_covered[at(node)]) continue;
        future.node_cooperation[at(node)] = value(network.pools[at(network.node_pool[at(node)])].cooperation);
        future.capacity[at(node)] = by_period(run.ramped[at(node)]);
        for (int period = 0; period < future.periods(); ++period) {
            const double held = held_at_most(run.closing[at(node)][at(future.starts[at(period + 1)] - 1)]);
            future.held[at(node)].push_back(question.stockpile ? stochastic::infinity : held);
        }
        future.reserved[at(node)].assign(at(future.periods()), 0.0);
        if (first == 0) {
            future.stock[at(node)] = value(network.node_opening_stock[at(node)]);
        } else {
            const double stock = run.closing[at(node)][at(first - 1)];
            future.stock[at(node)] = first == future.decide_from ? stock : held_at_most(stock);
        }
    }
    for (const network::RecipeInput& input : network.recipe_inputs) {
        future.recipe_quantity.push_back(value(input.quantity));
    }
}

/// Items outside the plan are made as without it; what they eat is not the plan's. A hair less, so that rounding never makes
/// the run itself impossible.
void Looking::take_reserves() {
    for (int node = 0; node < network.node_count(); ++node) {
        if (!future.node_covered[at(node)]) continue;
        const network::Span consumers = network.node_consumers[at(node)];
        for (int index = consumers.first; index < consumers.last; ++index) {
            const network::Network::Consumer& consumer = network.consumers[at(index)];
            if (future.node_covered[at(consumer.node)]) continue;
            const std::vector<double> made = by_period(run.made[at(consumer.node)]);
            const double quantity = value(consumer.quantity) * (1 - 1e-7);
            for (std::size_t period = 0; period < made.size(); ++period) {
                future.reserved[at(node)][period] += quantity * made[period];
            }
        }
    }
}

void Looking::take_links() {
    for (int link = 0; link < static_cast<int>(network.links.size()); ++link) {
        const network::Link& of = network.links[at(link)];
        if (!future.node_covered[at(of.from)] || !future.node_covered[at(of.to)]) continue;
        Lane lane{link, std::min(1.0, value(of.share)), {}};
        bool any = false;
        for (int period = 0; period < future.periods(); ++period) {
            const bool open = of.from_month < future.starts[at(period + 1)] && future.starts[at(period)] <= of.to_month;
            lane.open.push_back(open ? 1 : 0);
            any |= open;
        }
        if (any && lane.share > 0) future.lanes.push_back(std::move(lane));
    }
}

/// The standard normals that the simulation's noise of a line's availability is made of.
void Looking::take_noise(const network::Line& line, Choice& choice) const {
    if (run.mode == simulate::Mode::point || network.availability_sd <= 0) return;
    if (network.parameters.is_constant(line.availability, 1)) return;
    choice.noise_spread = static_cast<float>(network.availability_sd);
    choice.noise_persistence = static_cast<float>(network.availability_persistence);
    for (std::uint32_t block = 0; static_cast<int>(block) * 4 <= question.month; ++block) {
        const auto normals = numerics::standard_normals<1>(run.seed, line.availability_stream, run.replication, block);
        for (const auto& normal : normals) choice.noise.push_back(normal[0]);
    }
}

void Looking::take_choices() {
    const auto variables = scenario::point_values(source.scenario.variables);
    for (const scenario::CandidateRow& row : source.scenario.candidates) {
        if (row.line.trigger.given()) continue;
        for (int copy = 1; copy <= row.max_copies; ++copy) {
            const std::string name = row.line.line + "#" + std::to_string(copy);
            const auto found = std::ranges::find(network.lines, name, &network::Line::name);
            if (found == network.lines.end()) break;
            if (!future.node_covered[at(found->node)]) break;
            Choice choice;
            choice.candidate = row.line.line;
            choice.party = row.line.party;
            choice.item = row.line.item;
            choice.node = found->node;
            choice.copy = copy;
            choice.capex = scenario::point_value(row.capex.expression, variables);
            choice.most_copies = run.mode == simulate::Mode::point ? row.max_copies : 1;
            choice.earliest = future.decide_from;
            if (row.earliest) {
                choice.earliest =
                    std::max(choice.earliest, scenario::months_between(source.scenario.start, *row.earliest));
            }
            choice.capacity = run.line_capacity[static_cast<std::size_t>(found - network.lines.begin())];
            choice.build_and_slip = value(found->build) + value(found->slip);
            choice.ramp = value(found->ramp);
            choice.shape = value(found->shape, 1);
            choice.availability = value(found->availability, 1);
            choice.until = found->until;
            choice.earliest_start = found->earliest_start;
            take_noise(*found, choice);
            future.choices.push_back(std::move(choice));
            if (run.mode == simulate::Mode::point) break;  // all copies are alike
        }
    }
}

void Looking::take_goals() {
    const double factor = source.measure.window == scenario::Window::month_times_12 ? 12 : 1;
    for (int hold = 0; hold < question.hold(); ++hold) {
        if (!is_looked_at(hold)) continue;
        const int last = question.month - question.hold() + 1 + hold;
        const int first = first_month_of(source.measure, last);
        Goal goal;
        for (int month = first; month < std::min(last + 1, future.decide_from); ++month) {
            for (const analyse::Addend& addend : source.measure.addends) {
                if (month >= 0) goal.constant += factor * addend.weight * run.made[at(addend.position)][at(month)];
            }
        }
        const auto period_of = [&](int month) {
            const auto found = std::ranges::upper_bound(future.starts, month) - future.starts.begin();
            return std::max(0, static_cast<int>(found) - 1);
        };
        goal.first = period_of(first);
        goal.last = period_of(last + 1);
        if (!question.rival.empty()) goal.constant -= question.rival[at(hold)];
        future.goals.push_back(goal);
    }
}

}  // namespace

std::vector<double> Future::gains(const Choice& choice, int decided) const {
    const std::vector<double> months = choice.profiles(decided, starts.front(), starts.back());
    std::vector<double> sums(at(periods()), 0.0);
    for (int period = 0; period < periods(); ++period) {
        for (int month = starts[at(period)]; month < starts[at(period + 1)]; ++month) {
            sums[at(period)] += months[at(month - starts.front())];
        }
    }
    return sums;
}

Future look_ahead(const FutureSource& source, const Question& question) {
    Looking looking{source, question, source.network, source.run};
    looking.take_periods();
    looking.future.node_covered =
        covered_nodes(source.network, source.measure, looking.future.starts.front(), question.month);
    looking.take_nodes();
    take_orders(source.network, source.run, looking.future);
    looking.take_reserves();
    looking.take_links();
    looking.take_choices();
    looking.take_goals();
    if (question.kind == Question::Kind::shortfall) {
        looking.future.targets = stock_targets(source.network, source.run, question, looking.future.decide_from);
    }
    return std::move(looking.future);
}

}  // namespace sinews::plan
