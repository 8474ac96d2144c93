// What every party makes of every item, by year.

#include "analyse/answer_topics.hpp"

namespace sinews::analyse {

namespace {

OutputAnswer named(const AnswerSources& sources, std::size_t node) {
    const network::Network& network = sources.network;
    const auto party = static_cast<std::size_t>(network.node_party[node]);
    OutputAnswer answer;
    answer.party = network.parties[party];
    answer.item = network.items[static_cast<std::size_t>(network.node_item[node])];
    answer.bloc = network.blocs[static_cast<std::size_t>(network.party_bloc[party])];
    for (const scenario::Party& row : sources.scenario.parties) {
        if (row.party == answer.party) answer.party_name = row.name;
    }
    for (const scenario::Item& row : sources.scenario.items) {
        if (row.item != answer.item) continue;
        answer.item_name = row.name;
        answer.unit = row.unit;
    }
    return answer;
}

}  // namespace

std::vector<OutputAnswer> output_answers(const AnswerSources& sources) {
    std::vector<OutputAnswer> answers;
    for (std::size_t at = 0; at < sources.plan.makers.size(); ++at) {
        OutputAnswer answer = named(sources, static_cast<std::size_t>(sources.plan.makers[at]));
        const std::size_t first = at * sources.years();
        answer.quantiles = quantiles_of(sources.tally.output, first, sources.years());
        for (std::size_t year = 0; year < sources.years(); ++year) {
            answer.mean.push_back(sources.tally.output_sum.value(first + year) / sources.replications());
        }
        answers.push_back(std::move(answer));
    }
    return answers;
}

}  // namespace sinews::analyse
