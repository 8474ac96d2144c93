#pragma once
// A fault for programs: `check --json`, and the banner of a served page.

#include <nlohmann/json.hpp>

#include "scenario/fault.hpp"

namespace sinews::cli {

/// {code, severity, file, line, column, row, quoted, problem, mend}
[[nodiscard]] nlohmann::ordered_json fault_json(const scenario::Fault& fault);

}  // namespace sinews::cli
