#include "binding/watched_run.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace sinews::python {

namespace {

/// A simulation on a thread of its own. Its destructor stops it and waits.
class Worker {
public:
    Worker(const Model& model, const cli::RunSize& size)
        : thread_([this, &model, size] {
              try {
                  tally_ = cli::simulate_threads(model.network, model.plan, size, done_, stop_);
              } catch (...) {
                  failure_ = std::current_exception();
              }
              const std::scoped_lock lock(mutex_);
              ended_ = true;
              changed_.notify_one();
          }) {}
    ~Worker() {
        stop_.store(true, std::memory_order_relaxed);
        if (thread_.joinable()) thread_.join();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// True when it has ended; waits a tenth of a second at most.
    bool wait() {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::milliseconds(100), [this] { return ended_; });
    }
    [[nodiscard]] std::uint64_t done() const { return done_.load(std::memory_order_relaxed); }
    analyse::Tally take() {
        thread_.join();
        if (failure_) std::rethrow_exception(failure_);
        if (!tally_) throw std::runtime_error("the simulation was stopped");
        return std::move(*tally_);
    }

private:
    std::atomic<std::uint64_t> done_{0};
    std::atomic<bool> stop_{false};
    std::optional<analyse::Tally> tally_;
    std::exception_ptr failure_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool ended_ = false;
    std::thread thread_;  // last, so that it begins when all else is there
};

}  // namespace

analyse::Tally simulate_watched(const Model& model, const cli::RunSize& size, const nanobind::object& progress) {
    const nanobind::gil_scoped_release unlocked;  // held again while an exception passes through here
    Worker worker(model, size);
    for (bool ended = false; !ended;) {
        ended = worker.wait();
        const nanobind::gil_scoped_acquire locked;
        if (PyErr_CheckSignals() != 0) throw nanobind::python_error();
        if (!progress.is_none()) progress(worker.done());
    }
    return worker.take();
}

}  // namespace sinews::python
