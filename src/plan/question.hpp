#pragma once
// What a plan is asked for.

#include <cstdint>
#include <limits>
#include <vector>

namespace sinews::plan {

struct Question {
    // most: of the measure in the month. reach: least cost with the measure at least `value`. cross: the measure stays at or
    // above `rival` in all hold months that end with `month`.
    enum class Kind : std::uint8_t { most, reach, cross };
    Kind kind = Kind::most;
    int measure = 0;            // position in the scenario's measures; a measure of metric `made`
    int month = 0;              // of the horizon, in which the measure is taken
    double value = 0;           // of reach
    std::vector<double> rival;  // what has to be matched, by hold month; with it, reach is of what is left above it
    double budget = std::numeric_limits<double>::infinity();  // for building, a year, in the scenario's currency
    double faster_months = 1;  // by so much less building the answer tells what that is worth
    int every = 3;             // decisions may fall in every so-manieth month after as_of
    int period = 1;            // months that operations count as one: more is quicker, and the bound stays a bound
    bool stockpile = false;    // inputs may be made to stock; else stocks hold at most what they hold without the plan
    bool shares = false;       // candidates may be built in part

    [[nodiscard]] int hold() const { return rival.empty() ? 1 : static_cast<int>(rival.size()); }
};

}  // namespace sinews::plan
