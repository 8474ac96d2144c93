#include "plan/crossing.hpp"

#include <algorithm>
#include <cmath>

#include "stochastic/linear_program.hpp"

namespace sinews::plan {

namespace {

using stochastic::SolveStatus;

/// The question whether the measure can stay above from `month` on.
Question question_of(const CrossingTask& task, int month, Question::Kind kind) {
    Question question = task.question;
    question.kind = kind;
    question.value = 0;
    question.month = month + task.hold_months - 1;
    question.rival.assign(task.rival.begin() + month, task.rival.begin() + month + task.hold_months);
    return question;
}

enum class Possible { yes, no, unknown };

Possible can_cross(const CrossingTask& task, int month, const stochastic::SolveOptions& options) {
    // A chance is no concave value that could be made the most: it is asked for at least cost.
    const bool chance = task.risk.kind == Risk::Kind::chance;
    const Question question = question_of(task, month, chance ? Question::Kind::reach : Question::Kind::cross);
    const std::vector<Future> futures = task.study.futures(question, task.draws, options.parallel);
    const DecisionTree tree = one_decision(task.draws.count, futures.front().decide_from);
    const FuturesAnswer answer = plan_for_futures(
        {task.study.network, task.study.measure(question), question, task.risk, tree, {}, false}, futures, options);
    const bool reached = !answer.values.empty() && risk_value(task.risk, answer.values) >= 0;
    if (reached) return Possible::yes;
    return answer.plan.status == SolveStatus::stopped ? Possible::unknown : Possible::no;
}

/// The first month in (low, high] for which `possible`; high must be possible. Empty when stopped.
template <typename Test>
std::optional<int> first_possible(int low, int high, const Test& possible) {
    while (high - low > 1) {
        const int middle = low + (high - low) / 2;
        const Possible answer = possible(middle);
        if (answer == Possible::unknown) return std::nullopt;
        (answer == Possible::yes ? high : low) = middle;
    }
    return high;
}

}  // namespace

std::vector<double> quantile_by_month(const std::vector<MonthSeries>& series, double quantile) {
    std::vector<double> result;
    for (std::size_t month = 0; month < series.front().size(); ++month) {
        std::vector<double> values;
        values.reserve(series.size());
        for (const MonthSeries& of : series) values.push_back(std::isnan(of[month]) ? stochastic::infinity : of[month]);
        std::ranges::sort(values);
        const double position = quantile * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(position);
        const double part = position - static_cast<double>(below);
        const double low = values[below], high = values[std::min(below + 1, values.size() - 1)];
        result.push_back(part == 0 ? low : low + part * (high - low));
    }
    return result;
}

Crossing earliest_crossing(const CrossingTask& task, const stochastic::SolveOptions& options) {
    Crossing crossing;
    const int first = task.study.network.as_of + 1;
    const int last = task.study.network.months - task.hold_months;
    stochastic::SolveOptions quiet = options;
    quiet.seen = {};
    const auto possible = [&](int month) {
        const Possible answer = can_cross(task, month, quiet);
        if (task.tried && answer != Possible::unknown) task.tried(month, answer == Possible::yes);
        return answer;
    };
    const auto nothing = [&](int month) {
        const Question question = question_of(task, month, Question::Kind::cross);
        const std::vector<Future> futures = task.study.futures(question, task.draws, options.parallel);
        const DecisionTree tree = one_decision(task.draws.count, futures.front().decide_from);
        const std::vector<double> values =
            values_of({task.study.network, task.study.measure(question), question, task.risk, tree, {}, false}, futures,
                      {}, quiet);
        if (values.empty()) return Possible::unknown;
        return risk_value(task.risk, values) >= 0 ? Possible::yes : Possible::no;
    };
    if (last < first) return crossing;
    if (nothing(last) == Possible::yes) crossing.without = first_possible(first - 1, last, nothing);
    const int sure = crossing.without.value_or(last);
    const Possible at_end = crossing.without ? Possible::yes : possible(last);
    if (at_end == Possible::yes) crossing.month = first_possible(first - 1, sure, possible);
    crossing.stopped = at_end == Possible::unknown || (at_end == Possible::yes && !crossing.month);
    if (!crossing.month) return crossing;
    crossing.question = question_of(task, *crossing.month, Question::Kind::reach);
    crossing.futures = task.study.futures(crossing.question, task.draws, options.parallel);
    const DecisionTree tree = one_decision(task.draws.count, crossing.futures.front().decide_from);
    crossing.answer = plan_for_futures(
        {task.study.network, task.study.measure(crossing.question), crossing.question, task.risk, tree, {}, true},
        crossing.futures, options);
    return crossing;
}

}  // namespace sinews::plan
