#pragma once
// Units: of items, of what a measure comes in, and of figures such as "rounds/month".

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/scenario.hpp"
#include "scenario/words.hpp"

namespace sinews::scenario {

/// "rounds" of "rounds/month".
[[nodiscard]] std::string_view base_unit(std::string_view unit);
/// True for a unit that ends in /day, /week, /month, /quarter or /year.
[[nodiscard]] bool has_known_period(std::string_view unit);
/// The metric a word names.
[[nodiscard]] std::optional<Metric> metric_of(std::string_view word);

class ItemUnits {
public:
    explicit ItemUnits(const Scenario& scenario);
    /// "" for an unknown item.
    [[nodiscard]] std::string of_item(std::string_view item) const;
    /// Common unit of a measure's items; "" where there is none: several units weighted together, money, shares, days.
    [[nodiscard]] std::string of_measure(const Measure& measure, const Scenario& scenario) const;

private:
    [[nodiscard]] std::string of_items(const Measure& measure) const;
    std::map<std::string_view, std::string_view> units_;
};

}  // namespace sinews::scenario
