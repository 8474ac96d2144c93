#include "cli/fault_json.hpp"

namespace sinews::cli {

nlohmann::ordered_json fault_json(const scenario::Fault& fault) {
    return {{"code", fault.code},
            {"severity", fault.severity == scenario::Severity::error ? "error" : "warning"},
            {"file", fault.place.file},
            {"line", fault.place.line},
            {"column", fault.place.column},
            {"row", fault.row},
            {"quoted", fault.quoted},
            {"problem", fault.problem},
            {"mend", fault.mend}};
}

}  // namespace sinews::cli
