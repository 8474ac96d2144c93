#include "report/page.hpp"

#include <array>

#include "analyse/likelihood.hpp"
#include "report/packed.hpp"
#include "report/page_template.hpp"

namespace sinews::report {

namespace {

std::string claim_row(const analyse::Answers& answers, const analyse::ClaimAnswer& claim) {
    const std::string chance = claim.likelihood.empty()
                                   ? analyse::in_hundred(claim.probability)
                                   : claim.likelihood + " (" + analyse::in_hundred(claim.probability) + ")";
    std::string said = claim.speaker;
    if (!claim.date.empty()) said += (said.empty() ? "" : ", ") + claim.date;
    return "<tr><td>" + html_text(claim.text) + "</td><td>" + html_text(said) + "</td><td>" +
           scenario::to_text(answers.month(claim.month)) + "</td><td>" + html_text(chance) + "</td></tr>\n";
}

// Only web addresses become links: text of a scenario must not run anything.
bool is_web_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string source_row(const analyse::SourceAnswer& source) {
    std::string title = html_text(source.title.empty() ? source.source : source.title);
    if (is_web_address(source.url)) {
        title = "<a href=\"" + html_text(source.url) + "\" rel=\"noopener noreferrer\">" + title + "</a>";
    }
    return "<li>" + html_text(source.publisher) + ": " + title + " (" + html_text(source.date) + ")</li>\n";
}

}  // namespace

std::string html_text(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        switch (byte) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            case '\'': out += "&#39;"; break;
            default: out += byte;
        }
    }
    return out;
}

std::string page_static(const analyse::Answers& answers, const std::vector<std::string>& headline) {
    std::string html;
    for (const auto& sentence : headline) html += "<p>" + html_text(sentence) + "</p>\n";
    if (!answers.claims.empty()) {
        html +=
            "<h2>Claims</h2>\n<table><thead><tr><th>Claim</th><th>Said by</th><th>Month</th><th>It "
            "holds</th></tr></thead><tbody>\n";
        for (const auto& claim : answers.claims) html += claim_row(answers, claim);
        html += "</tbody></table>\n";
    }
    if (!answers.sources.empty()) {
        html += "<h2>Sources</h2>\n<ul>\n";
        for (const auto& source : answers.sources) html += source_row(source);
        html += "</ul>\n";
    }
    return html;
}

std::string fill_template(std::string_view page, std::string_view title, std::string_view data,
                          std::string_view fragment, std::string_view engine, std::string_view scenario) {
    struct Marker {
        std::string_view name;
        std::string_view text;
    };
    const std::array<Marker, 5> markers = {{{"__SINEWS_TITLE__", title},
                                            {"__SINEWS_DATA__", data},
                                            {"__SINEWS_STATIC__", fragment},
                                            {"__SINEWS_ENGINE__", engine},
                                            {"__SINEWS_SCENARIO__", scenario}}};
    std::string out;
    out.reserve(page.size() + data.size() + fragment.size());
    while (!page.empty()) {
        const std::size_t next = page.find("__SINEWS_");
        out += page.substr(0, next);
        if (next == std::string_view::npos) break;
        page.remove_prefix(next);
        std::size_t length = 0;
        for (const Marker& marker : markers) {
            if (!page.starts_with(marker.name)) continue;
            out += marker.text;
            length = marker.name.size();
        }
        if (length == 0) out += page.substr(0, length = 1);
        page.remove_prefix(length);
    }
    return out;
}

std::string page(const analyse::Answers& answers, const std::vector<std::string>& headline, const RunRecord& record,
                 const analyse::LeverAnswers* levers, const PageSections& sections) {
    // Plain data are good to read, but large ones would make a page of many megabytes.
    constexpr std::size_t largest_plain = 1'000'000;
    std::string data = page_data(answers, headline, record, levers, sections);
    if (data.size() > largest_plain) data = "\"" + packed(data) + "\"";
    // Base64 needs no escaping, neither in a script element nor in a JSON string.
    const bool with_engine = !record.packed_scenario.empty() && !packed_engine().empty();
    return fill_template(page_template(), html_text(answers.title), data, page_static(answers, headline),
                         with_engine ? packed_engine() : "", with_engine ? "\"" + record.packed_scenario + "\"" : "");
}

}  // namespace sinews::report
