#include "scenario/fault.hpp"

#include <algorithm>

namespace sinews::scenario {

bool has_errors(const Faults& faults) {
    return std::any_of(faults.begin(), faults.end(),
                       [](const Fault& fault) { return fault.severity == Severity::error; });
}

}  // namespace sinews::scenario
