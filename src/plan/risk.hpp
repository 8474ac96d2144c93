#pragma once
// How the values of many futures become one: plug-ins of the loop. Values are what is to be high.

#include <cstdint>
#include <vector>

#include "plan/program_builder.hpp"
#include "stochastic/linear_program.hpp"

namespace sinews::plan {

struct Risk {
    // mean: of all futures. cvar: the mean of the worst 1 - level of them. chance (of reach): the value that at least `level` of
    // them have.
    enum class Kind : std::uint8_t { mean, cvar, chance };
    Kind kind = Kind::mean;
    double level = 0.9;
};

/// The worst weights that the risk allows, so that Σ weight·value is the risk's value and, for every other values, no less than
/// theirs: mean and cvar are the least of such sums. They sum to 1. Not for chance.
[[nodiscard]] std::vector<double> risk_weights(const Risk& risk, const std::vector<double>& values);

/// The value of the risk.
[[nodiscard]] double risk_value(const Risk& risk, const std::vector<double>& values);

/// The same as a column of a program whose `totals` are the futures' values; of chance its row asks for `value` instead and
/// gives -1. `floor` by future is a value that it never falls below.
int add_risk(const Risk& risk, const std::vector<int>& totals, double value, const std::vector<double>& floor,
             ProgramBuilder& program);

}  // namespace sinews::plan
