// Shares of GDP, chances to meet 2, 3.5 and 5 %, and what becomes of equipment money.

#include <algorithm>
#include <limits>

#include "analyse/answer_topics.hpp"
#include "analyse/wording.hpp"

namespace sinews::analyse {

namespace {

/// The last year for which every member has a published share.
std::optional<int> known_until(const network::Network& network, const Spender& spender) {
    std::optional<int> year;
    for (const int position : spender.economies) {
        const network::Economy& economy = network.economies[static_cast<std::size_t>(position)];
        const int last = economy.first_year + static_cast<int>(economy.defence_share.size()) - 1;
        year = std::min(year.value_or(last), last);
    }
    return year;
}

Series shares(const AnswerSources& sources, const std::vector<std::uint64_t>& counts, std::size_t first) {
    Series series;
    for (std::size_t year = first; year < first + sources.years(); ++year)
        series.push_back(sources.share(counts[year]));
    return series;
}

Series means(const AnswerSources& sources, const ExactSums& sums, std::size_t first) {
    Series series;
    for (std::size_t year = first; year < first + sources.years(); ++year) {
        series.push_back(sums.value(year) / sources.replications());
    }
    return series;
}

Series absorbed(const Series& spent, const Series& unspent) {
    Series series;
    for (std::size_t year = 0; year < spent.size(); ++year) {
        const double money = spent[year] + unspent[year];
        series.push_back(money > 0 ? spent[year] / money : std::numeric_limits<double>::quiet_NaN());
    }
    return series;
}

}  // namespace

std::vector<SpendingAnswer> spending_answers(const AnswerSources& sources) {
    std::vector<SpendingAnswer> answers;
    for (std::size_t at = 0; at < sources.plan.spenders.size(); ++at) {
        const Spender& spender = sources.plan.spenders[at];
        const std::size_t first = at * sources.years();
        SpendingAnswer answer;
        answer.party = spender.id;
        answer.name = spender.id.empty() ? titled(spender.name) : spender.name;
        answer.group = spender.group;
        answer.bloc = spender.bloc;
        answer.known_until = known_until(sources.network, spender);
        answer.core = quantiles_of(sources.tally.core, first, sources.years());
        answer.related = quantiles_of(sources.tally.related, first, sources.years());
        answer.total = quantiles_of(sources.tally.total, first, sources.years());
        answer.has_related = std::ranges::any_of(answer.related.p95, [](double share) { return share > 0; });
        answer.meets_2 = shares(sources, sources.tally.meets_2, first);
        answer.meets_3_5 = shares(sources, sources.tally.meets_3_5, first);
        answer.meets_5 = shares(sources, sources.tally.meets_5, first);
        answer.missing_money = means(sources, sources.tally.missing_money, first);
        answer.spent = means(sources, sources.tally.spent_money, first);
        answer.unspent = means(sources, sources.tally.unspent_money, first);
        answer.absorbed = absorbed(answer.spent, answer.unspent);
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace sinews::analyse
