#include "reference/draws.hpp"

#include <algorithm>
#include <map>

#include "scenario/evaluate.hpp"

namespace sinews::reference {

Draws point_draws(const scenario::Scenario& scenario) {
    const auto variables = scenario::point_values(scenario.variables);

    std::map<std::string, double> availability;
    for (const auto& line : scenario.lines)
        availability[line.line] = scenario::point_value(line.availability.expression, variables);
    for (const auto& candidate : scenario.candidates) {
        availability[candidate.line.line] = scenario::point_value(candidate.line.availability.expression, variables);
    }

    Draws draws;
    draws.point = true;
    draws.cell = [variables](const std::string&, const std::string&, const std::string&, const scenario::Value& value) {
        return scenario::point_value(value.expression, variables);
    };
    draws.comes = [](const std::string&) { return true; };
    draws.availability = [availability](const std::string& line, int) {
        return std::clamp(availability.at(line), 0.0, 1.0);
    };
    draws.growth_shock = [](const std::string&, int) { return 0.0; };
    return draws;
}

}  // namespace sinews::reference
