#include "cli/lever_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "analyse/likelihood.hpp"
#include "analyse/wording.hpp"
#include "cli/layout.hpp"

namespace sinews::cli {

using analyse::Difference;
using analyse::LeverAnswers;
using analyse::LeverCase;

namespace {

constexpr std::size_t name_width = 28, months_width = 22, crossed_width = 21;
constexpr std::size_t claims_shown = 8;

/// "+3", "-14", "0"; an infinite change is one to never, or from it.
std::string signed_months(double months) {
    if (std::isinf(months)) return months > 0 ? "+∞" : "-∞";
    return months == 0 ? "0" : fmt::format("{:+.0f}", months);
}

/// "+12", "-3.4".
std::string signed_number(double value) {
    if (std::isnan(value)) return "no value";
    const double size = std::abs(value);
    if (size < 0.05) return "0";
    return size < 9.95 ? fmt::format("{:+.1f}", value) : fmt::format("{:+.0f}", value);
}

template <class Text>
std::string with_interval(const Difference& change, Text&& text) {
    const std::string low = text(change.low), high = text(change.high);
    std::string middle = text(change.change);
    if (low == middle && high == middle) return middle;
    return fmt::format("{} ({} to {})", middle, low, high);
}

std::string months_text(const Difference& change) {
    if (std::isinf(change.change)) return change.change > 0 ? "to never" : "from never";
    return with_interval(change, signed_months);
}

std::string in_hundred(const Difference& change) {
    return with_interval(change, [](double share) { return signed_number(share * 100); });
}

std::string percent_of(const analyse::ValueEffect& effect) {
    if (!(std::abs(effect.without) > 0)) return signed_number(effect.change.change);
    return with_interval(effect.change,
                         [&](double change) { return signed_number(change / std::abs(effect.without) * 100); });
}

/// The value shown on the screen: of the first measure the second month asked, if there are two.
std::size_t shown_value(const LeverAnswers& answers) {
    const bool second = answers.values.size() > 1 && answers.values[1].measure == answers.values[0].measure;
    return second ? 1 : 0;
}

std::string introduction(const LeverAnswers& answers) {
    std::string text = fmt::format(
        "Each lever against none in the same {} futures; in brackets where 9 of 10 such samples would put it (∞: to or "
        "from never).",
        analyse::grouped(static_cast<double>(answers.replications)));
    if (answers.comparisons.empty() || answers.cases.empty()) return wrapped(text);
    const analyse::CrossoverEffect& effect = answers.cases.front().effects.crossovers.front();
    text += fmt::format(
        " {}: without levers the median crossover is {}, and {} cross by {}.", answers.comparisons[0].text,
        effect.without ? analyse::month_in_words(answers.month(*effect.without)) : "never",
        analyse::in_hundred(effect.crossed_without), analyse::month_in_words(answers.month(answers.months - 1)));
    return wrapped(text);
}

std::string head(const LeverAnswers& answers, const Style& style) {
    std::string line = left_aligned("lever", name_width);
    if (!answers.comparisons.empty()) {
        line += left_aligned("crossover, months", months_width) + left_aligned("crossed, of 100", crossed_width);
    }
    if (!answers.values.empty()) {
        const auto& value = answers.values[shown_value(answers)];
        line += fitted(fmt::format("{}, %: {}", scenario::to_text(value.month), value.text), 28);
    }
    return style.bold(line) + "\n";
}

std::string row(const LeverAnswers& answers, const LeverCase& one) {
    std::string line = left_aligned(fitted(one.name(), name_width - 1), name_width);
    if (!answers.comparisons.empty()) {
        line += left_aligned(months_text(one.effects.crossovers.front().change), months_width);
        line += left_aligned(in_hundred(one.effects.crossovers.front().crossed), crossed_width);
    }
    if (!answers.values.empty()) line += percent_of(one.effects.values[shown_value(answers)]);
    return line + "\n";
}

/// The claims that some lever moves most, each with that lever.
std::string claims_moved(const LeverAnswers& answers, const Style& style) {
    struct Move {
        const LeverCase* lever;
        std::size_t claim;
        const Difference* change;
    };
    std::vector<Move> moves;
    for (std::size_t claim = 0; claim < answers.claims.size(); ++claim) {
        Move most{nullptr, claim, nullptr};
        for (const LeverCase& one : answers.cases) {
            const Difference& change = one.effects.claims[claim].change;
            if (most.change == nullptr || std::abs(change.change) > std::abs(most.change->change)) {
                most = {&one, claim, &change};
            }
        }
        if (most.change != nullptr && std::abs(most.change->change) >= 0.005) moves.push_back(most);
    }
    if (moves.empty()) return "";
    std::ranges::sort(moves, [](const Move& a, const Move& b) {
        const double of_a = std::abs(a.change->change), of_b = std::abs(b.change->change);
        return of_a != of_b ? of_a > of_b : a.claim < b.claim;
    });
    std::string text = "\n" + style.bold("claims that move most, of 100 futures") + "\n";
    for (std::size_t at = 0; at < std::min(claims_shown, moves.size()); ++at) {
        const Move& move = moves[at];
        text += left_aligned(in_hundred(*move.change), 27) + left_aligned(fitted(move.lever->name(), 25), 26) +
                fitted(answers.claims[move.claim].text, 46) + "\n";
    }
    return text;
}

}  // namespace

std::string lever_screen(const LeverAnswers& answers, const Style& style) {
    std::string out = style.bold(fitted(answers.title, screen_width)) + "\n\n" + introduction(answers) + "\n";
    out += head(answers, style);
    for (const LeverCase& one : answers.cases) out += row(answers, one);
    return out + claims_moved(answers, style) + "\n";
}

}  // namespace sinews::cli
