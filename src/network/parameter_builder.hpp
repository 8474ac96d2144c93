#pragma once
// Turns cells into parameters: constants are shared, uncertain cells become programs with named random streams.

#include <map>
#include <string>
#include <utility>

#include "network/parameter.hpp"
#include "network/sampler_store.hpp"
#include "scenario/evaluate.hpp"
#include "scenario/scenario.hpp"

namespace sinews::network {

class ParameterBuilder {
public:
    /// Adds every variable first, in dependency order, so that cells can name them. `samplers` must outlive it.
    ParameterBuilder(const std::vector<scenario::Variable>& variables, SamplerStore& samplers);

    /// The parameter of a cell, `absent` for an empty one. `name` is "table/row/column": its random numbers hang on it.
    Parameter add(const scenario::Value& value, const std::string& name, Range range);

    [[nodiscard]] double point(Parameter parameter) const { return table_.point[static_cast<std::size_t>(parameter)]; }
    [[nodiscard]] bool uncertain(Parameter parameter) const {
        return table_.uncertain[static_cast<std::size_t>(parameter)];
    }
    [[nodiscard]] ParameterTable take() { return std::move(table_); }
    /// The same without drawing variables that no cell asks for: they keep their point values.
    [[nodiscard]] ParameterTable take_used();

private:
    Parameter add_expression(const scenario::Expression& expression, const std::string& name, Range range);
    Parameter add_constant(double value);
    Parameter add_program(const scenario::Expression& expression, const std::string& name, Range range, double point);
    [[nodiscard]] bool varies(const scenario::Expression& expression) const;

    SamplerStore* samplers_;
    ParameterTable table_;
    scenario::VariablePoints variable_points_;
    std::map<std::string, Parameter> variables_;
    std::map<double, Parameter> constants_;
};

}  // namespace sinews::network
