#include "analyse/tally.hpp"

#include "simulate/waterfall_state.hpp"

namespace sinews::analyse {

namespace {

template <typename Value>
void add_all(std::vector<Value>& to, const std::vector<Value>& from) {
    for (std::size_t at = 0; at < to.size(); ++at) to[at] += from[at];
}

void merge_all(std::vector<QuantileSketch>& to, const std::vector<QuantileSketch>& from) {
    for (std::size_t at = 0; at < from.size(); ++at) to[at].merge(from[at]);  // none where they are of another
}

}  // namespace

Tally::Tally(const Plan& plan, MonthlySketches sketches)
    : months(plan.months),
      years(plan.years),
      measure_sum(plan.measures.size() * static_cast<std::size_t>(plan.months)),
      waterfall(plan.waterfall.size() * simulate::level_count * static_cast<std::size_t>(plan.months)),
      waterfall_inputs(static_cast<std::size_t>(plan.waterfall_inputs) * static_cast<std::size_t>(plan.months)),
      opened_capacity(static_cast<std::size_t>(plan.blocs) * static_cast<std::size_t>(plan.items) *
                      static_cast<std::size_t>(plan.years)),
      output_sum(plan.makers.size() * static_cast<std::size_t>(plan.years)),
      missing_money(plan.spenders.size() * static_cast<std::size_t>(plan.years)),
      spent_money(plan.spenders.size() * static_cast<std::size_t>(plan.years)),
      unspent_money(plan.spenders.size() * static_cast<std::size_t>(plan.years)) {
    const auto all_months = static_cast<std::size_t>(months);
    const auto lines = static_cast<std::size_t>(plan.lines);
    if (sketches == MonthlySketches::own) {
        measure.resize(plan.measures.size() * all_months);
        for (auto* list : {&gap, &ratio}) list->resize(plan.comparisons.size() * all_months);
        output.resize(plan.makers.size() * static_cast<std::size_t>(years));
    }
    for (auto* list : {&both_sides, &holds}) list->assign(plan.comparisons.size() * all_months, 0);
    crossover.assign(plan.comparisons.size() * (all_months + 1), 0);
    at_or_before.assign(plan.comparisons.size(), 0);
    for (auto* list : {&claim_true, &claim_empty}) list->assign(plan.claims.size(), 0);
    for (auto* list : {&line_start, &line_full, &line_decided}) list->resize(lines);
    line_starts.assign(lines, 0);
    const auto openings =
        static_cast<std::size_t>(plan.blocs) * static_cast<std::size_t>(plan.items) * static_cast<std::size_t>(years);
    for (auto* list : {&opened, &expanded}) list->assign(openings, 0);
    const auto spending = plan.spenders.size() * static_cast<std::size_t>(years);
    for (auto* list : {&core, &related, &total}) list->resize(spending);
    for (auto* list : {&meets_2, &meets_3_5, &meets_5}) list->assign(spending, 0);
}

void Tally::merge(const Tally& other) {
    replications += other.replications;
    merge_all(measure, other.measure);
    measure_sum.merge(other.measure_sum);
    add_all(both_sides, other.both_sides);
    add_all(holds, other.holds);
    merge_all(gap, other.gap);
    merge_all(ratio, other.ratio);
    add_all(crossover, other.crossover);
    add_all(at_or_before, other.at_or_before);
    add_all(claim_true, other.claim_true);
    add_all(claim_empty, other.claim_empty);
    waterfall.merge(other.waterfall);
    waterfall_inputs.merge(other.waterfall_inputs);
    merge_all(line_start, other.line_start);
    merge_all(line_full, other.line_full);
    merge_all(line_decided, other.line_decided);
    add_all(line_starts, other.line_starts);
    add_all(opened, other.opened);
    add_all(expanded, other.expanded);
    opened_capacity.merge(other.opened_capacity);
    merge_all(output, other.output);
    output_sum.merge(other.output_sum);
    merge_all(core, other.core);
    merge_all(related, other.related);
    merge_all(total, other.total);
    add_all(meets_2, other.meets_2);
    add_all(meets_3_5, other.meets_3_5);
    add_all(meets_5, other.meets_5);
    missing_money.merge(other.missing_money);
    spent_money.merge(other.spent_money);
    unspent_money.merge(other.unspent_money);
}

}  // namespace sinews::analyse
