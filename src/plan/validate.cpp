#include "plan/validate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "stochastic/linear_program.hpp"

namespace sinews::plan {

namespace {

using stochastic::at;

/// One-sided 95 % points of Student's t with 1, 2 ... degrees of freedom; beyond the table the normal's.
double student_95(int degrees) {
    constexpr std::array<double, 20> table = {6.314, 2.920, 2.353, 2.132, 2.015, 1.943, 1.895, 1.860, 1.833, 1.812,
                                              1.796, 1.782, 1.771, 1.761, 1.753, 1.746, 1.740, 1.734, 1.729, 1.725};
    return degrees <= static_cast<int>(table.size()) ? table[at(std::max(1, degrees) - 1)] : 1.70;
}

double mean(const std::vector<double>& values) {
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double spread(const std::vector<double>& values) {
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - middle) * (value - middle);
    return values.size() < 2 ? 0 : std::sqrt(sum / static_cast<double>(values.size() - 1));
}

struct Validating {
    const ValidationTask& task;
    const stochastic::SolveOptions& options;
    Validation result{};

    [[nodiscard]] bool reaches() const { return task.plan.question.kind == Question::Kind::reach; }
    bool try_fresh();
    bool compare_with_medians();
    bool know_the_future();
};

/// Batches of fresh futures: in each the plan, and the bound of the best plan for the batch alone. The mean of these bounds is
/// no less than the best value there is, and the mean difference bounds the plan's own gap (multiple replications).
bool Validating::try_fresh() {
    const DecisionTree tree = one_decision(task.batch_futures, task.futures.front().decide_from);
    FuturesTask batch = {
        task.plan.network, task.plan.measure, task.plan.question, task.plan.risk, tree, task.answer.plan.builds, true};
    std::vector<double> gaps, bounds, values;
    for (int index = 0; index < task.batches; ++index) {
        WorldDraws draws = task.draws;
        draws.first += static_cast<std::uint64_t>(task.draws.count + index * task.batch_futures);
        draws.count = task.batch_futures;
        const std::vector<Future> futures = task.study.futures(task.plan.question, draws, options.parallel);
        const std::vector<double> value = values_of(batch, futures, task.answer.plan.builds, options);
        if (value.empty()) return false;
        values.insert(values.end(), value.begin(), value.end());
        if (reaches()) continue;
        const FuturesAnswer best = plan_for_futures(batch, futures, options);
        if (best.plan.status != stochastic::SolveStatus::optimal) return false;
        bounds.push_back(best.plan.bound);
        gaps.push_back(std::max(0.0, best.plan.bound - risk_value(task.plan.risk, value)));
    }
    result.fresh = static_cast<int>(values.size());
    result.fresh_value = risk_value(task.plan.risk, values);
    result.fresh_error = spread(values) / std::sqrt(static_cast<double>(values.size()));
    for (const double value : values) result.reached += value >= task.plan.question.value * (1 - 1e-6) ? 1 : 0;
    result.reached /= static_cast<double>(values.size());
    if (reaches()) return true;
    const auto count = static_cast<double>(gaps.size());
    result.gap_mean = mean(gaps);
    result.gap_high = result.gap_mean + student_95(static_cast<int>(gaps.size()) - 1) * spread(gaps) / std::sqrt(count);
    result.bound_mean = mean(bounds);
    return true;
}

bool Validating::compare_with_medians() {
    const std::vector<double> values = values_of(task.plan, task.futures, task.point_builds, options);
    if (values.empty()) return false;
    result.median_plan = risk_value(task.plan.risk, values);
    result.stochastic_value = task.answer.plan.measure - result.median_plan;
    return true;
}

/// Each future alone, with a plan of its own. Its plan is no worse than the common one, which it could take too.
bool Validating::know_the_future() {
    result.known = std::min(task.known_futures, static_cast<int>(task.futures.size()));
    std::vector<double> low(at(result.known)), high(at(result.known));
    std::vector<std::uint8_t> done(at(result.known), 0);
    const DecisionTree alone = one_decision(1, task.futures.front().decide_from);
    stochastic::SolveOptions one = options;
    one.parallel = {};
    one.seen = {};
    const auto solve = [&](int future) {
        const FuturesAnswer best =
            plan_for_futures({task.plan.network, task.plan.measure, task.plan.question, {}, alone, {}, true},
                             task.futures.subspan(at(future), 1), one);
        const double own = task.answer.values[at(future)];
        low[at(future)] = std::max(own, best.plan.measure) - own;
        high[at(future)] = std::max(own, best.plan.bound) - own;
        done[at(future)] = best.plan.status == stochastic::SolveStatus::optimal ? 1 : 0;
    };
    if (options.parallel) {
        options.parallel(result.known, solve);
    } else {
        for (int future = 0; future < result.known; ++future) solve(future);
    }
    result.evpi_low = mean(low);
    result.evpi_high = mean(high);
    return std::ranges::all_of(done, [](std::uint8_t flag) { return flag != 0; });
}

}  // namespace

Validation validate(const ValidationTask& task, const stochastic::SolveOptions& options) {
    stochastic::SolveOptions quiet = options;
    quiet.seen = {};
    Validating work{task, quiet};
    work.result.complete = work.try_fresh();
    if (work.result.complete && !work.reaches()) {
        work.result.complete = work.compare_with_medians();
        // The worth of knowing the future is told for the mean alone: of other risks it is no difference of two means.
        if (work.result.complete && task.plan.risk.kind == Risk::Kind::mean)
            work.result.complete = work.know_the_future();
    }
    return work.result;
}

}  // namespace sinews::plan
