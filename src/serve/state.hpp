#pragma once
// What open pages are told.

#include <cstdint>
#include <string>

namespace sinews::serve {

struct State {
    std::uint64_t version = 0;  // of the page that is served; 0: the waiting page
    bool running = false;       // a new page is being made
    bool early = false;   // the page is of the first part of the work: a better one of the same files is being made
    std::string trouble;  // why there is no newer page, as a JSON object; "": nothing is wrong
};

/// The state as one message of an event stream (WHATWG HTML, 9.2 "Server-sent events").
[[nodiscard]] std::string event_of(const State& state);

}  // namespace sinews::serve
