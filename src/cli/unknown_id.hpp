#pragma once
// An id on the command line that the scenario does not have.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/suggest.hpp"

namespace sinews::cli {

/// "" when all `ids` are those of rows, else what is wrong with the first that is not, and what would be right. `option` is that of the
/// command line, `kind` what the rows are: "claim".
template <class Row>
[[nodiscard]] std::string unknown_id(const std::vector<Row>& rows, const std::vector<std::string>& ids,
                                     std::string_view option, std::string_view kind) {
    std::vector<std::string_view> known(rows.size());
    std::ranges::transform(rows, known.begin(), &Row::id);
    for (const std::string& id : ids) {
        if (std::ranges::find(known, id) != known.end()) continue;
        return "error: " + std::string(option) + ": there is no " + std::string(kind) + " `" + id + "`; " +
               scenario::did_you_mean(id, known, scenario::one_of(known, 20)) + "\n";
    }
    return "";
}

}  // namespace sinews::cli
