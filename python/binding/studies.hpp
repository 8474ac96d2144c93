#pragma once
// Studies as Python sees them.

#include <nanobind/nanobind.h>

namespace sinews::python {

void bind_studies(nanobind::module_& m);

}  // namespace sinews::python
