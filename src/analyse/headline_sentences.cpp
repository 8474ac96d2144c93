#include "analyse/headline_sentences.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/likelihood.hpp"
#include "analyse/wording.hpp"

namespace sinews::analyse::sentences {

namespace {

const ComparisonAnswer& headline_of(const Answers& answers) { return answers.comparisons.front(); }
const MeasureAnswer& left_of(const Answers& answers) {
    return answers.measures[static_cast<std::size_t>(headline_of(answers).left_measure)];
}
const MeasureAnswer& right_of(const Answers& answers) {
    return answers.measures[static_cast<std::size_t>(headline_of(answers).right_measure)];
}

std::string month_at(const Answers& answers, int position) { return month_in_words(answers.month(position)); }
std::string end_of(const Answers& answers) { return month_in_words(answers.end); }

/// "exceeded", or what the ratio asks for.
std::string relation(double ratio) {
    return ratio == 1 ? "exceeded" : fmt::format("were at least {} times", times(ratio));
}

/// "1.3 times as many (9 in 10 futures: 0.9 to 1.9)", or "" where half of futures have nothing on the right side.
std::string ratio_now(const Answers& answers) {
    const ComparisonAnswer& comparison = headline_of(answers);
    const auto now = static_cast<std::size_t>(answers.as_of_month);
    const double middle = comparison.ratios.p50[now];
    if (!std::isfinite(middle)) return "";
    const bool things = right_of(answers).unit == left_of(answers).unit && right_of(answers).unit != answers.currency &&
                        right_of(answers).unit != "share of GDP";
    return fmt::format(": {} times as {} (9 in 10 futures: {} to {})", times(middle), things ? "many" : "much",
                       times(comparison.ratios.p05[now]), times(comparison.ratios.p95[now]));
}

/// What becomes of the futures that do not cross, and of those that had crossed before anybody counted.
std::string ends_of(const Answers& answers) {
    const CrossoverAnswer& crossover = headline_of(answers).crossover;
    std::string text;
    if (crossover.never > 0) {
        text += fmt::format(" {} do not cross by {}.", capitalised(in_hundred(crossover.never)), end_of(answers));
    }
    if (crossover.at_or_before >= 0.01) {
        text += fmt::format(" In {} the lead is there from the first month counted, so it began then or before.",
                            in_hundred(crossover.at_or_before));
    }
    return text;
}

std::string by_month(const Answers& answers, const std::optional<int>& month, std::string_view share) {
    return month ? fmt::format(", {} by {}", share, month_at(answers, *month)) : "";
}

struct Cause {
    std::string name;
    double amount = 0;
};

/// The terms of a year, largest first.
std::vector<Cause> causes_of(const WaterfallYear& year) {
    const auto term = [&](simulate::Term which) { return year.terms[static_cast<std::size_t>(which)]; };
    std::vector<Cause> causes = {{"lack of money", term(simulate::Term::money)},
                                 {"lack of installed capacity", term(simulate::Term::capacity)},
                                 {"capacity that is not shared", term(simulate::Term::cooperation)},
                                 {"ramp-up and upsets of lines", term(simulate::Term::ramp)},
                                 {"lack of inputs", term(simulate::Term::inputs)}};
    std::ranges::sort(causes, [](const Cause& one, const Cause& other) {
        return one.amount != other.amount ? one.amount > other.amount : one.name < other.name;
    });
    return causes;
}

std::string item_name(const Answers& answers, const std::string& id) {
    const auto item = std::ranges::find(answers.items, id, &scenario::Item::item);
    return item == answers.items.end() || item->name.empty() ? spaced(id) : item->name;
}

/// " (most of it propellant powder, 3,200)" when inputs are the largest cause.
std::string largest_input(const Answers& answers, const WaterfallYear& year) {
    const auto largest = std::ranges::max_element(year.inputs, {}, [](const auto& input) { return input.second; });
    if (largest == year.inputs.end() || largest->second <= 0) return "";
    return fmt::format(" (largest part: {}, {})", item_name(answers, largest->first), quantity(largest->second));
}

/// The first whole year after as_of; the last year where the horizon ends before.
const WaterfallYear& year_after_now(const Answers& answers, const WaterfallAnswer& waterfall) {
    for (const auto& year : waterfall.years) {
        if (year.year > answers.as_of.year()) return year;
    }
    return waterfall.years.back();
}

}  // namespace

std::string span_of(const MeasureAnswer& measure, scenario::Month month) {
    const std::string in_month = month_in_words(month);
    if (measure.window == "12-month sum") return "in the year to " + in_month;
    if (measure.window == "month x 12") return "at the yearly rate of " + in_month;
    if (measure.window.starts_with("since ")) {
        const auto since = scenario::parse_month(std::string_view(measure.window).substr(6));
        if (since) return "from " + month_in_words(*since) + " to " + in_month;
    }
    return "in " + in_month;
}

std::string no_comparison(const Answers&) {
    return "This scenario compares nothing: what each measure comes to stands in measures.csv, claims in claims.csv.";
}

std::string side_empty(const Answers& answers) {
    return fmt::format("There is no month in which both sides have a value: {} cannot be compared with {}.",
                       left_of(answers).text, right_of(answers).text);
}

std::string empty_now(const Answers& answers) {
    const Series& probability = headline_of(answers).probability;
    const auto first = std::ranges::find_if(probability, [](double value) { return !std::isnan(value); });
    return fmt::format("In {} one side has no value yet; {} can be compared with {} from {} on.",
                       month_in_words(answers.as_of), left_of(answers).text, right_of(answers).text,
                       month_at(answers, static_cast<int>(first - probability.begin())));
}

std::string too_few(const Answers& answers) {
    return fmt::format("{} futures are too few to tell a chance; run at least {} (-n {}) to learn when {} {} {}.",
                       answers.replications, 100, 1000, left_of(answers).text, relation(headline_of(answers).ratio),
                       right_of(answers).text);
}

std::string state(const Answers& answers) {
    const ComparisonAnswer& comparison = headline_of(answers);
    return fmt::format("It is {} that {} {} {} {}{}.",
                       likelihood_with_number(comparison.probability_now, answers.replications),
                       span_of(left_of(answers), answers.as_of), left_of(answers).text, relation(comparison.ratio),
                       right_of(answers).text, ratio_now(answers));
}

std::string point_state(const Answers& answers) {
    const ComparisonAnswer& comparison = headline_of(answers);
    const double ratio = comparison.ratios.p50[static_cast<std::size_t>(answers.as_of_month)];
    return fmt::format("With every quantity at its median and no shocks, {} the comparison {}: {} come to {} times {}.",
                       span_of(left_of(answers), answers.as_of),
                       comparison.probability_now > 0.5 ? "holds" : "does not hold", left_of(answers).text,
                       times(ratio), right_of(answers).text);
}

std::string already_crossed(const Answers& answers) {
    const CrossoverAnswer& crossover = headline_of(answers).crossover;
    return fmt::format("Half of futures had crossed by {}{}{}.{}", month_at(answers, crossover.p50.value_or(0)),
                       by_month(answers, crossover.p05, "5 in 100"), by_month(answers, crossover.p95, "95 in 100"),
                       ends_of(answers));
}

std::string may_lose_it(const Answers& answers, int lowest_month, double lowest_probability) {
    const CrossoverAnswer& crossover = headline_of(answers).crossover;
    return fmt::format("Half of futures had crossed by {}, but the lead may be lost again: in {} it is {}.{}",
                       month_at(answers, crossover.p50.value_or(0)), month_at(answers, lowest_month),
                       likelihood_with_number(lowest_probability, answers.replications), ends_of(answers));
}

std::string not_yet(const Answers& answers) {
    const CrossoverAnswer& crossover = headline_of(answers).crossover;
    if (!crossover.p50) {
        return fmt::format("Most futures do not cross by {}: {} do{}.", end_of(answers),
                           in_hundred(1 - crossover.never), by_month(answers, crossover.p05, "5 in 100"));
    }
    return fmt::format("Most futures have not crossed yet: half cross by {}{}{}.{}", month_at(answers, *crossover.p50),
                       by_month(answers, crossover.p05, "5 in 100"), by_month(answers, crossover.p95, "95 in 100"),
                       ends_of(answers));
}

std::string never(const Answers& answers) {
    return fmt::format("Fewer than 1 in 100 futures cross by {}, the end of the horizon.", end_of(answers));
}

std::string point_when(const Answers& answers) {
    const ComparisonAnswer& comparison = headline_of(answers);
    const CrossoverAnswer& crossover = comparison.crossover;
    if (!crossover.p50) {
        return fmt::format("It does not hold for {} months running before the end of {}.", comparison.hold_months,
                           end_of(answers));
    }
    if (crossover.at_or_before > 0.5) {
        return fmt::format("It holds from {} on, the first month counted, so the crossing lies there or before.",
                           month_at(answers, *crossover.p50));
    }
    return fmt::format("It first holds for {} months running from {} on.", comparison.hold_months,
                       month_at(answers, *crossover.p50));
}

std::string why(const Answers& answers, const WaterfallAnswer& waterfall) {
    const WaterfallYear& year = year_after_now(answers, waterfall);
    const std::vector<Cause> causes = causes_of(year);
    const auto term = [&](simulate::Term which) { return quantity(year.terms[static_cast<std::size_t>(which)]); };
    if (causes.front().amount <= 0) {
        return fmt::format("In {} all that is wished for is made: {} {} a month.", year.year,
                           term(simulate::Term::made), waterfall.unit);
    }
    const std::string input = causes.front().name == "lack of inputs" ? largest_input(answers, year) : "";
    // A hundredth of what is wished for is not worth a word.
    const bool second_counts = causes[1].amount > 0.01 * year.terms[static_cast<std::size_t>(simulate::Term::wished)];
    const std::string second =
        second_counts ? fmt::format(", before {} ({})", causes[1].name, quantity(causes[1].amount)) : "";
    return fmt::format("In {} {} costs most: {} of {} {} wished for a month{}{}; {} are made for the {}.", year.year,
                       causes.front().name, quantity(causes.front().amount), term(simulate::Term::wished),
                       waterfall.unit, input, second, term(simulate::Term::made), spaced(waterfall.bloc));
}

std::string trust(const Answers& answers) {
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
    const std::string futures = answers.point ? "One future without uncertainty"
                                              : grouped(static_cast<double>(answers.replications)) + " futures";
    if (observations == 0) {
        return futures +
               "; no observation of either side is in the scenario, so the answer rests on its parameters alone.";
    }
    if (!newest) return fmt::format("{}; {} observations of the two sides, none dated.", futures, observations);
    const std::string dated = month_in_words(*newest);
    if (scenario::months_between(*newest, answers.as_of) > 12) {
        return fmt::format("{}; the newest of {} observations of the two sides is of {}, more than a year before {}.",
                           futures, observations, dated, month_in_words(answers.as_of));
    }
    return fmt::format("{}; {} observations of the two sides, the newest of {}.", futures, observations, dated);
}

std::string count(const Answers& answers) {
    const ComparisonAnswer& comparison = headline_of(answers);
    const std::string& window = left_of(answers).window;
    const std::string counted = window == "12-month sum" ? "sums over twelve months"
                                : window == "month"      ? "month by month"
                                                         : window;
    if (comparison.hold_months == 1) {
        return fmt::format("Counted: {} ({}). The crossing is the first month in which it holds.", comparison.text,
                           counted);
    }
    return fmt::format("Counted: {} ({}). The crossing is the first month from which it holds for {} months running.",
                       comparison.text, counted, comparison.hold_months);
}

}  // namespace sinews::analyse::sentences
