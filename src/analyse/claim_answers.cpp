// Claims: probability, the word for it, what was tested, and the evidence for and against where the month is past.

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "analyse/answer_topics.hpp"
#include "analyse/likelihood.hpp"
#include "analyse/wording.hpp"

namespace sinews::analyse {

namespace {

using Kind = ClaimPlan::Kind;

std::string kind_text(Kind kind) {
    switch (kind) {
        case Kind::comparison: return "comparison";
        case Kind::at_least:
        case Kind::at_most: return "threshold";
        case Kind::growth_at_least:
        case Kind::growth_at_most: return "growth";
        case Kind::highest_since: return "highest_since";
    }
    return "";
}

struct Topic {
    const AnswerSources& sources;
    const std::vector<MeasureAnswer>& measures;
    const std::vector<EvidenceAnswer>& evidence;

    [[nodiscard]] const MeasureAnswer& measure(int at) const { return measures[static_cast<std::size_t>(at)]; }
    /// The measure's median over the futures in a month; NaN outside the horizon.
    [[nodiscard]] double median(int at, int month) const {
        if (month < 0 || static_cast<std::size_t>(month) >= sources.months())
            return std::numeric_limits<double>::quiet_NaN();
        return measure(at).quantiles.p50[static_cast<std::size_t>(month)];
    }
};

std::string bound_text(const MeasureAnswer& measure, double bound) {
    if (measure.unit == "share of GDP") return percent(bound) + " of GDP";
    return quantity(bound) + " " + measure.unit;
}

std::string comparison_detail(const Topic& topic, const ComparisonPlan& plan) {
    const std::string& left = topic.measure(plan.left).text;
    const std::string& right = topic.measure(plan.right).text;
    if (plan.ratio == 1) return left + " >= " + right;
    return left + " >= " + times(plan.ratio) + " x " + right;
}

std::string detail_of(const Topic& topic, const scenario::Claim& claim, const ClaimPlan& plan) {
    if (plan.kind == Kind::comparison) {
        return comparison_detail(topic, topic.sources.plan.comparisons[static_cast<std::size_t>(plan.comparison)]);
    }
    const MeasureAnswer& measure = topic.measure(plan.measure);
    const std::string since = claim.since ? scenario::to_text(*claim.since) : "";
    switch (plan.kind) {
        case Kind::at_least: return measure.text + " >= " + bound_text(measure, plan.bound);
        case Kind::at_most: return measure.text + " <= " + bound_text(measure, plan.bound);
        case Kind::growth_at_least: return measure.text + " >= " + times(plan.bound) + " x that of " + since;
        case Kind::growth_at_most: return measure.text + " <= " + times(plan.bound) + " x that of " + since;
        default: break;
    }
    const std::string year = std::to_string(claim.highest_since.value_or(0));
    if (std::isinf(plan.bound)) return measure.text + ": no figure after " + year + " to compare with";
    return measure.text + " > " + bound_text(measure, plan.bound) + ", the highest figure after " + year;
}

/// The observation's figure in the measure's unit: the value, else the middle of its range, else the one end there is.
double figure_of(const EvidenceAnswer& evidence) {
    if (!std::isnan(evidence.scaled_value)) return evidence.scaled_value;
    if (std::isnan(evidence.scaled_low)) return evidence.scaled_high;
    if (std::isnan(evidence.scaled_high)) return evidence.scaled_low;
    return (evidence.scaled_low + evidence.scaled_high) / 2;
}

/// A target says what is wanted, not what is.
bool observes(const EvidenceAnswer& evidence, const std::string& measure, scenario::Month month) {
    if (evidence.kind == "target") return false;
    if (evidence.from && month < *evidence.from) return false;
    if (evidence.to && *evidence.to < month) return false;
    return std::ranges::find(evidence.measures, measure) != evidence.measures.end();
}

/// Does the claim hold if the measure is what the evidence says, everything else at its median? Empty when that cannot be told.
std::optional<bool> holds_with(const Topic& topic, const ClaimPlan& plan, int measure, double figure) {
    if (plan.kind == Kind::comparison) {
        const auto& comparison = topic.sources.plan.comparisons[static_cast<std::size_t>(plan.comparison)];
        const bool is_left = comparison.left == measure;
        const double other = topic.median(is_left ? comparison.right : comparison.left, plan.month);
        if (std::isnan(other)) return std::nullopt;
        return is_left ? figure > 0 && figure >= comparison.ratio * other
                       : other > 0 && other >= comparison.ratio * figure;
    }
    const double base = topic.median(plan.measure, plan.since);
    switch (plan.kind) {
        case Kind::at_least: return figure >= plan.bound;
        case Kind::at_most: return figure <= plan.bound;
        case Kind::growth_at_least: return base > 0 ? std::optional(figure >= plan.bound * base) : std::nullopt;
        case Kind::growth_at_most: return base > 0 ? std::optional(figure <= plan.bound * base) : std::nullopt;
        default: return std::isinf(plan.bound) ? std::nullopt : std::optional(figure > plan.bound);
    }
}

void weigh_evidence(const Topic& topic, const ClaimPlan& plan, ClaimAnswer& answer) {
    std::vector<int> measures{plan.measure};
    if (plan.kind == Kind::comparison) {
        const auto& comparison = topic.sources.plan.comparisons[static_cast<std::size_t>(plan.comparison)];
        measures = {comparison.left, comparison.right};
    }
    const scenario::Month month{topic.sources.scenario.start.index + plan.month};
    std::set<std::pair<std::string, bool>> told;
    for (const int measure : measures) {
        for (const auto& evidence : topic.evidence) {
            if (!observes(evidence, topic.measure(measure).id, month)) continue;
            const double figure = figure_of(evidence);
            if (std::isnan(figure)) continue;
            const auto holds = holds_with(topic, plan, measure, figure);
            if (!holds || !told.insert({evidence.id, *holds}).second) continue;
            (*holds ? answer.evidence_for : answer.evidence_against).push_back(evidence.id);
        }
    }
}

ClaimAnswer answer_of(const Topic& topic, std::size_t at) {
    const scenario::Claim& claim = topic.sources.scenario.claims[at];
    const ClaimPlan& plan = topic.sources.plan.claims[at];
    const Tally& tally = topic.sources.tally;
    ClaimAnswer answer;
    answer.id = claim.id;
    answer.text = claim.text.empty() ? claim.id : claim.text;
    answer.speaker = claim.speaker;
    answer.date = claim.date;
    answer.note = claim.note;
    answer.sources = claim.sources;
    answer.month = plan.month;
    answer.kind = kind_text(plan.kind);
    answer.detail = detail_of(topic, claim, plan);
    answer.without_answer = topic.sources.share(tally.claim_empty[at]);
    answer.probability = tally.claim_empty[at] < tally.replications ? topic.sources.share(tally.claim_true[at])
                                                                    : std::numeric_limits<double>::quiet_NaN();
    if (!topic.sources.point) answer.likelihood = likelihood_word(answer.probability, tally.replications);
    answer.past = claim.month <= topic.sources.scenario.as_of;
    if (answer.past) weigh_evidence(topic, plan, answer);
    return answer;
}

}  // namespace

std::vector<ClaimAnswer> claim_answers(const AnswerSources& sources, const std::vector<MeasureAnswer>& measures,
                                       const std::vector<EvidenceAnswer>& evidence) {
    const Topic topic{sources, measures, evidence};
    std::vector<ClaimAnswer> answers;
    for (std::size_t at = 0; at < sources.plan.claims.size(); ++at) answers.push_back(answer_of(topic, at));
    return answers;
}

}  // namespace sinews::analyse
