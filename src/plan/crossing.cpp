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

/// A build of whatever future's choices, by name.
struct NamedBuild {
    std::string candidate;
    int copy = 1, month = 0;
    double copies = 1;
};

/// What is tried: a month, and plans for it. The last plan that made a crossing possible is tried first at other months.
struct Trying {
    const CrossingTask& task;
    const stochastic::SolveOptions& options;
    std::vector<NamedBuild> known{};

    Possible best_at(int month);
    [[nodiscard]] Possible with_builds_at(int month, const std::vector<NamedBuild>& builds) const;
    [[nodiscard]] std::vector<PlannedBuild> as_choices(const Future& choices,
                                                       const std::vector<NamedBuild>& builds) const;
    [[nodiscard]] FuturesTask asked(const Question& question, const DecisionTree& tree, bool whole) const {
        return {task.study.network, task.study.measure(question), question, task.risk, tree, {}, whole};
    }
};

std::vector<PlannedBuild> Trying::as_choices(const Future& choices, const std::vector<NamedBuild>& builds) const {
    std::vector<PlannedBuild> result;
    for (const NamedBuild& build : builds) {
        const auto found = std::ranges::find_if(choices.choices, [&build](const Choice& choice) {
            return choice.candidate == build.candidate && choice.copy == build.copy;
        });
        if (found == choices.choices.end()) continue;
        result.push_back({static_cast<int>(found - choices.choices.begin()), build.month, 0, build.copies});
    }
    return result;
}

/// Can anything that is built make it hold from this month on?
Possible Trying::best_at(int month) {
    // A chance is no concave value that could be made the most: it is asked for at least cost.
    const bool chance = task.risk.kind == Risk::Kind::chance;
    const Question question = question_of(task, month, chance ? Question::Kind::reach : Question::Kind::cross);
    const std::vector<Future> futures = task.study.futures(question, task.draws, options.parallel);
    const DecisionTree tree = one_decision(task.draws.count, futures.front().decide_from);
    FuturesTask best = asked(question, tree, false);
    best.first = as_choices(futures.front(), known);
    const FuturesAnswer answer = plan_for_futures(best, futures, options);
    if (!answer.values.empty() && risk_value(task.risk, answer.values) >= 0) {
        known.clear();
        for (const PlannedBuild& build : answer.plan.builds) {
            const Choice& choice = futures.front().choices[stochastic::at(build.choice)];
            known.push_back({choice.candidate, choice.copy, build.month, build.copies});
        }
        return Possible::yes;
    }
    return answer.plan.status == SolveStatus::stopped ? Possible::unknown : Possible::no;
}

/// And do these builds?
Possible Trying::with_builds_at(int month, const std::vector<NamedBuild>& builds) const {
    const Question question = question_of(task, month, Question::Kind::cross);
    const std::vector<Future> futures = task.study.futures(question, task.draws, options.parallel);
    const DecisionTree tree = one_decision(task.draws.count, futures.front().decide_from);
    const std::vector<double> values =
        values_of(asked(question, tree, false), futures, as_choices(futures.front(), builds), options);
    if (values.empty()) return Possible::unknown;
    return risk_value(task.risk, values) >= 0 ? Possible::yes : Possible::no;
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
    if (last < first) return crossing;
    stochastic::SolveOptions quiet = options;
    quiet.seen = {};
    Trying trying{task, quiet};
    const auto nothing = [&](int month) { return trying.with_builds_at(month, {}); };
    if (nothing(last) == Possible::yes) crossing.without = first_possible(first - 1, last, nothing);
    // (low, high]: high is possible. After each plan that does it, where that plan still does: cheap, and often most of the way.
    int low = first - 1, high = crossing.without.value_or(last);
    Possible answer = crossing.without ? Possible::yes : Possible::no;
    const auto attempt = [&](int month) {
        answer = trying.best_at(month);
        if (task.tried && answer != Possible::unknown) task.tried(month, answer == Possible::yes);
        if (answer == Possible::no) low = month;
        if (answer != Possible::yes) return;
        const auto known = trying.known;
        const auto sooner = first_possible(low, month, [&](int other) { return trying.with_builds_at(other, known); });
        high = sooner.value_or(month);
    };
    if (!crossing.without) attempt(last);
    const bool ever = answer == Possible::yes;
    while (ever && answer != Possible::unknown && high - low > 1) attempt(low + (high - low) / 2);
    crossing.stopped = answer == Possible::unknown;
    if (!ever || crossing.stopped) return crossing;
    crossing.month = high;
    crossing.question = question_of(task, high, Question::Kind::reach);
    crossing.futures = task.study.futures(crossing.question, task.draws, options.parallel);
    const DecisionTree tree = one_decision(task.draws.count, crossing.futures.front().decide_from);
    FuturesTask least = trying.asked(crossing.question, tree, true);
    least.first = trying.as_choices(crossing.futures.front(), trying.known);
    crossing.answer = plan_for_futures(least, crossing.futures, options);
    return crossing;
}

}  // namespace sinews::plan
