#include "plan/plan_recourse.hpp"

#include <algorithm>
#include <memory>

namespace sinews::plan {

namespace {

using stochastic::at;

constexpr int most_groups = 32;  // more mean fewer rounds and a larger master

}  // namespace

std::vector<FutureProblem*> PlanRecourse::block(int number) {
    std::vector<FutureProblem*> problems;
    for (int future = number; future < futures(); future += blocks_of(futures())) {
        problems.push_back(&problems_[at(future)]);
    }
    return problems;
}

std::vector<BlockAnswer> PlanRecourse::here(const std::vector<double>& x, const stochastic::SolveOptions& options,
                                            const Read& read) {
    const int blocks = blocks_of(futures());
    std::vector<BlockAnswer> answers(at(blocks));
    const auto run_block = [&](int number) {
        ReadInBlock shown;
        if (read) {
            shown = [&](std::size_t position, const FutureProblem& problem, const stochastic::Solver& solved) {
                read(number + static_cast<int>(position) * blocks, problem, solved);
            };
        }
        answers[at(number)] = values_at(block(number), decisions_, x, options, shown);
    };
    if (options.parallel) {
        options.parallel(blocks, run_block);
    } else {
        for (int number = 0; number < blocks; ++number) run_block(number);
    }
    return answers;
}

bool PlanRecourse::come_here() {
    const std::vector<std::string> bases = elsewhere_.bases();
    elsewhere_ = {};
    problems_ = make_();
    for (std::size_t number = 0; number < bases.size(); ++number) {
        if (!set_bases(bases[number], block(static_cast<int>(number)))) return false;
    }
    return true;
}

PlanRecourse::Values PlanRecourse::at_decision(const std::vector<double>& x, const stochastic::SolveOptions& options,
                                               const Read& read) {
    if (read && elsewhere_.ask && !come_here()) {
        Values none;
        none.failed = true;
        return none;
    }
    std::vector<BlockAnswer> answers = elsewhere_.ask ? elsewhere_.ask(x, options) : here(x, options, read);
    Values values;
    values.value.assign(at(futures()), 0.0);
    values.cuts.resize(at(futures()));
    const bool stopped = answers.empty() || std::ranges::any_of(answers, &BlockAnswer::stopped);
    const bool failed = std::ranges::any_of(answers, &BlockAnswer::failed);
    for (std::size_t block = 0; block < answers.size(); ++block) {
        std::size_t future = block;
        for (FutureValue& answer : answers[block].futures) {
            values.value[future] = answer.value;
            values.cuts[future] = std::move(answer.cut);
            future += answers.size();
        }
    }
    values.failed = failed && !stopped;
    values.complete = !failed && !stopped;
    return values;
}

int PlanRecourse::groups(const Risk& risk) const {
    return risk.kind == Risk::Kind::mean ? std::min(most_groups, futures()) : 1;
}

stochastic::RecourseAnswer PlanRecourse::cost_of(const Risk& risk, const Values& values) const {
    stochastic::RecourseAnswer answer;
    answer.complete = values.complete || values.failed;
    answer.failed = values.failed;
    if (!values.complete) return answer;
    const std::vector<double> weights = risk_weights(risk, values.value);
    const int count = groups(risk);
    answer.cuts.resize(at(count));
    for (int future = 0; future < futures(); ++future) {
        const double weight = weights[at(future)];
        stochastic::Cut& sum = answer.cuts[at(future % count)];
        const stochastic::Cut& cut = values.cuts[at(future)];
        sum.group = future % count;
        sum.coefficients.resize(cut.coefficients.size(), 0.0);
        if (weight == 0) continue;
        answer.cost -= weight * values.value[at(future)];
        sum.constant += weight * cut.constant;
        for (std::size_t column = 0; column < cut.coefficients.size(); ++column) {
            sum.coefficients[column] += weight * cut.coefficients[column];
        }
    }
    return answer;
}

}  // namespace sinews::plan
