#include "analyse/headline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/headline_sentences.hpp"

namespace sinews::analyse {

namespace {

/// The lowest probability after as_of, and its month.
struct Lowest {
    double probability = 1;
    int month = 0;
};

Lowest lowest_after_now(const Answers& answers, const ComparisonAnswer& comparison) {
    Lowest lowest;
    for (int month = answers.as_of_month + 1; month < answers.months; ++month) {
        const double probability = comparison.probability[static_cast<std::size_t>(month)];
        if (probability < lowest.probability) lowest = {probability, month};
    }
    return lowest;
}

bool no_value(double probability) { return std::isnan(probability); }

/// The answers with what sentences name in the language.
Answers named_in(const Answers& answers, words::Language language) {
    Answers named = answers;
    const auto rename = [&](std::string& text) {
        text = std::string(translated(answers.translations, language.code(), text));
    };
    for (MeasureAnswer& measure : named.measures) {
        rename(measure.text);
        rename(measure.unit);
        rename(measure.bloc);
    }
    for (ComparisonAnswer& comparison : named.comparisons) rename(comparison.text);
    for (WaterfallAnswer& waterfall : named.waterfall) {
        rename(waterfall.unit);
        rename(waterfall.bloc);
    }
    for (scenario::Item& item : named.items) rename(item.name);
    named.translations.clear();
    return named;
}

}  // namespace

HeadlineCase headline_case(const Answers& answers) {
    if (answers.comparisons.empty()) return HeadlineCase::no_comparison;
    const ComparisonAnswer& comparison = answers.comparisons.front();
    if (std::ranges::all_of(comparison.probability, no_value)) return HeadlineCase::side_empty;
    if (no_value(comparison.probability_now)) return HeadlineCase::empty_now;
    if (answers.point) return HeadlineCase::point_run;
    if (answers.replications < fewest_futures) return HeadlineCase::too_few;
    const CrossoverAnswer& crossover = comparison.crossover;
    if (crossover.never > 0.99) return HeadlineCase::never;
    if (!crossover.p50 || *crossover.p50 > answers.as_of_month) return HeadlineCase::not_yet;
    // "Likely" begins at 0.66: below it, and clearly below today's chance, the lead is in doubt again.
    const double lowest = lowest_after_now(answers, comparison).probability;
    const bool in_doubt = lowest < 0.66 && lowest < comparison.probability_now - 0.1;
    return in_doubt ? HeadlineCase::may_lose_it : HeadlineCase::already_crossed;
}

std::vector<std::string> headline(const Answers& answers, words::Language language) {
    using namespace sentences;
    if (answers.translations.contains(language.code())) return headline(named_in(answers, language), language);
    switch (headline_case(answers)) {
        case HeadlineCase::no_comparison: return {no_comparison(answers, language)};
        case HeadlineCase::side_empty: return {side_empty(answers, language), count(answers, language)};
        case HeadlineCase::empty_now:
            return {empty_now(answers, language), trust(answers, language), count(answers, language)};
        case HeadlineCase::too_few: return {too_few(answers, language), count(answers, language)};
        default: break;
    }
    std::vector<std::string> all;
    switch (headline_case(answers)) {
        case HeadlineCase::point_run: all = {point_state(answers, language), point_when(answers, language)}; break;
        case HeadlineCase::never: all = {state(answers, language), never(answers, language)}; break;
        case HeadlineCase::not_yet: all = {state(answers, language), not_yet(answers, language)}; break;
        case HeadlineCase::may_lose_it: {
            const Lowest lowest = lowest_after_now(answers, answers.comparisons.front());
            all = {state(answers, language), may_lose_it(answers, lowest.month, lowest.probability, language)};
            break;
        }
        default: all = {state(answers, language), already_crossed(answers, language)}; break;
    }
    if (const WaterfallAnswer* waterfall = headline_waterfall(answers))
        all.push_back(why(answers, *waterfall, language));
    all.push_back(trust(answers, language));
    all.push_back(count(answers, language));
    return all;
}

std::vector<std::string> lever_sentences(const Answers& answers, const std::vector<std::string>& ids,
                                         words::Language language) {
    std::vector<std::string> told;
    for (const std::string& id : ids) {
        const auto lever = std::ranges::find(answers.levers, id, [](const LeverAnswer& one) { return one.lever.id; });
        if (lever == answers.levers.end()) continue;
        const words::Key key =
            lever->lever.text.empty() ? words::Key("headline.lever") : words::Key("headline.lever_text");
        told.push_back(
            words::say(language, key,
                       {{"lever", id},
                        {"month", scenario::to_text(lever->from)},
                        {"text", std::string(translated(answers.translations, language.code(), lever->lever.text))}}));
    }
    return told;
}

const WaterfallAnswer* headline_waterfall(const Answers& answers) {
    if (answers.comparisons.empty()) return nullptr;
    const MeasureAnswer& left = answers.measures[static_cast<std::size_t>(answers.comparisons.front().left_measure)];
    for (const auto& item : left.items) {
        for (const auto& row : answers.waterfall) {
            if (row.bloc == left.bloc && row.item == item) return &row;
        }
    }
    return nullptr;
}

}  // namespace sinews::analyse
