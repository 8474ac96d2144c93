#include "analyse/lever_effects.hpp"

#include <algorithm>

namespace sinews::analyse {

namespace {

/// The first `replications` of one request's array.
template <class Value>
std::span<const Value> part(const std::vector<Value>& values, const Outcomes& outcomes, int request,
                            std::uint64_t replications) {
    return {values.data() + outcomes.at(static_cast<std::size_t>(request), outcomes.range.first),
            static_cast<std::size_t>(replications)};
}

/// Crossovers with `never` after all months, so that they have an order.
std::vector<int> in_order(std::span<const int> crossovers, int months) {
    std::vector<int> ordered(crossovers.begin(), crossovers.end());
    for (int& month : ordered) month = month == Outcomes::never ? months : month;
    return ordered;
}

std::optional<int> median_of(std::vector<int> values, int months) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>((values.size() + 1) / 2 - 1);
    std::nth_element(values.begin(), middle, values.end());
    return *middle == months ? std::nullopt : std::optional<int>(*middle);
}

/// Counts the pairs in which `holds` is true on one side alone, and on each side.
template <class Value, class Holds>
void compare_shares(std::span<const Value> without, std::span<const Value> with, Holds&& holds, double& share_without,
                    double& share_with, Difference& change) {
    std::uint64_t gained = 0, lost = 0, before = 0;
    for (std::size_t at = 0; at < without.size(); ++at) {
        const bool was = holds(without[at]), is = holds(with[at]);
        gained += is && !was;
        lost += was && !is;
        before += was;
    }
    const auto pairs = static_cast<double>(without.size());
    share_without = static_cast<double>(before) / pairs;
    share_with = static_cast<double>(before + gained - lost) / pairs;
    change = paired_share(gained, lost, without.size());
}

void add_crossovers(const Plan& plan, int comparison, const Outcomes& without, const std::vector<const Outcomes*>& runs,
                    std::uint64_t replications, std::uint64_t seed, std::vector<LeverEffects>& effects) {
    const auto months_of = [&](const Outcomes& outcomes) {
        return in_order(part(outcomes.crossover, outcomes, comparison, replications), plan.months);
    };
    const std::vector<int> base = months_of(without);
    std::vector<std::vector<int>> lists;
    std::vector<std::span<const int>> spans;
    lists.reserve(runs.size());
    for (const Outcomes* run : runs) spans.emplace_back(lists.emplace_back(months_of(*run)));
    const std::vector<Difference> changes = paired_medians(base, spans, plan.months, seed);
    const std::optional<int> median = median_of(base, plan.months);
    for (std::size_t at = 0; at < runs.size(); ++at) {
        CrossoverEffect effect;
        effect.without = median;
        effect.with = median_of(lists[at], plan.months);
        effect.change = changes[at];
        compare_shares(
            std::span<const int>(base), spans[at], [&](int month) { return month < plan.months; },
            effect.crossed_without, effect.crossed_with, effect.crossed);
        effects[at].crossovers.push_back(effect);
    }
}

ValueEffect value_effect(std::span<const double> without, std::span<const double> with) {
    ValueEffect effect;
    effect.change = paired_mean(without, with);
    double sum = 0, count = 0;
    for (std::size_t at = 0; at < without.size(); ++at) {
        const double difference = with[at] - without[at];
        if (difference - difference != 0) continue;
        sum += without[at];
        count += 1;
    }
    effect.without = sum / count;  // NaN without pairs
    effect.with = effect.without + effect.change.change;
    return effect;
}

}  // namespace

std::vector<LeverEffects> lever_effects(const Plan& plan, const EffectRequest& request, const Outcomes& without,
                                        const std::vector<const Outcomes*>& runs, std::uint64_t replications,
                                        std::uint64_t seed) {
    std::vector<LeverEffects> effects(runs.size());
    for (const int comparison : request.comparisons) {
        add_crossovers(plan, comparison, without, runs, replications, seed, effects);
    }
    for (std::size_t at = 0; at < runs.size(); ++at) {
        for (const int claim : request.claims) {
            ClaimEffect effect;
            compare_shares(
                part(without.claims, without, claim, replications),
                part(runs[at]->claims, *runs[at], claim, replications),
                [](ClaimOutcome answer) { return answer == ClaimOutcome::yes; }, effect.without, effect.with,
                effect.change);
            effects[at].claims.push_back(effect);
        }
        for (int value = 0; value < static_cast<int>(request.outcomes.values.size()); ++value) {
            effects[at].values.push_back(value_effect(part(without.values, without, value, replications),
                                                      part(runs[at]->values, *runs[at], value, replications)));
        }
    }
    return effects;
}

}  // namespace sinews::analyse
