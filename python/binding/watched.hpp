#pragma once
// Long work from Python: without the interpreter's lock, with Ctrl-C and a progress function.

#include <nanobind/nanobind.h>

#include <atomic>
#include <cstdint>
#include <functional>

#include "analyse/tally.hpp"
#include "binding/model.hpp"

namespace sinews::python {

/// Work that counts what is done and ends soon after `stop` became true.
using Work = std::function<void(std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop)>;

/// Runs the work on a thread of its own. The calling thread gives the lock away and looks ten times a second whether a signal
/// has come; then it calls `progress` (None: nothing) with what is done. What a signal's handler or `progress` raises
/// stops the work and is raised from here when it has ended; what the work throws is thrown.
void watched(const nanobind::object& progress, const Work& work);

/// The same for a search that has something to show when it is ended early: the first Ctrl-C makes `stop` true and is
/// forgotten, a second one is raised. `tell` is called ten times a second, with the lock. Whether it was stopped.
bool watched_search(const std::function<void()>& tell,
                    const std::function<void(const std::atomic<bool>& stop)>& search);

/// Simulates on size.threads threads.
[[nodiscard]] analyse::Tally simulate_watched(const Model& model, const cli::RunSize& size,
                                              const nanobind::object& progress);

}  // namespace sinews::python
