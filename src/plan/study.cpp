#include "plan/study.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "network/compile.hpp"
#include "plan/covered.hpp"
#include "plan/with_builds.hpp"
#include "stochastic/linear_program.hpp"

namespace sinews::plan {

using stochastic::at;

Study::Study(const scenario::Scenario& of, bool every_copy)
    : scenario(of),
      network(network::compile(with_undecided(of, every_copy))),
      measures(analyse::make_plan(with_undecided(of, every_copy), network)) {}

std::vector<Future> Study::futures(const Question& question, const WorldDraws& draws,
                                   const stochastic::Parallel& parallel) const {
    std::vector<Future> result(at(draws.count));
    run_worlds(network, measures, draws, parallel, [&](int position, const WorldRun& run) {
        result[at(position)] = look_ahead({scenario, network, run, measure(question)}, question);
    });
    return result;
}

std::vector<MonthSeries> Study::series(int measure, const WorldDraws& draws,
                                       const stochastic::Parallel& parallel) const {
    std::vector<MonthSeries> result(at(draws.count));
    run_worlds(network, measures, draws, parallel,
               [&](int position, const WorldRun& run) { result[at(position)] = run.measures[at(measure)]; });
    return result;
}

std::vector<double> Study::values(const Question& question, const WorldDraws& draws,
                                  const stochastic::Parallel& parallel) const {
    std::vector<double> result(at(draws.count));
    run_worlds(network, measures, draws, parallel, [&](int position, const WorldRun& run) {
        result[at(position)] = simulated_value(network, question, network, run);
    });
    return result;
}

std::vector<Observations> Study::observations(const Question& question, const std::vector<int>& reviews,
                                              const WorldDraws& draws, const stochastic::Parallel& parallel) const {
    const std::vector<bool> covered = covered_nodes(network, measure(question), network.as_of + 1, question.month);
    std::vector<Observations> result(at(draws.count));
    const auto year_before = [](const MonthSeries& series, int review) {
        double sum = 0;
        for (int month = std::max(0, review - 12); month < review; ++month) sum += series[at(month)];
        return sum;
    };
    run_worlds(network, measures, draws, parallel, [&](int position, const WorldRun& run) {
        for (const int review : reviews) {
            std::vector<double>& features = result[at(position)].emplace_back();
            double own = 0;
            for (const analyse::Addend& addend : measure(question).addends) {
                own += addend.weight * year_before(run.made[at(addend.position)], review);
            }
            features.push_back(own);
            std::map<int, double> made, could;  // by item
            for (int node = 0; node < network.node_count(); ++node) {
                if (!covered[at(node)] || !network.node_makes[at(node)]) continue;
                made[network.node_item[at(node)]] += year_before(run.made[at(node)], review);
                could[network.node_item[at(node)]] += year_before(run.ramped[at(node)], review);
            }
            for (const auto& [item, sum] : made) features.push_back(sum);
            for (const auto& [item, sum] : could) features.push_back(sum);
        }
    });
    return result;
}

std::vector<PlannedBuild> copies_apart(const std::vector<PlannedBuild>& builds, const Future& point,
                                       const Future& apart) {
    std::map<std::string, int> built;
    std::vector<PlannedBuild> result;
    for (const PlannedBuild& build : builds) {  // by month
        const std::string& candidate = point.choices[at(build.choice)].candidate;
        for (int copy = 0; copy < static_cast<int>(std::lround(build.copies)); ++copy) {
            const int number = ++built[candidate];
            for (std::size_t choice = 0; choice < apart.choices.size(); ++choice) {
                const Choice& of = apart.choices[choice];
                if (of.candidate != candidate || of.copy != number) continue;
                result.push_back({static_cast<int>(choice), build.month, 0, 1});
            }
        }
    }
    return result;
}

}  // namespace sinews::plan
