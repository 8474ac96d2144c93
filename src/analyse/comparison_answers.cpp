// Comparisons: monthly probability, gap and ratio, and the distribution of the crossover.

#include <algorithm>
#include <limits>

#include "analyse/answer_topics.hpp"

namespace sinews::analyse {

namespace {

/// The month of rank ceil(n percent / 100) among all futures, "never" last; empty when that rank is "never".
std::optional<int> crossover_quantile(const std::vector<std::uint64_t>& by_month, std::uint64_t replications,
                                      std::uint64_t percent) {
    const std::uint64_t rank = std::max<std::uint64_t>(1, (replications * percent + 99) / 100);
    std::uint64_t reached = 0;
    for (std::size_t month = 0; month < by_month.size(); ++month) {
        reached += by_month[month];
        if (reached >= rank) return static_cast<int>(month);
    }
    return std::nullopt;
}

CrossoverAnswer crossover_of(const AnswerSources& sources, std::size_t comparison) {
    const Tally& tally = sources.tally;
    const auto first = tally.crossover.begin() + static_cast<std::ptrdiff_t>(comparison * (sources.months() + 1));
    CrossoverAnswer answer;
    answer.by_month.assign(first, first + static_cast<std::ptrdiff_t>(sources.months()));
    answer.never = sources.share(*(first + static_cast<std::ptrdiff_t>(sources.months())));
    answer.at_or_before = sources.share(tally.at_or_before[comparison]);
    const auto quantile = [&](std::uint64_t percent) {
        return crossover_quantile(answer.by_month, tally.replications, percent);
    };
    answer.p05 = quantile(5);
    answer.p25 = quantile(25);
    answer.p50 = quantile(50);
    answer.p75 = quantile(75);
    answer.p95 = quantile(95);
    return answer;
}

}  // namespace

std::vector<ComparisonAnswer> comparison_answers(const AnswerSources& sources) {
    std::vector<ComparisonAnswer> answers;
    for (std::size_t at = 0; at < sources.plan.comparisons.size(); ++at) {
        const auto& written = sources.scenario.comparisons[at];
        const ComparisonPlan& plan = sources.plan.comparisons[at];
        ComparisonAnswer answer;
        answer.id = written.id;
        answer.text = written.text.empty() ? written.id : written.text;
        answer.left = written.left;
        answer.right = written.right;
        answer.left_measure = plan.left;
        answer.right_measure = plan.right;
        answer.ratio = plan.ratio;
        answer.hold_months = plan.hold_months;
        answer.from = plan.from;
        const std::size_t first = at * sources.months();
        for (std::size_t month = first; month < first + sources.months(); ++month) {
            const bool asked = sources.tally.both_sides[month] > 0;
            answer.probability.push_back(asked ? sources.share(sources.tally.holds[month])
                                               : std::numeric_limits<double>::quiet_NaN());
        }
        const int now = scenario::months_between(sources.scenario.start, sources.scenario.as_of);
        answer.probability_now = answer.probability[static_cast<std::size_t>(now)];
        answer.gap = quantiles_of(sources.tally.gap, first, sources.months());
        answer.ratios = quantiles_of(sources.tally.ratio, first, sources.months());
        answer.crossover = crossover_of(sources, at);
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace sinews::analyse
