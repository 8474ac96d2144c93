#include "serve/guard.hpp"

#include "serve/token.hpp"

namespace sinews::serve {

namespace {

char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }

bool same_name(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](char one, char other) { return lower(one) == lower(other); });
}

constexpr std::array<std::string_view, 2> names = {"127.0.0.1", "localhost"};

/// `scheme` is "" for a Host header, "http://" for an Origin. Browsers leave the usual port out.
bool is_ours(std::string_view text, std::string_view scheme, std::uint16_t port) {
    return std::ranges::any_of(names, [&](std::string_view name) {
        const std::string host = std::string(scheme) + std::string(name);
        return same_name(text, host + ":" + std::to_string(port)) || (port == 80 && same_name(text, host));
    });
}

bool from_elsewhere(const Request& request, std::uint16_t port) {
    const auto ours = [&](std::string_view origin) { return is_ours(origin, "http://", port); };
    const auto own_site = [](std::string_view site) { return site == "same-origin" || site == "none"; };
    return !std::ranges::all_of(request.origins, ours) || !std::ranges::all_of(request.fetch_sites, own_site);
}

Verdict refused(unsigned status, std::string_view why) { return {status, std::nullopt, why}; }

}  // namespace

Verdict judge(const Request& request, std::uint16_t port, std::string_view token) {
    if (request.method != "GET" && request.method != "HEAD")
        return refused(405, "only GET and HEAD are answered: nothing can be written here\n");
    if (request.hosts.size() != 1 || !is_ours(request.hosts.front(), "", port))
        return refused(403, "refused: the Host header must be 127.0.0.1 or localhost with this port\n");
    if (from_elsewhere(request, port))
        return refused(403, "refused: another site asks; open the address that `sinews serve` printed\n");
    // The first part of the path, whatever else it holds.
    std::string_view rest = request.target;
    if (rest.starts_with('/')) rest.remove_prefix(1);
    const std::size_t end = std::min(rest.find('/'), rest.size());
    if (!same_secret(rest.substr(0, end), token))
        return refused(403, "refused: the address lacks its token; open the one that `sinews serve` printed\n");
    const std::string_view path = rest.substr(end);
    if (!request.target.starts_with('/')) return refused(404, "there is nothing at this address\n");
    if (path == page_path) return {200, Served::page, ""};
    if (path == events_path) return {200, Served::events, ""};
    return refused(404, "there is nothing at this address\n");
}

std::string address_of(std::uint16_t port, std::string_view token) {
    return "http://127.0.0.1:" + std::to_string(port) + "/" + std::string(token) + std::string(page_path);
}

}  // namespace sinews::serve
