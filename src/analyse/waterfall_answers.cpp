// The waterfall's means, by month and by year.

#include <algorithm>

#include "analyse/answer_topics.hpp"

namespace sinews::analyse {

namespace {

/// Means over the futures of one series of exact sums, which stand month by month.
Series means(const AnswerSources& sources, const ExactSums& sums, std::size_t series) {
    Series values;
    const std::size_t count = sums.size() / sources.months();
    for (std::size_t month = 0; month < sources.months(); ++month) {
        values.push_back(sums.value(month * count + series) / sources.replications());
    }
    return values;
}

/// Means over the futures of the terms of a month's row.
std::array<double, simulate::term_count> terms_of_month(const AnswerSources& sources, std::size_t row) {
    const auto sum = [&](std::size_t level) -> const numerics::ExactSum& {
        return sources.tally.waterfall.sum(row * simulate::level_count + level);
    };
    return simulate::terms_of_levels(
        [&](std::size_t level) { return sum(level).value() / sources.replications(); },
        [&](std::size_t level, std::size_t next) { return sum(level).less(sum(next)) / sources.replications(); });
}

WaterfallAnswer answer_of(const AnswerSources& sources, std::size_t row) {
    const network::Network& network = sources.network;
    const WaterfallRow& plan = sources.plan.waterfall[row];
    const network::Pool& pool = network.pools[static_cast<std::size_t>(plan.pool)];
    const auto item_at = static_cast<std::size_t>(pool.item);
    WaterfallAnswer answer;
    answer.bloc = network.blocs[static_cast<std::size_t>(pool.bloc)];
    answer.item = network.items[item_at];
    const auto item = std::ranges::find(sources.scenario.items, answer.item, &scenario::Item::item);
    answer.item_name = item->name;
    answer.unit = item->unit;
    for (std::size_t month = 0; month < sources.months(); ++month) {
        const auto terms = terms_of_month(sources, month * sources.plan.waterfall.size() + row);
        for (std::size_t term = 0; term < terms.size(); ++term) answer.terms[term].push_back(terms[term]);
    }
    const std::vector<int>& chain = network.chain[item_at];
    for (std::size_t input = 0; input < chain.size(); ++input) {
        answer.inputs[network.items[static_cast<std::size_t>(chain[input])]] =
            means(sources, sources.tally.waterfall_inputs, static_cast<std::size_t>(plan.first_input) + input);
    }
    return answer;
}

double mean_of(const Series& series, std::size_t first, std::size_t last) {
    double sum = 0;
    for (std::size_t month = first; month < last; ++month) sum += series[month];
    return sum / static_cast<double>(last - first);
}

void add_years(const network::Network& network, WaterfallAnswer& answer) {
    std::size_t first = 0;
    const auto months = static_cast<std::size_t>(network.months);
    while (first < months) {
        const int year = network.year_of(static_cast<int>(first));
        std::size_t last = first;
        while (last < months && network.year_of(static_cast<int>(last)) == year) ++last;
        WaterfallYear entry;
        entry.year = network.start_year + year;
        for (std::size_t term = 0; term < simulate::term_count; ++term) {
            entry.terms[term] = mean_of(answer.terms[term], first, last);
        }
        for (const auto& [input, series] : answer.inputs) entry.inputs[input] = mean_of(series, first, last);
        answer.years.push_back(std::move(entry));
        first = last;
    }
}

}  // namespace

std::vector<WaterfallAnswer> waterfall_answers(const AnswerSources& sources) {
    std::vector<WaterfallAnswer> answers;
    for (std::size_t row = 0; row < sources.plan.waterfall.size(); ++row) {
        answers.push_back(answer_of(sources, row));
        add_years(sources.network, answers.back());
    }
    return answers;
}

}  // namespace sinews::analyse
