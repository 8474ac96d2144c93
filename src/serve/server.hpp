#pragma once
// The server on 127.0.0.1: one thread, a page and a stream of events, nothing else.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace sinews::serve {

struct ServerOptions {
    std::uint16_t port = 0;  // 0: any that is free
    std::string token;       // see new_token
    std::string words;       // of the banner: see live_page
    std::string waiting;     // the page until there is another: see waiting_page
};

/// Serves from its making to its end. Bounds: 64 connections, of which the one that has waited longest without asking
/// anything is ended for a new one; 8 KiB of a request, 5 s for it to arrive, 60 s for an answer to be taken; one answer a
/// connection; no byte of a request's body is read.
class Server {
public:
    /// Listens on 127.0.0.1, never on another address. Look at failure() then.
    explicit Server(ServerOptions options);
    /// Ends all connections at once.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Why it does not listen, in words; nothing when it does. The other functions want one that does.
    [[nodiscard]] const std::optional<std::string>& failure() const;
    [[nodiscard]] std::uint16_t port() const;

    /// A new page is being made: open pages may say so.
    void tell_running();
    /// There is no other than before after all, nor other trouble.
    void tell_unchanged();
    /// There is a new page: open ones load it. `early`: a better one of the same is being made already. False when `html` is no
    /// page that can be served: see live_page. Not from two threads at once.
    [[nodiscard]] bool show(const std::string& html, bool early = false);
    /// There can be no new page: open ones keep what they have and show why, a JSON object.
    void tell_trouble(std::string trouble);

private:
    class Core;
    std::unique_ptr<Core> core_;
};

}  // namespace sinews::serve
