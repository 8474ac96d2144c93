#include "serve/follow.hpp"

#include <chrono>
#include <future>
#include <thread>

#include "serve/settle.hpp"

namespace sinews::serve {

namespace {

using namespace std::chrono_literals;

constexpr auto look_every = 150ms;    // at the files
constexpr auto notice_within = 30ms;  // the end of the work, and Ctrl-C

/// One page in the making. Its end waits until the work has given up.
class Making {
public:
    Making(const Work& work, Server& server)
        : made_(std::async(std::launch::async, [this, &work, &server] {
              return work.make(stop_,
                               [&server](const std::string& page) { static_cast<void>(server.show(page, true)); });
          })) {}
    ~Making() {
        abandon();
        if (made_.valid()) made_.wait();
    }
    Making(const Making&) = delete;
    Making& operator=(const Making&) = delete;

    void abandon() { stop_.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool ready() const { return made_.wait_for(0s) == std::future_status::ready; }
    Made take() { return made_.get(); }

private:
    std::atomic<bool> stop_{false};
    std::future<Made> made_;
};

/// False when a page cannot be served.
bool tell(Server& server, Made made) {
    switch (made.kind) {
        case Made::Kind::page: return server.show(made.text);
        case Made::Kind::trouble: server.tell_trouble(std::move(made.text)); return true;
        case Made::Kind::unchanged: server.tell_unchanged(); return true;
        case Made::Kind::abandoned: return true;  // the next one tells
    }
    return true;
}

}  // namespace

std::optional<std::string> follow(const Work& work, Server& server, const std::atomic<bool>& ended) {
    Settle settle;
    std::optional<Making> making;
    auto next_look = std::chrono::steady_clock::now();
    while (!ended.load(std::memory_order_relaxed)) {
        if (std::chrono::steady_clock::now() >= next_look) {
            const Change change = settle.look(work.fingerprint());
            if (change == Change::begun && making) making->abandon();
            if (change == Change::settled) {
                making.reset();
                server.tell_running();
                making.emplace(work, server);
            }
            next_look = std::chrono::steady_clock::now() + look_every;
        }
        if (making && making->ready()) {
            Made made = making->take();
            making.reset();
            if (!tell(server, std::move(made))) return "the page that was made has no place for its live reload";
        }
        std::this_thread::sleep_for(notice_within);
    }
    return std::nullopt;
}

}  // namespace sinews::serve
