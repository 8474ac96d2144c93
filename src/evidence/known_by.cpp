#include "evidence/known_by.hpp"

#include <algorithm>

#include "evidence/observation.hpp"

namespace sinews::evidence {

namespace {

/// Is there a source that can be dated, and did all of those appear after the month?
bool told_later(const scenario::Scenario& scenario, const scenario::Origin& origin, scenario::Month month) {
    bool dated = false;
    for (const std::string& id : origin.sources) {
        const auto source = std::ranges::find(scenario.sources, id, &scenario::Source::source);
        if (source == scenario.sources.end()) continue;
        const auto published = month_of_date(source->date);
        if (!published) continue;
        if (*published <= month) return false;
        dated = true;
    }
    return dated;
}

}  // namespace

KnownScenario known_by(const scenario::Scenario& scenario, scenario::Month month) {
    KnownScenario known{scenario, {}};
    std::erase_if(known.scenario.lines, [&](const scenario::LineRow& line) {
        const bool later = line.decision && *line.decision > month && told_later(scenario, line.origin, month);
        if (later) known.cut.push_back(line.line);
        return later;
    });
    if (month < known.scenario.as_of) known.scenario.as_of = month;
    return known;
}

}  // namespace sinews::evidence
