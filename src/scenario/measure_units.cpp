#include "scenario/measure_units.hpp"

#include <algorithm>
#include <array>

namespace sinews::scenario {

std::string_view base_unit(std::string_view unit) { return unit.substr(0, unit.rfind('/')); }

bool has_known_period(std::string_view unit) {
    constexpr std::array<std::string_view, 5> periods{"/day", "/week", "/month", "/quarter", "/year"};
    return std::any_of(periods.begin(), periods.end(), [&](std::string_view period) { return unit.ends_with(period); });
}

std::optional<Metric> metric_of(std::string_view wanted) {
    for (const auto& [word, metric] : metric_words()) {
        if (word == wanted) return metric;
    }
    return std::nullopt;
}

ItemUnits::ItemUnits(const Scenario& scenario) {
    for (const Item& item : scenario.items) units_.try_emplace(item.item, item.unit);
}

std::string ItemUnits::of_item(std::string_view item) const {
    const auto found = units_.find(item);
    return found == units_.end() ? "" : std::string(found->second);
}

std::string ItemUnits::of_items(const Measure& measure) const {
    if (!traits_of(measure.metric).has_unit || measure.items.empty()) return {};
    const std::string unit = of_item(measure.items.front().item);
    const bool common = std::all_of(measure.items.begin(), measure.items.end(),
                                    [&](const WeightedItem& item) { return of_item(item.item) == unit; });
    return common ? unit : "";
}

std::string ItemUnits::of_measure(const Measure& measure, const Scenario& scenario) const {
    if (measure.least_of.empty()) return of_items(measure);
    // One step down is enough: the least of leasts has the units of its parts where those agree.
    std::string unit;
    for (const Measure& part : scenario.measures) {
        if (std::find(measure.least_of.begin(), measure.least_of.end(), part.id) == measure.least_of.end()) continue;
        const std::string of_part = part.least_of.empty() ? of_items(part) : "";
        if (of_part.empty() || (!unit.empty() && unit != of_part)) return {};
        unit = of_part;
    }
    return unit;
}

}  // namespace sinews::scenario
