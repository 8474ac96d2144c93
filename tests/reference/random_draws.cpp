#include "reference/random_draws.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "numerics/distribution.hpp"
#include "scenario/draw.hpp"
#include "scenario/evaluate_nodes.hpp"
#include "support/dice.hpp"

namespace sinews::reference {
namespace {

/// A generator for one named quantity (FNV-1a of the name, mixed with the seed).
support::Dice dice_of(std::uint64_t seed, const std::string& name) {
    std::uint64_t hash = 0xcbf29ce484222325U ^ (seed * 0x9e3779b97f4a7c15U);
    for (const char letter : name) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 0x100000001b3U;
    }
    return support::Dice(hash);
}

double standard_normal(support::Dice& dice) {
    return numerics::quantile({numerics::Distribution::Kind::normal, 0, 1, 0}, dice.uniform());
}

struct Replication {
    scenario::Scenario scenario;
    std::uint64_t seed = 0;
    std::map<std::string, double> variables;
    std::map<std::string, scenario::Value> medians_of_availability;
    std::map<std::string, std::vector<double>> noise;  // AR(1) paths by line or party, grown as they are asked

    double cell(const std::string& name, const scenario::Expression& expression) {
        auto dice = dice_of(seed, name);
        const auto variable_of = [&](const std::string& variable) { return this->variable(variable); };
        const auto draw_of = [&](const scenario::ExpressionNode& node, double first, double second, double third) {
            return numerics::quantile(scenario::distribution_of(node.operation, first, second, third), dice.uniform());
        };
        return scenario::evaluate_nodes(expression, variable_of, draw_of);
    }

    double variable(const std::string& name) {
        if (const auto known = variables.find(name); known != variables.end()) return known->second;
        const auto found = std::find_if(scenario.variables.begin(), scenario.variables.end(),
                                        [&](const auto& row) { return row.name == name; });
        return variables[name] = cell("variable/" + name, found->value.expression);
    }

    /// Step `step` of a stationary AR(1) with standard deviation 1.
    double noise_at(const std::string& name, double persistence, std::size_t step) {
        auto& path = noise[name];
        while (path.size() <= step) {
            auto dice = dice_of(seed, name + '/' + std::to_string(path.size()));
            const double shock = standard_normal(dice);
            path.push_back(path.empty() ? shock
                                        : persistence * path.back() + std::sqrt(1 - persistence * persistence) * shock);
        }
        return path[step];
    }

    double availability(const std::string& line, int month) {
        const double median =
            std::clamp(cell("availability/" + line, medians_of_availability.at(line).expression), 0.0, 1.0);
        if (median == 0 || median == 1) return median;
        const double logit = std::log(median / (1 - median)) +
                             scenario.availability_sd * noise_at("line/" + line, scenario.availability_persistence,
                                                                 static_cast<std::size_t>(month));
        return 1 / (1 + std::exp(-logit));
    }

    double growth_shock(const std::string& party, int year) {
        int last = 0;
        for (const auto& row : scenario.economy) {
            if (row.party == party) last = std::max(last, row.year);
        }
        return scenario.growth_sd *
               noise_at("party/" + party, scenario.growth_persistence, static_cast<std::size_t>(year - last - 1));
    }
};

}  // namespace

Draws random_draws(const scenario::Scenario& scenario, std::uint64_t seed) {
    auto replication = std::make_shared<Replication>();
    replication->scenario = scenario;
    replication->seed = seed;
    std::map<std::string, scenario::Value> chances;
    for (const auto& line : scenario.lines) {
        replication->medians_of_availability[line.line] = line.availability;
        chances[line.line] = line.chance;
    }
    for (const auto& candidate : scenario.candidates) {
        replication->medians_of_availability[candidate.line.line] = candidate.line.availability;
        chances[candidate.line.line] = candidate.line.chance;
    }
    Draws draws;
    draws.cell = [replication](const std::string& table, const std::string& row_key, const std::string& column,
                               const scenario::Value& value) {
        return replication->cell(table + '/' + row_key + '/' + column, value.expression);
    };
    draws.comes = [replication, chances](const std::string& line) {
        auto dice = dice_of(replication->seed, "comes/" + line);
        return dice.happens(replication->cell("chance/" + line, chances.at(line).expression));
    };
    draws.availability = [replication](const std::string& line, int month) {
        return replication->availability(line, month);
    };
    draws.growth_shock = [replication](const std::string& party, int year) {
        return replication->growth_shock(party, year);
    };
    return draws;
}

}  // namespace sinews::reference
