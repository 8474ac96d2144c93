#pragma once
// The plan section of the page: what `sinews plan` wrote, and the simulation with and without it.

#include <string>
#include <string_view>

#include "analyse/answers.hpp"

namespace sinews::report {

struct PagePlan {
    std::string json;     // the page's `plan` object; "" when there is a problem
    std::string problem;  // in words
};

/// `plan_json` is a plan.json; `with` the answers of the run that builds it, `without` those of the same run without it.
[[nodiscard]] PagePlan page_plan(std::string_view plan_json, const analyse::Answers& with,
                                 const analyse::Answers& without);

}  // namespace sinews::report
