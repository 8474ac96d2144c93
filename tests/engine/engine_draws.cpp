#include "engine/engine_draws.hpp"

#include <algorithm>

#include "scenario/evaluate.hpp"

namespace sinews::engine {

namespace {

/// "lines.csv" -> "lines"
std::string stem(const std::string& table) { return table.substr(0, table.find('.')); }

double last_growth(const scenario::Scenario& scenario, const std::string& party, const analyse::Trajectory& trajectory,
                   const scenario::VariablePoints& points, int& last_year) {
    const scenario::EconomyRow* last = nullptr;
    for (const auto& row : scenario.economy) {
        if (row.party == party && (last == nullptr || row.year > last->year)) last = &row;
    }
    last_year = last->year;
    const auto found = trajectory.parameters.find("economy/" + party + "/" + std::to_string(last->year) + "/growth");
    return found != trajectory.parameters.end() ? found->second
                                                : scenario::point_value(last->growth.expression, points);
}

}  // namespace

reference::Draws draws_of(const scenario::Scenario& scenario, const analyse::Trajectory& trajectory) {
    const auto points = scenario::point_values(scenario.variables);
    reference::Draws draws;
    draws.cell = [&trajectory, points](const std::string& table, const std::string& row, const std::string& column,
                                       const scenario::Value& value) {
        std::string name = stem(table) + "/" + row + "/";
        if (stem(table) == "use") name += value.expression.text + "/";
        const auto found = trajectory.parameters.find(name + column);
        // What is not uncertain has the same value in every replication.
        return found != trajectory.parameters.end() ? found->second : scenario::point_value(value.expression, points);
    };
    draws.comes = [&trajectory](const std::string& line) { return trajectory.line_comes.at(line); };
    draws.availability = [&trajectory](const std::string& line, int month) {
        return trajectory.line_available.at(line)[static_cast<std::size_t>(month)];
    };
    draws.growth_shock = [&, points](const std::string& party, int year) {
        int last_year = 0;
        const double growth = last_growth(scenario, party, trajectory, points, last_year);
        const auto at = static_cast<std::size_t>(year - scenario.start.year());
        const auto& gdp = trajectory.gdp.at(party);
        if (year - scenario.start.year() < 1 || at >= gdp.size()) return 0.0;
        return gdp[at] / gdp[at - 1] - 1 - growth;
    };
    return draws;
}

}  // namespace sinews::engine
