#pragma once
// A run on a cluster: portions that workers make and join, and the results of all.

#include <nanobind/nanobind.h>

namespace sinews::python {

/// Adds Draws, Portion and the functions that make, join and finish portions.
void bind_portions(nanobind::module_& m);

}  // namespace sinews::python
