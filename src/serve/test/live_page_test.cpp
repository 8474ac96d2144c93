#include "serve/live_page.hpp"

#include <doctest/doctest.h>

#include "serve/answer_headers.hpp"

using namespace sinews::serve;

namespace {

constexpr std::string_view report =
    "<html><head><meta http-equiv=\"Content-Security-Policy\" content=\"connect-src "
    "'none'\"><title>T</title></head><body>"
    "<script type=\"application/json\">{\"a\":\"\\u003cscript>\"}</script><script>own('<script>', "
    "'</body>')</script></body></html>";

std::string whole(const LivePage& page, const std::string& between) {
    return page.parts[0] + between + page.parts[1] + between + page.parts[2];
}

std::size_t times(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("the page's script and ours carry the nonce, text in scripts does not") {
    const auto page = live_page(report, 7, "{\"en\":{}}");
    REQUIRE(page);
    const std::string text = whole(*page, " nonce=\"N\"");
    CHECK(times(text, "nonce=") == 2);
    CHECK(times(text, "<script nonce=\"N\">own('<script>', '</body>')</script>") == 1);
    CHECK(times(text, "<script type=\"application/json\">") == 1);
    CHECK(text.find("id=\"sinews-live\">{\"version\":7,\"words\":{\"en\":{}}}</script>") != std::string::npos);
    CHECK(text.find("new EventSource(\"events\")") != std::string::npos);
    CHECK(text.find("#sinews-live-banner {") != std::string::npos);
    CHECK(text.ends_with("</script>\n</body></html>"));
}

TEST_CASE("the page's own policy, which forbids the events, is taken out of its head and of nowhere else") {
    const auto page = live_page(report, 1, "{}");
    REQUIRE(page);
    CHECK(times(whole(*page, ""), "Content-Security-Policy") == 0);
    const std::string later =
        "<head><title>T</title></head><body><script>'<meta http-equiv=\"Content-Security-Policy\">'</script></body>";
    CHECK(times(whole(live_page(later, 1, "{}").value(), ""), "Content-Security-Policy") == 1);
}

TEST_CASE("words can not end the script that holds them") {
    const std::string text = whole(live_page(report, 1, "{\"en\":{\"x\":\"</script>\"}}").value(), "");
    CHECK(text.find("{\"x\":\"\\u003c/script>\"}") != std::string::npos);
}

TEST_CASE("what is no page can not be served") {
    CHECK_FALSE(live_page("", 1, "{}"));
    CHECK_FALSE(live_page("<body></body>", 1, "{}"));
    CHECK_FALSE(live_page("<body><script></script>", 1, "{}"));
    CHECK_FALSE(live_page("</body><script></script>", 1, "{}"));
}

TEST_CASE("the waiting page is one that can be served") {
    const std::string page = waiting_page("id", "sinews", "Tunggu");
    CHECK(page.find("<html lang=\"id\">") != std::string::npos);
    CHECK(page.find("<p>Tunggu</p>") != std::string::npos);
    CHECK(live_page(page, 0, "{}"));
}

TEST_CASE("the policy lets scripts run that carry the nonce, and none without one") {
    const auto policy = [](std::string_view nonce) {
        const HeaderList headers = answer_headers(nonce);
        const auto found =
            std::ranges::find(headers, std::string_view("Content-Security-Policy"), &HeaderList::value_type::first);
        return found == headers.end() ? std::string() : found->second;
    };
    CHECK(policy("N").find("script-src 'nonce-N' 'wasm-unsafe-eval' blob:") != std::string::npos);
    CHECK(policy("N").find("default-src 'none'") != std::string::npos);
    CHECK(policy("N").find("'unsafe-eval'") == std::string::npos);
    CHECK(policy("N").find("script-src 'unsafe-inline'") == std::string::npos);
    CHECK(policy("").find("script-src") == std::string::npos);
}
