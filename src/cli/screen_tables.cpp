// The two tables by year: both sides and their chance; what binds.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/headline.hpp"
#include "analyse/likelihood.hpp"
#include "analyse/wording.hpp"
#include "cli/layout.hpp"
#include "cli/screen_parts.hpp"

namespace sinews::cli {

using analyse::Answers;

namespace {

/// The year's last month within the horizon, from start.
int last_month_of(const Answers& answers, int year) {
    const int december = year * 12 + 11 - answers.start.index;
    return std::min(december, answers.months - 1);
}

/// What the numbers of a table count in, so that they stay short: "million rounds, 12-month sum".
struct Scale {
    double factor = 1;
    std::string word;
};

Scale scale_of(const Answers& answers, const analyse::MeasureAnswer& left, const analyse::MeasureAnswer& right) {
    if (left.unit == "share of GDP") return {0.01, "% of GDP"};
    double largest = 0;
    for (const int year : shown_years(answers)) {
        const auto month = static_cast<std::size_t>(last_month_of(answers, year));
        for (const auto* measure : {&left, &right}) {
            const double value = measure->quantiles.p95[month];
            if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
        }
    }
    const std::string unit = left.unit.empty() ? "" : " " + left.unit;
    if (largest >= 1e9) return {1e9, "billion" + unit};
    if (largest >= 1e6) return {1e6, "million" + unit};
    return {1, left.unit};
}

std::string range_text(const Answers& answers, const analyse::MeasureAnswer& measure, std::size_t month,
                       const Scale& scale) {
    const auto& quantiles = measure.quantiles;
    if (std::isnan(quantiles.p50[month])) return "no value";
    const auto text = [&](const analyse::Series& series) { return analyse::quantity(series[month] / scale.factor); };
    if (answers.point) return text(quantiles.p50);
    return fmt::format("{} ({} to {})", text(quantiles.p50), text(quantiles.p05), text(quantiles.p95));
}

std::string counted_in(const Answers& answers, const analyse::MeasureAnswer& measure, const Scale& scale) {
    std::string text = answers.point ? "" : "median (9 in 10 futures between)";
    for (const std::string& part : {scale.word, measure.window}) {
        if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

/// "40 %"; "<1 %" for what is there and would round to nothing.
std::string part_text(double part, double whole) {
    if (whole <= 0) return "-";
    const double percent = 100 * part / whole;
    if (percent > 0 && percent < 0.5) return "<1 %";
    return fmt::format("{:.0f} %", percent);
}

std::string largest_input(const analyse::WaterfallYear& year) {
    const auto largest = std::ranges::max_element(year.inputs, {}, [](const auto& input) { return input.second; });
    return largest == year.inputs.end() || largest->second <= 0 ? "" : analyse::spaced(largest->first);
}

}  // namespace

std::vector<int> shown_years(const Answers& answers) {
    std::vector<int> years;
    const int now = answers.as_of.year();
    for (const int year : answers.years) {
        const bool near = year >= now - 1 && year <= now + 2;
        if (near || year == now + 4 || year == answers.years.back()) years.push_back(year);
    }
    return years;
}

std::string comparison_table(const Answers& answers, const Style& style) {
    if (answers.comparisons.empty()) return "";
    const auto& comparison = answers.comparisons.front();
    const auto& left = answers.measures[static_cast<std::size_t>(comparison.left_measure)];
    const auto& right = answers.measures[static_cast<std::size_t>(comparison.right_measure)];
    const Scale scale = scale_of(answers, left, right);
    constexpr std::size_t first = 9, side = 37, chance = 11;
    std::string out = style.bold(fitted(comparison.text, screen_width)) + "\n";
    out += left_aligned("  at end", first) + " " + style.side_a(left_aligned(left.text, side)) + " " +
           style.side_b(left_aligned(right.text, side)) + " " +
           left_aligned(answers.point ? "holds" : "it holds", chance) + "\n";
    for (const int year : shown_years(answers)) {
        const int month = last_month_of(answers, year);
        const auto at = static_cast<std::size_t>(month);
        const double probability = comparison.probability[at];
        const std::string holds = std::isnan(probability) ? "no value" : probability > 0.5 ? "yes" : "no";
        out += left_aligned("  " + scenario::to_text(answers.month(month)), first) + " " +
               left_aligned(range_text(answers, left, at, scale), side) + " " +
               left_aligned(range_text(answers, right, at, scale), side) + " " +
               (answers.point ? holds : analyse::in_hundred(probability)) + "\n";
    }
    return out + fitted("  " + counted_in(answers, left, scale), screen_width) + "\n";
}

std::string binding_table(const Answers& answers, const Style& style) {
    const analyse::WaterfallAnswer* waterfall = analyse::headline_waterfall(answers);
    if (waterfall == nullptr) return "";
    const std::string title = fmt::format("What binds: {}, {} (parts of what is wished for)",
                                          analyse::spaced(waterfall->bloc), waterfall->item_name);
    std::string out = style.bold(fitted(title, screen_width)) + "\n";
    out += fmt::format("  {:6}{:>15}{:>8}{:>10}{:>13}{:>9}{:>8}{:>8}  {}\n", "", "wished a month", "money", "capacity",
                       "cooperation", "ramp-up", "inputs", "made", "largest input");
    const std::vector<int> years = shown_years(answers);
    for (const auto& year : waterfall->years) {
        if (std::ranges::find(years, year.year) == years.end()) continue;
        const auto term = [&](simulate::Term which) { return year.terms[static_cast<std::size_t>(which)]; };
        const double wished = term(simulate::Term::wished);
        const auto part = [&](simulate::Term which) { return part_text(term(which), wished); };
        out += fmt::format("  {:<6}{:>15}{:>8}{:>10}{:>13}{:>9}{:>8}{:>8}  {}\n", year.year, analyse::quantity(wished),
                           part(simulate::Term::money), part(simulate::Term::capacity),
                           part(simulate::Term::cooperation), part(simulate::Term::ramp), part(simulate::Term::inputs),
                           part(simulate::Term::made), fitted(largest_input(year), 19));
    }
    return out;
}

}  // namespace sinews::cli
