#pragma once
// Who is let in: every request is judged here before anything is done for it. Pure: no sockets, no files.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinews::serve {

/// What of a request counts. A header that came several times has several values.
struct Request {
    std::string_view method, target;
    std::vector<std::string_view> hosts, origins, fetch_sites;
};

/// All that is served.
enum class Served { page, events };

struct Verdict {
    unsigned status = 403;         // as HTTP counts: 200, 403, 404, 405
    std::optional<Served> served;  // only with 200
    std::string_view why;          // what was wrong, for the one who asked; "" with 200
};

/// Judges a request to the server on this port with this token, in the order method, host, other sites, token, path:
/// - GET and HEAD alone (405);
/// - one Host, which is 127.0.0.1:port or localhost:port: a name that was made to point here (DNS rebinding) is another (403);
/// - no Origin but our own, and no Sec-Fetch-Site but `same-origin` and `none`, which is an address typed or opened by a
///   program: another site, or another port of this machine, may not ask (403);
/// - the token as the first part of the path (403);
/// - a path of a fixed list, byte for byte: nothing is decoded or looked up, so no spelling leads anywhere else (404).
[[nodiscard]] Verdict judge(const Request& request, std::uint16_t port, std::string_view token);

/// Where the page and the events are, after the token.
inline constexpr std::string_view page_path = "/";
inline constexpr std::string_view events_path = "/events";

/// "http://127.0.0.1:8400/<token>/"
[[nodiscard]] std::string address_of(std::uint16_t port, std::string_view token);

}  // namespace sinews::serve
