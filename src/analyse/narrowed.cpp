#include "analyse/narrowed.hpp"

#include <algorithm>

namespace sinews::analyse {

namespace {

/// The first month whose sums have a say in a measure's value of this month.
int first_with_a_say(const MeasurePlan& measure, int month) {
    switch (measure.window) {
        case scenario::Window::month:
        case scenario::Window::month_times_12: return month;
        // Twelve months are added up in blocks (MeasureValues): from the beginning of the block before.
        case scenario::Window::trailing_12_months: return std::max(0, month - month % 12 - 12);
        default: return std::min(month, std::max(0, measure.since));
    }
}

/// Notes that somebody asks for a measure's value of a month.
void ask(Plan& plan, int measure, int month) {
    if (measure < 0 || month < 0 || month >= plan.months) return;
    const auto at = static_cast<std::size_t>(measure);
    MeasurePlan& asked = plan.measures[at];
    asked.first_asked = std::min(asked.first_asked, plan.answer_month(at, first_with_a_say(asked, month)));
    asked.last_asked = std::max(asked.last_asked, month);
}

/// Asks for both sides of a comparison.
void ask_sides(Plan& plan, int comparison, int month) {
    const ComparisonPlan& sides = plan.comparisons[static_cast<std::size_t>(comparison)];
    ask(plan, sides.left, month);
    ask(plan, sides.right, month);
}

void ask_claim(Plan& plan, const ClaimPlan& claim) {
    if (claim.comparison >= 0) return ask_sides(plan, claim.comparison, claim.month);
    ask(plan, claim.measure, claim.month);
    using Kind = ClaimPlan::Kind;
    const bool grows = claim.kind == Kind::growth_at_least || claim.kind == Kind::growth_at_most;
    if (grows) ask(plan, claim.measure, claim.since);
}

void sort_out(std::vector<int>& positions) {
    std::ranges::sort(positions);
    const auto again = std::ranges::unique(positions);
    positions.erase(again.begin(), again.end());
}

}  // namespace

Plan narrowed(Plan plan, const OutcomeRequest& request) {
    for (MeasurePlan& measure : plan.measures) {
        measure.first_asked = network::never;
        measure.last_asked = -1;
    }
    for (const auto& value : request.values) ask(plan, value.measure, value.month);
    for (const int comparison : plan.asked_comparisons) {  // the crossover may be in any month
        for (const int month : {0, plan.months - 1}) ask_sides(plan, comparison, month);
    }
    for (const int claim : plan.asked_claims) ask_claim(plan, plan.claims[static_cast<std::size_t>(claim)]);
    // What a least_of names stands before it.
    for (auto at = plan.order.rbegin(); at != plan.order.rend(); ++at) {
        const MeasurePlan& measure = plan.measures[static_cast<std::size_t>(*at)];
        for (const int other : measure.least_of) {
            ask(plan, other, measure.first_asked);
            ask(plan, other, measure.last_asked);
        }
    }
    std::erase_if(plan.order,
                  [&](int measure) { return plan.measures[static_cast<std::size_t>(measure)].last_asked < 0; });
    for (MeasurePlan& measure : plan.measures) {
        if (measure.last_asked < 0) measure.addends.clear();
    }
    plan.asked = asked_by(plan);
    return plan;
}

Plan narrowed(Plan plan, const EffectRequest& request) {
    plan.asked_comparisons = request.comparisons;
    plan.asked_claims = request.claims;
    sort_out(plan.asked_comparisons);
    sort_out(plan.asked_claims);
    return narrowed(std::move(plan), request.outcomes);
}

}  // namespace sinews::analyse
