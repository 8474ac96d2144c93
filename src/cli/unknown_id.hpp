#pragma once
// An id that the scenario does not have.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/suggest.hpp"

namespace sinews::cli {

/// "" when there is a row of this id, else what is wrong and what would be right. `kind` says what the rows are: "claim".
template <class Row>
[[nodiscard]] std::string unknown_id(const std::vector<Row>& rows, const std::string& id, std::string_view kind) {
    std::vector<std::string_view> known(rows.size());
    std::ranges::transform(rows, known.begin(), &Row::id);
    if (std::ranges::find(known, id) != known.end()) return "";
    return "there is no " + std::string(kind) + " `" + id + "`; " +
           scenario::did_you_mean(id, known, scenario::one_of(known, 20));
}

}  // namespace sinews::cli
