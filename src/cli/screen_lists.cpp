// Claims, lines and spending on the screen.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/likelihood.hpp"
#include "analyse/wording.hpp"
#include "cli/layout.hpp"
#include "cli/screen_parts.hpp"

namespace sinews::cli {

using analyse::Answers;

namespace {

std::string chance_text(const Answers& answers, const analyse::ClaimAnswer& claim) {
    if (std::isnan(claim.probability)) return "no answer";
    if (answers.point) return claim.probability > 0.5 ? "holds" : "does not hold";
    return claim.likelihood + " (" + analyse::in_hundred(claim.probability) + ")";
}

/// A claim's verdict without its number.
std::string verdict(const Answers& answers, const analyse::ClaimAnswer& claim) {
    if (answers.point || std::isnan(claim.probability)) return chance_text(answers, claim);
    return claim.likelihood;
}

/// More claims than a screen holds: their ids by verdict, the likeliest first.
std::string claims_by_verdict(const Answers& answers) {
    std::vector<const analyse::ClaimAnswer*> claims;
    claims.reserve(answers.claims.size());
    for (const auto& claim : answers.claims) claims.push_back(&claim);
    std::ranges::sort(claims, [](const auto* a, const auto* b) {
        const auto rank = [](const auto* claim) {
            return std::pair(std::isnan(claim->probability) ? 1.0 : -claim->probability,
                             claim);  // as listed where equal
        };
        return rank(a) < rank(b);
    });
    std::string out;
    for (std::size_t first = 0, last = 0; first < claims.size(); first = last) {
        std::string ids;
        const std::string word = verdict(answers, *claims[first]);
        for (; last < claims.size() && verdict(answers, *claims[last]) == word; ++last) {
            ids += (ids.empty() ? "" : ", ") + claims[last]->id;
        }
        out += wrapped(fmt::format("  {} ({}): {}", word, last - first, ids), screen_width, 4);
    }
    return out;
}

double sum_of(const analyse::Series& series, std::size_t from, std::size_t to) {
    double sum = 0;
    for (std::size_t at = from; at < to; ++at) sum += series[at];
    return sum;
}

/// "United States 83, Europe 40": of a hundred futures those in which the groups reach it in the last year.
std::string group_chances(const Answers& answers, analyse::Series analyse::SpendingAnswer::* meets) {
    std::string text;
    for (const auto& row : answers.spending) {
        if (!row.party.empty() || row.group.empty()) continue;
        const double probability = (row.*meets).back();
        const std::string chance = answers.point             ? (probability > 0.5 ? "yes" : "no")
                                   : std::isnan(probability) ? "no value"
                                                             : analyse::hundredths(probability);
        text += (text.empty() ? "" : ", ") + row.name + " " + chance;
    }
    return text;
}

}  // namespace

std::string claims_list(const Answers& answers, const Style& style) {
    if (answers.claims.empty()) return "";
    const std::string title = style.bold(fmt::format("Claims ({})", answers.claims.size()));
    constexpr std::size_t most_in_words = 20;
    if (answers.claims.size() > most_in_words) {
        return title + ", in words and with the evidence for and against in claims.csv and report.html\n" +
               claims_by_verdict(answers);
    }
    std::size_t chance_width = 0, id_width = 0;
    for (const auto& claim : answers.claims) {
        chance_width = std::max(chance_width, width_of(chance_text(answers, claim)));
        id_width = std::max(id_width, std::min<std::size_t>(20, width_of(claim.id)));
    }
    std::string out = title + "\n";
    for (const auto& claim : answers.claims) {
        out += fitted("  " + left_aligned(chance_text(answers, claim), chance_width) + "  " +
                          left_aligned(claim.id, id_width) + "  " + claim.text,
                      screen_width) +
               "\n";
    }
    return out;
}

std::string lines_paragraph(const Answers& answers, const Style& style) {
    std::string out;
    const auto now = static_cast<std::size_t>(answers.as_of.year() - answers.start.year());
    for (const auto& row : answers.openings) {
        const std::size_t years = row.opened.size();
        const auto mean = [&](const analyse::Series& series, std::size_t from, std::size_t to) {
            return analyse::quantity(std::round(sum_of(series, from, to)));
        };
        out += wrapped(fmt::format("  {}: {} opened and {} expanded by the end of {}; {} and {} from {} to {}",
                                   analyse::spaced(row.bloc), mean(row.opened, 0, now), mean(row.expanded, 0, now),
                                   answers.as_of.year() - 1, mean(row.opened, now, years),
                                   mean(row.expanded, now, years), answers.as_of.year(), answers.years.back()),
                       screen_width, 4);
    }
    if (out.empty()) return "";
    return style.bold("Lines") + " opened where nothing like it was made, and expanded" +
           (answers.point ? "" : ", means over the futures") + "\n" + out;
}

std::string spending_paragraph(const Answers& answers, const Style& style) {
    if (answers.spending.empty() || answers.years.empty()) return "";
    const int last = answers.years.back();
    std::string out = style.bold("Spending") + fmt::format(" in {}{}\n", last, answers.point ? "" : ", chances in 100");
    out += wrapped("  3.5 % of GDP on core defence: " + group_chances(answers, &analyse::SpendingAnswer::meets_3_5),
                   screen_width, 4);
    out += wrapped("  5 % with related spending: " + group_chances(answers, &analyse::SpendingAnswer::meets_5),
                   screen_width, 4);
    const auto now = static_cast<std::size_t>(answers.as_of.year() - answers.start.year());
    std::string absorbed;
    for (const auto& row : answers.spending) {
        if (!row.party.empty() || row.bloc.empty() || std::isnan(row.absorbed[now])) continue;
        absorbed += fmt::format("{}{} {:.0f} %", absorbed.empty() ? "" : ", ", row.name, 100 * row.absorbed[now]);
    }
    if (!absorbed.empty()) {
        out += wrapped(
            fmt::format("  equipment money turned into orders by the end of {}: {}", answers.as_of.year(), absorbed),
            screen_width, 4);
    }
    return out;
}

}  // namespace sinews::cli
