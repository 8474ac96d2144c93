#pragma once
// Every number of a scenario that the model reads, constant or uncertain, as one table of small programs.
// A model part holds a Parameter (a position in the table); a replication holds the value at that position.

#include <cstdint>
#include <string>
#include <vector>

#include "numerics/sampler.hpp"
#include "scenario/expression.hpp"

namespace sinews::network {

/// Position in ParameterTable. `absent` stands for an empty cell.
using Parameter = std::int32_t;
inline constexpr Parameter absent = -1;

/// What a quantity may be: a draw outside is cut at the border (docs/model.md, "Draws").
enum class Range : std::uint8_t { any, non_negative, unit };

/// One step of a parameter's program; its result is the register of the same position.
struct Instruction {
    scenario::Operation operation = scenario::Operation::number;
    double number = 0;                        // of number
    Parameter variable = absent;              // of variable: a parameter that stands before this one
    int first = -1, second = -1, third = -1;  // registers of the arguments
    std::uint64_t stream = 0;                 // of a draw: the name of its random numbers
    int sampler = -1;                         // of a draw with constant arguments: position in ParameterTable::samplers
    friend bool operator==(const Instruction&, const Instruction&) = default;
};

struct Program {
    int first_instruction = 0;
    int instruction_count = 0;
    Range range = Range::any;
    friend bool operator==(const Program&, const Program&) = default;
};

/// Truths in a row, a byte each: months read them again and again, and single bits would have to be picked out.
using Flags = std::vector<std::uint8_t>;

struct ParameterTable {
    // All parameters: the point value (each distribution and variable at its median), cut to the range.
    std::vector<double> point;
    // Names "table/row/column" of the uncertain parameters, "" for constants (constants are shared between cells).
    std::vector<std::string> name;
    Flags uncertain;
    // Uncertain parameters in an order in which variables come before what uses them.
    std::vector<Parameter> drawn;
    std::vector<Program> program;  // by position in `drawn`
    std::vector<Instruction> instructions;
    std::vector<numerics::Sampler> samplers;
    int register_count = 0;  // the longest program

    [[nodiscard]] int size() const { return static_cast<int>(point.size()); }
    [[nodiscard]] bool is_constant(Parameter parameter, double value) const {
        const auto at = static_cast<std::size_t>(parameter);
        return parameter != absent && !uncertain[at] && point[at] == value;
    }
    friend bool operator==(const ParameterTable&, const ParameterTable&) = default;
};

}  // namespace sinews::network
