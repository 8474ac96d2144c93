#pragma once
// What is wrong with a scenario, where, and what would be right. Faults are values: reading never throws or prints.

#include <string>
#include <vector>

namespace sinews::scenario {

/// A place in a scenario's text. Lines and columns count from 1; a column counts bytes of the line. 0 means the whole file.
struct Place {
    std::string file;  // relative to the scenario's folder, e.g. "lines.csv"
    int line = 0;
    int column = 0;
    friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity { error, warning };

struct Fault {
    std::string code;  // "E014"; `sinews explain E014` tells more
    Severity severity = Severity::error;
    Place place;
    std::string row;      // the row in its own words, e.g. "line=us-camden"; may be empty
    std::string quoted;   // the cell or text that is at fault
    std::string problem;  // what is wrong, lower case, no full stop
    std::string mend;     // what would be right, e.g. "did you mean `shell_155`?"
};

using Faults = std::vector<Fault>;

/// True when any fault is an error: nothing may run then.
[[nodiscard]] bool has_errors(const Faults& faults);

}  // namespace sinews::scenario
