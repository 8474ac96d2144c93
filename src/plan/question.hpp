#pragma once
// What a plan is asked for.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace sinews::plan {

/// Stock targets whose shortfall counts.
struct Targets {
    std::vector<int> nodes;  // of the receivers, ascending
    bool by_count = false;   // in units of the one item; else at prices
    std::string text, unit;  // "all parties", "pieces x months"
};

struct Question {
    // most: of the measure in the month. reach: least cost with the measure at least `value`. cross: the measure stays at or
    // above `rival` in all hold months that end with `month`. shortfall: least of what `targets` lack from the month after as_of
    // to `month`; its value is minus the shortfall, so that more is better everywhere.
    enum class Kind : std::uint8_t { most, reach, cross, shortfall };
    Kind kind = Kind::most;
    int measure = 0;            // position in the scenario's measures; a measure of metric `made`; of shortfall none
    int month = 0;              // of the horizon, in which the measure is taken
    double value = 0;           // of reach
    std::vector<double> rival;  // what has to be matched, by hold month; with it, reach is of what is left above it
    Targets targets;            // of shortfall
    double budget = std::numeric_limits<double>::infinity();  // for building, a year, in the scenario's currency
    double faster_months = 1;  // by so much less building the answer tells what that is worth
    int every = 3;             // decisions may fall in every so-manieth month after as_of
    int period = 1;            // months that operations count as one: more is quicker, and the bound stays a bound
    bool stockpile = false;    // inputs may be made to stock; else stocks hold at most what they hold without the plan
    bool shares = false;       // candidates may be built in part

    [[nodiscard]] int hold() const { return rival.empty() ? 1 : static_cast<int>(rival.size()); }
};

}  // namespace sinews::plan
