#include "analyse/answers.hpp"

#include "analyse/answer_topics.hpp"
#include "scenario/apply_levers.hpp"

namespace sinews::analyse {

Answers make_answers(const scenario::Scenario& scenario, const network::Network& network, const Plan& plan,
                     const Tally& tally, simulate::Mode mode) {
    const AnswerSources sources{scenario, network, plan, tally, mode == simulate::Mode::point};
    Answers answers;
    answers.title = scenario.title;
    answers.currency = scenario.currency;
    answers.price_base = scenario.price_base;
    answers.start = scenario.start;
    answers.end = scenario.end;
    answers.as_of = scenario.as_of;
    answers.as_of_month = scenario::months_between(scenario.start, scenario.as_of);
    answers.months = network.months;
    for (int year = 0; year < network.years(); ++year) answers.years.push_back(scenario.start.year() + year);
    answers.replications = tally.replications;
    answers.point = sources.point;
    answers.counts = {static_cast<int>(scenario.parties.size()), static_cast<int>(scenario.items.size()),
                      static_cast<int>(network.lines.size()), network.node_count(), network.months};
    answers.measures = measure_answers(sources);
    answers.comparisons = comparison_answers(sources);
    answers.evidence = evidence_answers(sources, answers.measures);
    answers.claims = claim_answers(sources, answers.measures, answers.evidence);
    answers.parties = scenario.parties;
    answers.items = scenario.items;
    if (plan.whole) {
        answers.waterfall = waterfall_answers(sources);
        answers.lines = line_answers(sources);
        answers.openings = openings_answers(sources);
        answers.output = output_answers(sources);
        answers.spending = spending_answers(sources);
        answers.sources = source_answers(sources);
    }
    for (const auto& lever : scenario.levers) answers.levers.push_back({lever, scenario::acts_from(scenario, lever)});
    answers.translations = translations_of(scenario);
    return answers;
}

}  // namespace sinews::analyse
