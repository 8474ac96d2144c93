#pragma once
// report.html -> the page as it is served: it hears of changes, and its scripts carry a nonce.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sinews::serve {

/// A served page in the parts between which the nonce of an answer stands.
struct LivePage {
    std::array<std::string, 3> parts;
};

/// Puts live.js and live.css into a whole HTML page, before the end of its body, with what the script needs: the page's
/// version and `words`, its messages as a JSON object of languages. The page's own Content-Security-Policy is taken out (it forbids
/// all connections; the answer's header says the same but for the events), and its one `<script>` gets the nonce. Nothing when
/// the page has no such script or no end of a body.
[[nodiscard]] std::optional<LivePage> live_page(std::string_view html, std::uint64_t version, std::string_view words);

/// What is shown until there is a first answer: `title` and `text` as they are, so they must need no escaping.
[[nodiscard]] std::string waiting_page(std::string_view language, std::string_view title, std::string_view text);

}  // namespace sinews::serve
