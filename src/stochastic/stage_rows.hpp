#pragma once
// The core by rows, stage by stage, and with the numbers of an outcome: what subproblems and the extensive form are built from.

#include <vector>

#include "stochastic/stochastic_program.hpp"

namespace sinews::stochastic {

/// Entries of one stage's rows, row by row, columns ascending; columns of earlier stages come first.
struct StageRows {
    std::vector<int> row;     // positions in the core
    std::vector<int> column;  // positions in the core
    std::vector<double> value;
    std::vector<int> start;  // by row of the stage, and one past the last

    /// Position of an entry; it must be there.
    [[nodiscard]] int find(int first_row, int in_row, int in_column) const;
};

[[nodiscard]] std::vector<StageRows> rows_by_stage(const StochasticProgram& program);

/// The numbers of one stage under one outcome. Vectors run over the stage's own rows, columns and entries.
struct StageNumbers {
    std::vector<double> cost, lower, upper, row_lower, row_upper, value;
    double offset = 0;
};

/// `numbers` of the stage with the core's values (outcome -1) or an outcome's. Reuses the memory that it has.
void stage_numbers(const StochasticProgram& program, const StageRows& rows, int stage, int outcome,
                   StageNumbers& numbers);

}  // namespace sinews::stochastic
