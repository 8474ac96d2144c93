#include "serve/guard.hpp"

#include <doctest/doctest.h>

#include "serve/token.hpp"

using namespace sinews::serve;

namespace {

constexpr std::uint16_t port = 8400;
const std::string token = "0123456789abcdef0123456789abcdef01234567";
const std::string page_target = "/" + token + "/";
const std::string events_target = "/" + token + "/events";

Request plain(std::string_view target) { return {"GET", target, {"127.0.0.1:8400"}, {}, {}}; }

unsigned status(const Request& request, std::uint16_t on = port) { return judge(request, on, token).status; }

}  // namespace

TEST_CASE("page and events are given to whoever has the address") {
    CHECK(judge(plain(page_target), port, token).served == Served::page);
    CHECK(judge(plain(events_target), port, token).served == Served::events);
    Request request = plain(page_target);
    request.method = "HEAD";
    CHECK(status(request) == 200);
    request.hosts = {"LocalHost:8400"};
    request.origins = {"http://localhost:8400"};
    request.fetch_sites = {"same-origin"};
    CHECK(status(request) == 200);
    request.fetch_sites = {"none"};
    CHECK(status(request) == 200);
    CHECK(address_of(port, token) == "http://127.0.0.1:8400" + page_target);
}

TEST_CASE("nothing can be written") {
    for (const char* method :
         {"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND", ""}) {
        Request request = plain(page_target);
        request.method = method;
        CAPTURE(method);
        CHECK(status(request) == 405);
        CHECK_FALSE(judge(request, port, token).served);
    }
}

TEST_CASE("another name for this machine is refused: it may be somebody's who made it point here") {
    for (const char* host :
         {"", "127.0.0.1", "localhost", "127.0.0.1:8401", "evil.example:8400", "127.0.0.1.evil.example:8400",
          "0.0.0.0:8400", "[::1]:8400", "localhost.:8400", "127.0.0.1:8400 ", "127.1:8400", "2130706433:8400",
          "evil.example@127.0.0.1:8400", "127.0.0.1:08400"}) {
        Request request = plain(page_target);
        request.hosts = {host};
        CAPTURE(host);
        CHECK(status(request) == 403);
    }
    Request request = plain(page_target);
    request.hosts = {};
    CHECK(status(request) == 403);
    request.hosts = {"127.0.0.1:8400", "127.0.0.1:8400"};
    CHECK(status(request) == 403);
}

TEST_CASE("browsers leave out the usual port") {
    Request request = plain(page_target);
    request.hosts = {"localhost"};
    CHECK(status(request, 80) == 200);
    CHECK(status(request, 81) == 403);
}

TEST_CASE("another site may not ask, another port of this machine neither") {
    for (const char* origin : {"null", "", "http://evil.example", "https://127.0.0.1:8400", "http://127.0.0.1:8401",
                               "http://127.0.0.1", "http://127.0.0.1:8400.evil.example", "http://127.0.0.1:8400/"}) {
        Request request = plain(page_target);
        request.origins = {origin};
        CAPTURE(origin);
        CHECK(status(request) == 403);
        request.origins = {"http://127.0.0.1:8400", origin};
        CHECK(status(request) == 403);
    }
    for (const char* site : {"cross-site", "same-site", "", "Same-Origin", "nonsense"}) {
        Request request = plain(page_target);
        request.fetch_sites = {site};
        CAPTURE(site);
        CHECK(status(request) == 403);
        request.fetch_sites = {"same-origin", site};
        CHECK(status(request) == 403);
    }
}

TEST_CASE("without the token there is nothing to see, not even that a path does not exist") {
    std::string nearly = token;
    nearly.back() = '8';
    for (const std::string& target :
         {std::string(""), std::string("/"), std::string("//"), std::string("/events"), std::string("/favicon.ico"),
          std::string("*"), "/" + nearly + "/", "/" + token.substr(1) + "/", "/" + token + "0/", "/ " + token + "/",
          "//" + token + "/", "http://127.0.0.1:8400/" + token + "/", "/?" + token,
          "/" + std::string(8000, 'a') + "/"}) {
        CAPTURE(target);
        CHECK(status(plain(target)) == 403);
    }
    CHECK(judge(plain("/" + token + "/"), port, "").status == 403);
    CHECK(judge(plain("//"), port, "").status == 403);
}

TEST_CASE("paths are of a fixed list, byte for byte") {
    for (const std::string_view rest : {std::string_view(""),
                                        std::string_view("/."),
                                        std::string_view("/.."),
                                        std::string_view("/../../etc/passwd"),
                                        std::string_view("/%2e%2e/%2e%2e/etc/passwd"),
                                        std::string_view("/%252e%252e%252fetc%252fpasswd"),
                                        std::string_view("/..%c0%af..%c0%afetc/passwd"),
                                        std::string_view("/\\..\\..\\etc\\passwd"),
                                        std::string_view("//etc/passwd"),
                                        std::string_view("/events\0.html", 13),
                                        std::string_view("/events%00"),
                                        std::string_view("/events/"),
                                        std::string_view("/events/../"),
                                        std::string_view("/EVENTS"),
                                        std::string_view("/%65vents"),
                                        std::string_view("/?x"),
                                        std::string_view("/#x"),
                                        std::string_view("/report.html"),
                                        std::string_view("/scenario.toml"),
                                        std::string_view("/ ")}) {
        const std::string target = "/" + token + std::string(rest);
        CAPTURE(target);
        CHECK(status(plain(target)) == 404);
    }
    CHECK(status(plain(token + "/")) == 404);  // the token, but no path
}

TEST_CASE("tokens") {
    const auto one = new_token();
    const auto other = new_token();
    REQUIRE(one);
    REQUIRE(other);
    CHECK(one->size() == 40);
    CHECK(one->find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(*one != *other);
    CHECK(same_secret(*one, *one));
    CHECK_FALSE(same_secret(*one, *other));
    CHECK_FALSE(same_secret("", *one));
    CHECK_FALSE(same_secret(*one, ""));
    CHECK_FALSE(same_secret("", ""));
    CHECK_FALSE(same_secret(*one + *one, *one));  // a repetition agrees in every byte that is compared
    for (std::size_t at = 0; at < one->size(); ++at) {
        std::string changed = *one;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(same_secret(changed, *one));
    }
}
