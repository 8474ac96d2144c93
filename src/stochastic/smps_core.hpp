#pragma once
// The core file: a linear program in MPS format, as written. Rows and columns stand in the order of the file.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "stochastic/smps_text.hpp"

namespace sinews::stochastic {

struct CoreFile {
    static constexpr int objective_row = -1;  // position that `rows` gives for the objective
    static constexpr int free_row = -2;       // and for further rows of type N, which mean nothing

    struct Entry {
        int column = 0;
        int row = 0;
        double value = 0;
    };

    std::string name;
    bool maximise = false;
    std::string objective;
    std::vector<std::string> row_names, column_names;
    std::unordered_map<std::string, int> rows, columns;
    std::vector<char> sense;           // E, L or G, by row
    std::vector<double> right, range;  // right side; range as written, NaN where there is none
    std::vector<double> cost, lower, upper;
    std::vector<std::uint8_t> integer;
    std::vector<Entry> entries;                   // column by column, without the objective
    double offset = 0;                            // a right side of the objective counts as its negative
    std::string right_set, range_set, bound_set;  // names that the file gives them

    /// Both sides of a row with this right side.
    struct Sides {
        double lower, upper;
    };
    [[nodiscard]] Sides sides(int row, double right_side) const;
};

struct CoreResult {
    CoreFile core;
    std::vector<SmpsFault> faults;
};

/// Reads rows, columns with integer markers, right sides, ranges, bounds, OBJSENSE. Conventions where MPS leaves a choice:
/// of several right-side, range or bound sets the first counts; an upper bound below 0 without a lower bound makes the lower
/// one infinite; integers between markers without any bound are 0 or 1 (as in CPLEX, SCIP, HiGHS).
[[nodiscard]] CoreResult read_core(std::string_view text, SmpsFormat format, const std::string& file);

}  // namespace sinews::stochastic
