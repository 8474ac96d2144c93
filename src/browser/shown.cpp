#include "browser/shown.hpp"

#include <algorithm>
#include <set>

namespace sinews::browser {

namespace {

template <class Row>
const Row* find(const std::vector<Row>& rows, const std::string& id) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.id == id; });
    return found == rows.end() ? nullptr : &*found;
}

/// A measure and those of which it is the least.
void need(const scenario::Scenario& scenario, const std::string& id, std::set<std::string>& needed) {
    const scenario::Measure* measure = find(scenario.measures, id);
    if (measure == nullptr || !needed.insert(id).second) return;
    for (const std::string& other : measure->least_of) need(scenario, other, needed);
}

}  // namespace

scenario::Scenario only_shown(scenario::Scenario scenario, const Shown& shown) {
    std::vector<scenario::Comparison> comparisons;
    std::set<std::string> needed;
    for (const std::string& id : shown.comparisons) {
        const scenario::Comparison* comparison = find(scenario.comparisons, id);
        if (comparison == nullptr || find(comparisons, id) != nullptr) continue;
        comparisons.push_back(*comparison);
        for (const std::string& side : {comparison->left, comparison->right}) need(scenario, side, needed);
    }
    for (const std::string& id : shown.measures) need(scenario, id, needed);
    std::vector<scenario::Measure> measures;
    for (const scenario::Measure& measure : scenario.measures) {
        if (needed.count(measure.id) > 0) measures.push_back(measure);
    }
    scenario.comparisons = std::move(comparisons);
    scenario.measures = std::move(measures);
    scenario.claims.clear();
    return scenario;
}

std::string unknown_in(const scenario::Scenario& scenario, const Shown& shown) {
    for (const std::string& id : shown.comparisons) {
        if (find(scenario.comparisons, id) == nullptr) return "there is no comparison `" + id + "`";
    }
    for (const std::string& id : shown.measures) {
        if (find(scenario.measures, id) == nullptr) return "there is no measure `" + id + "`";
    }
    return "";
}

}  // namespace sinews::browser
