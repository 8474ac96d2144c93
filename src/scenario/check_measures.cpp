// Measures and comparisons: what they select, and sums that mean nothing.

#include <algorithm>
#include <map>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/graph_order.hpp"
#include "scenario/measure_units.hpp"
#include "scenario/number.hpp"
#include "scenario/words.hpp"

namespace sinews::scenario {

namespace {

constexpr std::string_view file = "scenario.toml";

void tell(Check& check, int line, std::string_view code, std::string_view key, std::string problem, std::string mend) {
    check.error(code, file, line, key, std::move(problem), std::move(mend));
}

void check_parties(Check& check, const Measure& measure) {
    const int ways =
        (measure.bloc.empty() ? 0 : 1) + (measure.group.empty() ? 0 : 1) + (measure.parties.empty() ? 0 : 1);
    if (ways != 1) {
        tell(check, measure.line, code::measure_selection, ways == 0 ? "bloc" : "parties",
             ways == 0 ? "the measure does not say whose" : "the measure says whose in several ways",
             "give exactly one of bloc, group, parties");
    }
    check.known(code::unknown_bloc, check.names.blocs, "bloc", "blocs", measure.bloc, file, measure.line, "bloc");
    check.known(code::unknown_group, check.names.groups, "group", "groups", measure.group, file, measure.line, "group");
    std::set<std::string_view> seen;
    for (std::size_t position = 0; position < measure.parties.size(); ++position) {
        const std::string& party = measure.parties[position];
        const int element = static_cast<int>(position);
        check.known(code::unknown_party, check.names.parties, "party", "parties", party, file, measure.line, "parties",
                    element);
        if (seen.insert(party).second) continue;
        check.error(code::duplicate, file, measure.line, "parties", "`" + shown(party) + "` stands twice in the list",
                    "name each party once", element);
    }
}

void check_items(Check& check, const Measure& measure) {
    for (std::size_t position = 0; position < measure.items.size(); ++position) {
        const WeightedItem& item = measure.items[position];
        const int element = static_cast<int>(position);
        check.known(code::unknown_item, check.names.items, "item", "items", item.item, file, measure.line, "items",
                    element);
        if (item.weight < 0) {
            check.error(code::negative_number, file, measure.line, "items",
                        "the weight of `" + shown(item.item) + "` is negative", "0 or more", element);
        }
    }
    for (std::size_t position = 0; position < measure.categories.size(); ++position) {
        check.known(code::unknown_category, check.names.categories, "category", "categories",
                    measure.categories[position], file, measure.line, "categories", static_cast<int>(position));
    }
}

void check_selection(Check& check, const Measure& measure) {
    const bool money = measure.metric == Metric::spent || measure.metric == Metric::unspent;
    if (!measure.categories.empty() && !money) {
        tell(check, measure.line, code::measure_selection, "categories", "`categories` is for spent and unspent only",
             "give items = { name = 1 }");
    } else if (!measure.categories.empty() && !measure.items.empty()) {
        tell(check, measure.line, code::measure_selection, "categories", "the measure has items and categories",
             "give one of them");
    } else if (traits_of(measure.metric).of_items && measure.items.empty() && measure.categories.empty()) {
        tell(check, measure.line, code::measure_selection, "items", "the measure names no items",
             money ? "add items = { name = 1 } or categories = [\"name\"]" : "add items = { name = 1 }");
    } else if (!traits_of(measure.metric).of_items && !measure.items.empty()) {
        check.warning(code::has_no_effect, file, measure.line, "items", "shares of GDP have no items",
                      "leave `items` out");
    }
    check_items(check, measure);
}

void check_window(Check& check, const Measure& measure) {
    const Scenario& scenario = check.scenario;
    const bool sum = measure.window == Window::trailing_12_months || measure.window == Window::since;
    const std::string metric(word_of(metric_words(), measure.metric));
    if (sum && !traits_of(measure.metric).summable) {
        tell(check, measure.line, code::sum_of_levels, "window",
             "`" + metric + "` is a level, not a flow: adding up its months means nothing", "window = \"month\"");
    } else if (sum && measure.metric == Metric::lines) {
        check.warning(code::unusual, file, measure.line, "window",
                      "a sum of counts of lines counts each line every month", "window = \"month\"");
    } else if (measure.window == Window::month_times_12 && !traits_of(measure.metric).summable) {
        check.warning(code::unusual, file, measure.line, "window",
                      "`" + metric + "` is a level: twelve times it means little", "window = \"month\"");
    }
    if (measure.since && scenario.start.index > 0 &&
        (*measure.since < scenario.start || *measure.since > scenario.end)) {
        tell(check, measure.line, code::outside_horizon, "window", "the window begins outside the scenario",
             "a month from " + to_text(scenario.start) + " to " + to_text(scenario.end));
    }
}

void check_use_rate(Check& check, const Measure& measure) {
    if (!measure.use_rate) return;
    if (measure.metric != Metric::days_of_supply) {
        check.warning(code::has_no_effect, file, measure.line, "use_rate", "`use_rate` is for days_of_supply only",
                      "leave it out");
    } else if (!(*measure.use_rate > 0)) {
        tell(check, measure.line, code::outside_bounds, "use_rate", "`use_rate` is " + number_text(*measure.use_rate),
             "units a month, more than 0");
    }
}

void check_least_of(Check& check) {
    const std::vector<Measure>& measures = check.scenario.measures;
    std::map<std::string_view, std::size_t> positions;
    for (std::size_t position = 0; position < measures.size(); ++position)
        positions.try_emplace(measures[position].id, position);
    Needs needs(measures.size());
    for (std::size_t position = 0; position < measures.size(); ++position) {
        const Measure& measure = measures[position];
        for (std::size_t part = 0; part < measure.least_of.size(); ++part) {
            const std::string& name = measure.least_of[part];
            check.known(code::unknown_measure, check.names.measures, "measure", "measures", name, file, measure.line,
                        "least_of", static_cast<int>(part));
            if (const auto found = positions.find(name); found != positions.end())
                needs[position].push_back(found->second);
        }
    }
    for (const auto& cycle : order_graph(needs).cycles) {
        tell(check, measures[cycle.front()].line, code::measure_cycle, "least_of", "the measure is the least of itself",
             "take it out of the circle");
    }
}

void check_comparison(Check& check, const Comparison& comparison) {
    const Scenario& scenario = check.scenario;
    check.known(code::unknown_measure, check.names.measures, "measure", "measures", comparison.left, file,
                comparison.line, "left");
    check.known(code::unknown_measure, check.names.measures, "measure", "measures", comparison.right, file,
                comparison.line, "right");
    if (!(comparison.ratio > 0)) {
        tell(check, comparison.line, comparison.ratio < 0 ? code::negative_number : code::outside_bounds, "ratio",
             "`ratio` is " + number_text(comparison.ratio), "more than 0; 1 asks whether left is at least right");
    }
    if (comparison.from && scenario.start.index > 0 &&
        (*comparison.from < scenario.start || *comparison.from > scenario.end)) {
        tell(check, comparison.line, code::outside_horizon, "from", "`from` lies outside the scenario",
             "a month from " + to_text(scenario.start) + " to " + to_text(scenario.end));
    }
    if (!comparison.left.empty() && comparison.left == comparison.right) {
        check.warning(code::unusual, file, comparison.line, "right", "the measure is compared with itself",
                      "name two measures");
    }
}

}  // namespace

void check_measures(Check& check) {
    for (const Measure& measure : check.scenario.measures) {
        check.known(code::unknown_series, check.names.series, "series of history.csv", "series", measure.history, file,
                    measure.line, "history");
        if (!measure.least_of.empty()) continue;
        check_parties(check, measure);
        if (!metric_of(check.documents.find(file, measure.line, "metric").quoted)) continue;  // told when it was read
        check_selection(check, measure);
        check_window(check, measure);
        check_use_rate(check, measure);
    }
    check_least_of(check);
    for (const Comparison& comparison : check.scenario.comparisons) check_comparison(check, comparison);
}

}  // namespace sinews::scenario
