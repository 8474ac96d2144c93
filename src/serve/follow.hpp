#pragma once
// Makes the page anew whenever what it is made of has changed.

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "serve/server.hpp"

namespace sinews::serve {

/// What came of making a page.
struct Made {
    enum class Kind { page, trouble, unchanged, abandoned } kind = Kind::abandoned;
    std::string text;  // the page, or the trouble as a JSON object
};

using ShowEarly = std::function<void(const std::string& page)>;

struct Work {
    /// A fingerprint of what the page is made of; called several times a second.
    std::function<std::uint64_t()> fingerprint;
    /// Makes the page, in a thread of its own; gives up soon after `stop` has become true. Never called twice at once. What it
    /// gives to `early` is shown until it is done: a page of the first part of long work.
    std::function<Made(const std::atomic<bool>& stop, const ShowEarly& early)> make;
};

/// Follows until `ended` is true; a change while a page is made abandons it. Nothing when all went well, else what went wrong.
/// Throws what `make` throws.
[[nodiscard]] std::optional<std::string> follow(const Work& work, Server& server, const std::atomic<bool>& ended);

}  // namespace sinews::serve
