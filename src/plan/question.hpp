#pragma once
// What a plan is asked for.

#include <limits>
#include <string>
#include <vector>

namespace sinews::plan {

struct Question {
    enum class Kind { most, reach };
    Kind kind = Kind::most;
    int measure = 0;   // position in the scenario's measures; a measure of metric `made`
    int month = 0;     // of the horizon, in which the measure is taken
    double value = 0;  // of reach: at least this
    double budget = std::numeric_limits<double>::infinity();  // for building, a year, in the scenario's currency
    double faster_months = 1;  // by so much less building the answer tells what that is worth
    int every = 3;             // decisions may fall in every so-manieth month after as_of
    bool stockpile = false;    // inputs may be made to stock; else stocks hold at most what they hold without the plan
    bool shares = false;       // candidates may be built in part
};

}  // namespace sinews::plan
