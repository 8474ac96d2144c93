#include "serve/live_page.hpp"

namespace sinews::serve {

namespace {

// clang-format off: it takes a file's name for a comparison and puts blanks into it.
constexpr unsigned char script_bytes[] = {
#embed <live.js>
};
constexpr unsigned char style_bytes[] = {
#embed <live.css>
};
// clang-format on

/// char and unsigned char share one representation; only the type that #embed may fill differs.
template <std::size_t Size>
std::string_view text_of(const unsigned char (&bytes)[Size]) {
    return {reinterpret_cast<const char*>(bytes), Size};
}

/// JSON that can stand in a script element: no text of it ends the element.
std::string in_script(std::string_view json) {
    std::string safe;
    for (const char letter : json) letter == '<' ? safe += "\\u003c" : safe += letter;
    return safe;
}

/// The page without its own policy, in whose place it says that it has no icon: a browser would ask for one.
std::string without_policy(std::string_view html) {
    constexpr std::string_view begin = "<meta http-equiv=\"Content-Security-Policy\"";
    std::string page(html);
    const std::size_t at = page.find(begin);
    // Only in the head, where no text of a scenario stands yet.
    if (at == std::string::npos || at > page.find("<title>")) return page;
    return page.replace(at, page.find('>', at) + 1 - at, "<link rel=\"icon\" href=\"data:,\">");
}

}  // namespace

std::optional<LivePage> live_page(std::string_view html, std::uint64_t version, std::string_view words) {
    // Text of a scenario is escaped wherever it stands, so the first tag of this spelling is the page's own script.
    constexpr std::string_view tag = "<script";
    const std::string page = without_policy(html);
    const std::size_t own = page.find("<script>");
    const std::size_t end = page.rfind("</body>");
    if (own == std::string::npos || end == std::string::npos || end < own) return std::nullopt;
    LivePage live;
    live.parts[0] = page.substr(0, own + tag.size());
    live.parts[1] = page.substr(own + tag.size(), end - own - tag.size());
    live.parts[1] += "<style>" + std::string(text_of(style_bytes)) + "</style>\n";
    live.parts[1] += "<script type=\"application/json\" id=\"sinews-live\">{\"version\":" + std::to_string(version) +
                     ",\"words\":" + in_script(words) + "}</script>\n";
    live.parts[1] += tag;
    live.parts[2] = ">" + std::string(text_of(script_bytes)) + "</script>\n" + page.substr(end);
    return live;
}

std::string waiting_page(std::string_view language, std::string_view title, std::string_view text) {
    std::string page =
        "<!DOCTYPE html>\n<html lang=\"" + std::string(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
    page += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    page += "<meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"icon\" href=\"data:,\">\n";
    page += "<title>" + std::string(title) + "</title>\n</head>\n<body>\n<main>\n<h1>" + std::string(title) + "</h1>\n";
    page += "<p>" + std::string(text) + "</p>\n</main>\n<script></script>\n</body>\n</html>\n";
    return page;
}

}  // namespace sinews::serve
