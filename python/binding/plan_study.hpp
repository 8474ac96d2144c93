#pragma once
// Plans as Python sees them: found here, their futures solved here or by tasks of a cluster.

#include <nanobind/nanobind.h>

namespace sinews::python {

/// Adds find_plan, PlanFound, and what workers need of a plan: PlanWorld and PlanBlock.
void bind_plans(nanobind::module_& m);

}  // namespace sinews::python
