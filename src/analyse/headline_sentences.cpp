#include "analyse/headline_sentences.hpp"

#include <algorithm>
#include <cmath>

#include "analyse/likelihood.hpp"
#include "analyse/wording.hpp"

namespace sinews::analyse::sentences {

namespace {

using words::Key;
using words::Language;
using words::say;

const ComparisonAnswer& headline_of(const Answers& answers) { return answers.comparisons.front(); }
const MeasureAnswer& left_of(const Answers& answers) {
    return answers.measures[static_cast<std::size_t>(headline_of(answers).left_measure)];
}
const MeasureAnswer& right_of(const Answers& answers) {
    return answers.measures[static_cast<std::size_t>(headline_of(answers).right_measure)];
}

std::string month_at(const Answers& answers, int position, Language language) {
    return month_in_words(answers.month(position), language);
}
std::string end_of(const Answers& answers, Language language) { return month_in_words(answers.end, language); }

/// "exceeded", or what the ratio asks for.
std::string relation(double ratio, Language language) {
    if (ratio == 1) return say(language, "headline.exceeded");
    return say(language, "headline.at_least_times", {{"ratio", times(ratio, language)}});
}

/// ": 1.3 times as many (9 in 10 futures: 0.9 to 1.9)", or "" where half of futures have nothing on the right side.
std::string ratio_now(const Answers& answers, Language language) {
    const ComparisonAnswer& comparison = headline_of(answers);
    const auto now = static_cast<std::size_t>(answers.as_of_month);
    const double middle = comparison.ratios.p50[now];
    if (!std::isfinite(middle)) return "";
    const bool things = right_of(answers).unit == left_of(answers).unit && right_of(answers).unit != answers.currency &&
                        right_of(answers).unit != "share of GDP";
    return say(language, things ? Key("headline.ratio_many") : Key("headline.ratio_much"),
               {{"middle", times(middle, language)},
                {"low", times(comparison.ratios.p05[now], language)},
                {"high", times(comparison.ratios.p95[now], language)}});
}

/// What becomes of the futures that do not cross, and of those that had crossed before anybody counted.
std::string ends_of(const Answers& answers, Language language) {
    const CrossoverAnswer& crossover = headline_of(answers).crossover;
    std::string text;
    if (crossover.never > 0) {
        text += " " + say(language, "headline.never_part",
                          {{"share", capitalised(in_hundred(crossover.never, language))},
                           {"end", end_of(answers, language)}});
    }
    if (crossover.at_or_before >= 0.01) {
        text += " " + say(language, "headline.already_part", {{"share", in_hundred(crossover.at_or_before, language)}});
    }
    return text;
}

/// ", 5 in 100 by June 2026", or "" where no month is known.
std::string by_month(const Answers& answers, const std::optional<int>& month, double share, Language language) {
    if (!month) return "";
    return say(language, "headline.by_month",
               {{"share", in_hundred(share, language)}, {"month", month_at(answers, *month, language)}});
}

struct Cause {
    Key name;
    simulate::Term term;
    double amount = 0;
};

/// The terms of a year, largest first.
std::vector<Cause> causes_of(const WaterfallYear& year) {
    using simulate::Term;
    std::vector<Cause> causes = {{"headline.cause_inputs", Term::inputs},
                                 {"headline.cause_money", Term::money},
                                 {"headline.cause_capacity", Term::capacity},
                                 {"headline.cause_ramp", Term::ramp},
                                 {"headline.cause_cooperation", Term::cooperation}};
    for (Cause& cause : causes) cause.amount = year.terms[static_cast<std::size_t>(cause.term)];
    const auto name = [](const Cause& cause) { return cause.name.text(Language{}); };
    std::ranges::sort(causes, [&](const Cause& one, const Cause& other) {
        return one.amount != other.amount ? one.amount > other.amount : name(one) < name(other);
    });
    return causes;
}

std::string item_name(const Answers& answers, const std::string& id) {
    const auto item = std::ranges::find(answers.items, id, &scenario::Item::item);
    return item == answers.items.end() || item->name.empty() ? spaced(id) : item->name;
}

/// " (most of it propellant powder, 3,200)" when inputs are the largest cause.
std::string largest_input(const Answers& answers, const WaterfallYear& year, Language language) {
    const auto largest = std::ranges::max_element(year.inputs, {}, [](const auto& input) { return input.second; });
    if (largest == year.inputs.end() || largest->second <= 0) return "";
    return " " + say(language, "headline.largest_input",
                     {{"item", item_name(answers, largest->first)}, {"amount", quantity(largest->second, language)}});
}

/// The first whole year after as_of; the last year where the horizon ends before.
const WaterfallYear& year_after_now(const Answers& answers, const WaterfallAnswer& waterfall) {
    for (const auto& year : waterfall.years) {
        if (year.year > answers.as_of.year()) return year;
    }
    return waterfall.years.back();
}

}  // namespace

std::string span_of(const MeasureAnswer& measure, scenario::Month month, Language language) {
    const std::string in_month = month_in_words(month, language);
    if (measure.window == "12-month sum") return say(language, "headline.span_year", {{"month", in_month}});
    if (measure.window == "month x 12") return say(language, "headline.span_rate", {{"month", in_month}});
    if (measure.window.starts_with("since ")) {
        const auto since = scenario::parse_month(std::string_view(measure.window).substr(6));
        if (since) {
            return say(language, "headline.span_since",
                       {{"since", month_in_words(*since, language)}, {"month", in_month}});
        }
    }
    return say(language, "headline.span_month", {{"month", in_month}});
}

std::string no_comparison(const Answers&, Language language) { return say(language, "headline.no_comparison"); }

std::string side_empty(const Answers& answers, Language language) {
    return say(language, "headline.side_empty", {{"left", left_of(answers).text}, {"right", right_of(answers).text}});
}

std::string empty_now(const Answers& answers, Language language) {
    const Series& probability = headline_of(answers).probability;
    const auto first = std::ranges::find_if(probability, [](double value) { return !std::isnan(value); });
    return say(language, "headline.empty_now",
               {{"as_of", month_in_words(answers.as_of, language)},
                {"left", left_of(answers).text},
                {"right", right_of(answers).text},
                {"month", month_at(answers, static_cast<int>(first - probability.begin()), language)}});
}

std::string too_few(const Answers& answers, Language language) {
    return say(language, "headline.too_few",
               {{"count", std::to_string(answers.replications)},
                {"fewest", "100"},
                {"advised", "1000"},
                {"left", left_of(answers).text},
                {"relation", relation(headline_of(answers).ratio, language)},
                {"right", right_of(answers).text}});
}

std::string state(const Answers& answers, Language language) {
    const ComparisonAnswer& comparison = headline_of(answers);
    return say(language, "headline.state",
               {{"chance", likelihood_with_number(comparison.probability_now, answers.replications, language)},
                {"span", span_of(left_of(answers), answers.as_of, language)},
                {"left", left_of(answers).text},
                {"relation", relation(comparison.ratio, language)},
                {"right", right_of(answers).text},
                {"ratio", ratio_now(answers, language)}});
}

std::string point_state(const Answers& answers, Language language) {
    const ComparisonAnswer& comparison = headline_of(answers);
    const double ratio = comparison.ratios.p50[static_cast<std::size_t>(answers.as_of_month)];
    return say(language, comparison.probability_now > 0.5 ? Key("headline.point_holds") : Key("headline.point_fails"),
               {{"span", span_of(left_of(answers), answers.as_of, language)},
                {"left", left_of(answers).text},
                {"ratio", times(ratio, language)},
                {"right", right_of(answers).text}});
}

std::string already_crossed(const Answers& answers, Language language) {
    const CrossoverAnswer& crossover = headline_of(answers).crossover;
    return say(language, "headline.already_crossed",
               {{"month", month_at(answers, crossover.p50.value_or(0), language)},
                {"early", by_month(answers, crossover.p05, 0.05, language)},
                {"late", by_month(answers, crossover.p95, 0.95, language)}}) +
           ends_of(answers, language);
}

std::string may_lose_it(const Answers& answers, int lowest_month, double lowest_probability, Language language) {
    const CrossoverAnswer& crossover = headline_of(answers).crossover;
    return say(language, "headline.may_lose_it",
               {{"month", month_at(answers, crossover.p50.value_or(0), language)},
                {"lowest_month", month_at(answers, lowest_month, language)},
                {"chance", likelihood_with_number(lowest_probability, answers.replications, language)}}) +
           ends_of(answers, language);
}

std::string not_yet(const Answers& answers, Language language) {
    const CrossoverAnswer& crossover = headline_of(answers).crossover;
    const std::string early = by_month(answers, crossover.p05, 0.05, language);
    if (!crossover.p50) {
        return say(language, "headline.most_never",
                   {{"end", end_of(answers, language)},
                    {"share", in_hundred(1 - crossover.never, language)},
                    {"early", early}});
    }
    return say(language, "headline.not_yet",
               {{"month", month_at(answers, *crossover.p50, language)},
                {"early", early},
                {"late", by_month(answers, crossover.p95, 0.95, language)}}) +
           ends_of(answers, language);
}

std::string never(const Answers& answers, Language language) {
    return say(language, "headline.never", {{"end", end_of(answers, language)}});
}

std::string point_when(const Answers& answers, Language language) {
    const ComparisonAnswer& comparison = headline_of(answers);
    const CrossoverAnswer& crossover = comparison.crossover;
    const std::string hold = std::to_string(comparison.hold_months);
    if (!crossover.p50) {
        return say(language, "headline.point_never", {{"hold", hold}, {"end", end_of(answers, language)}});
    }
    const std::string month = month_at(answers, *crossover.p50, language);
    if (crossover.at_or_before > 0.5) return say(language, "headline.point_from_start", {{"month", month}});
    return say(language, "headline.point_first", {{"hold", hold}, {"month", month}});
}

std::string why(const Answers& answers, const WaterfallAnswer& waterfall, Language language) {
    const WaterfallYear& year = year_after_now(answers, waterfall);
    const std::vector<Cause> causes = causes_of(year);
    const auto term = [&](simulate::Term which) {
        return quantity(year.terms[static_cast<std::size_t>(which)], language);
    };
    if (causes.front().amount <= 0) {
        return say(
            language, "headline.why_nothing",
            {{"year", std::to_string(year.year)}, {"made", term(simulate::Term::made)}, {"unit", waterfall.unit}});
    }
    const bool inputs = causes.front().term == simulate::Term::inputs;
    // A hundredth of what is wished for is not worth a word.
    const bool second_counts = causes[1].amount > 0.01 * year.terms[static_cast<std::size_t>(simulate::Term::wished)];
    const auto second = [&] {
        return say(language, "headline.second_cause",
                   {{"cause", say(language, causes[1].name)}, {"amount", quantity(causes[1].amount, language)}});
    };
    return say(language, "headline.why",
               {{"year", std::to_string(year.year)},
                {"cause", say(language, causes.front().name)},
                {"lost", quantity(causes.front().amount, language)},
                {"wished", term(simulate::Term::wished)},
                {"unit", waterfall.unit},
                {"input", inputs ? largest_input(answers, year, language) : ""},
                {"second", second_counts ? second() : ""},
                {"made", term(simulate::Term::made)},
                {"bloc", spaced(waterfall.bloc)}});
}

std::string trust(const Answers& answers, Language language) {
    int observations = 0;
    std::optional<scenario::Month> newest;
    for (const auto& evidence : answers.evidence) {
        const auto of = [&](const MeasureAnswer& measure) {
            return std::ranges::find(evidence.measures, measure.id) != evidence.measures.end();
        };
        if (evidence.kind == "target" || (!of(left_of(answers)) && !of(right_of(answers)))) continue;
        ++observations;
        if (evidence.to && (!newest || *newest < *evidence.to)) newest = evidence.to;
    }
    const std::string futures = answers.point
                                    ? say(language, "headline.one_future")
                                    : say(language, "headline.futures",
                                          {{"count", grouped(static_cast<double>(answers.replications), language)}});
    const std::string counted = std::to_string(observations);
    if (observations == 0) return say(language, "headline.trust_none", {{"futures", futures}});
    if (!newest) return say(language, "headline.trust_undated", {{"futures", futures}, {"count", counted}});
    const std::string dated = month_in_words(*newest, language);
    if (scenario::months_between(*newest, answers.as_of) > 12) {
        return say(language, "headline.trust_old",
                   {{"futures", futures},
                    {"count", counted},
                    {"month", dated},
                    {"as_of", month_in_words(answers.as_of, language)}});
    }
    return say(language, "headline.trust", {{"futures", futures}, {"count", counted}, {"month", dated}});
}

std::string count(const Answers& answers, Language language) {
    const ComparisonAnswer& comparison = headline_of(answers);
    const std::string& window = left_of(answers).window;
    const std::string counted = window == "12-month sum" ? say(language, "headline.counted_sum")
                                : window == "month"      ? say(language, "headline.counted_month")
                                                         : window;
    if (comparison.hold_months == 1) {
        return say(language, "headline.count_first", {{"comparison", comparison.text}, {"counted", counted}});
    }
    return say(
        language, "headline.count_running",
        {{"comparison", comparison.text}, {"counted", counted}, {"hold", std::to_string(comparison.hold_months)}});
}

}  // namespace sinews::analyse::sentences
