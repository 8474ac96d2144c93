#include "scenario/texts.hpp"

#include <set>

namespace sinews::scenario {

std::vector<std::string_view> texts_of(const Scenario& scenario) {
    std::vector<std::string_view> texts;
    std::set<std::string_view> known;
    const auto add = [&](std::string_view text) {
        if (!text.empty() && known.insert(text).second) texts.push_back(text);
    };
    add(scenario.title);
    add(scenario.price_base);
    add(scenario.currency);
    for (const Measure& measure : scenario.measures) add(measure.text);
    for (const Comparison& comparison : scenario.comparisons) add(comparison.text);
    for (const Claim& claim : scenario.claims) add(claim.text);
    for (const Lever& lever : scenario.levers) add(lever.text);
    for (const Item& item : scenario.items) {
        add(item.name);
        add(item.unit);
    }
    for (const Party& party : scenario.parties) add(party.name);
    for (const Party& party : scenario.parties) {
        add(party.bloc);
        add(party.group);
    }
    return texts;
}

}  // namespace sinews::scenario
