#include "binding/watched.hpp"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

namespace sinews::python {

namespace {

/// Work on a thread of its own. Its destructor stops it and waits.
class Worker {
public:
    explicit Worker(Work work)
        : work_(std::move(work)), thread_([this] {
              try {
                  work_(done_, stop_);
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
    void stop() { stop_.store(true, std::memory_order_relaxed); }
    [[nodiscard]] std::uint64_t done() const { return done_.load(std::memory_order_relaxed); }
    void finish() {
        thread_.join();
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    Work work_;
    std::atomic<std::uint64_t> done_{0};
    std::atomic<bool> stop_{false};
    std::exception_ptr failure_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool ended_ = false;
    std::thread thread_;  // last, so that it begins when all else is there
};

}  // namespace

void watched(const nanobind::object& progress, const Work& work) {
    const nanobind::gil_scoped_release unlocked;  // held again while an exception passes through here
    Worker worker(work);
    for (bool ended = false; !ended;) {
        ended = worker.wait();
        const nanobind::gil_scoped_acquire locked;
        if (PyErr_CheckSignals() != 0) throw nanobind::python_error();
        if (!progress.is_none()) progress(worker.done());
    }
    worker.finish();
}

bool watched_search(const std::function<void()>& tell,
                    const std::function<void(const std::atomic<bool>& stop)>& search) {
    const nanobind::gil_scoped_release unlocked;
    Worker worker([&search](std::atomic<std::uint64_t>&, const std::atomic<bool>& stop) { search(stop); });
    bool stopped = false;
    for (bool ended = false; !ended;) {
        ended = worker.wait();
        const nanobind::gil_scoped_acquire locked;
        try {
            if (PyErr_CheckSignals() != 0) throw nanobind::python_error();
            tell();  // Ctrl-C may come while Python is at it, too
        } catch (nanobind::python_error& error) {
            if (stopped || !error.matches(PyExc_KeyboardInterrupt)) throw;
            stopped = true;
            worker.stop();
        }
    }
    worker.finish();
    return stopped;
}

analyse::Tally simulate_watched(const Model& model, const cli::RunSize& size, const nanobind::object& progress) {
    std::optional<analyse::Tally> tally;
    watched(progress, [&](std::atomic<std::uint64_t>& done, const std::atomic<bool>& stop) {
        tally = cli::simulate_threads(model.network, model.plan, size, done, stop);
    });
    if (!tally) throw std::runtime_error("the simulation was stopped");
    return std::move(*tally);
}

}  // namespace sinews::python
