#pragma once
// Simulating from Python: without the interpreter's lock, with Ctrl-C and a progress function.

#include <nanobind/nanobind.h>

#include "analyse/tally.hpp"
#include "binding/model.hpp"

namespace sinews::python {

/// Simulates on size.threads threads. The calling thread gives the lock away and looks ten times a second whether a signal
/// has come; then it calls `progress` (None: nothing) with the replications done. What a signal's handler or `progress`
/// raises stops the run and is raised from here, when all threads have ended.
[[nodiscard]] analyse::Tally simulate_watched(const Model& model, const cli::RunSize& size,
                                              const nanobind::object& progress);

}  // namespace sinews::python
