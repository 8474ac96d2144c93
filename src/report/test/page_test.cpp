#include "report/page.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "report/page_template.hpp"
#include "report/summary.hpp"

using namespace sinews;
using namespace sinews::report;

namespace {

const double no_value = std::numeric_limits<double>::quiet_NaN();

/// Two months of one measure, one comparison and one claim, with texts that try to break out.
analyse::Answers answers() {
    analyse::Answers answers;
    answers.title = "</title><script>alert(1)</script> & more";
    answers.start = {2026 * 12};
    answers.end = {2026 * 12 + 1};
    answers.as_of = answers.start;
    answers.months = 2;
    answers.years = {2026};
    answers.replications = 100;
    analyse::MeasureAnswer measure;
    measure.id = "m";
    measure.text = "</script><b>";
    measure.mean = {no_value, 1.0 / 3};
    for (auto* series : {&measure.quantiles.p05, &measure.quantiles.p25, &measure.quantiles.p50, &measure.quantiles.p75,
                         &measure.quantiles.p95}) {
        *series = {no_value, 1234567.891};
    }
    answers.measures = {measure};
    analyse::ComparisonAnswer comparison;
    comparison.id = comparison.text = "c";
    comparison.left = comparison.right = "m";
    comparison.probability = {no_value, 0.25};
    comparison.probability_now = no_value;
    comparison.gap = comparison.ratios = measure.quantiles;
    comparison.ratios.p95[1] = std::numeric_limits<double>::infinity();
    comparison.crossover = {1, 1, 1, std::nullopt, std::nullopt, 0.4, 0.1, {0, 60}};
    answers.comparisons = {comparison};
    analyse::ClaimAnswer claim;
    claim.id = "k";
    claim.text = "=1+1 <i>";
    claim.probability = no_value;
    answers.claims = {claim};
    answers.sources = {{"s", "publisher", "title", "2026", "javascript:alert(1)", {"lines.csv:2"}},
                       {"t", "publisher", "linked", "2026", "https://example.org/?a=1&b=2", {}}};
    return answers;
}

RunRecord record() {
    RunRecord record;
    record.version = "1.2.3";
    record.seed = 18446744073709551615ULL;
    record.result_hash = 0xabc;
    return record;
}

}  // namespace

TEST_CASE("the page's data is JSON that cannot end its element") {
    const std::string text = page_data(answers(), {"a <b>"}, record());
    CHECK(text.find('<') == std::string::npos);
    const auto json = nlohmann::json::parse(text);
    CHECK(json["schema"] == "sinews-report-1");
    CHECK(json["headline"][0] == "a <b>");
    CHECK(json["measures"][0]["text"] == "</script><b>");
    CHECK(json["measures"][0]["p50"][0].is_null());
    CHECK(json["measures"][0]["p50"][1] == 1234570);
    CHECK(json["comparisons"][0]["ratio_quantiles"]["p95"][1].is_null());
    CHECK(json["comparisons"][0]["crossover"]["p50"] == "2026-02");
    CHECK(json["comparisons"][0]["crossover"]["p95"].is_null());
    CHECK(json["comparisons"][0]["crossover"]["by_month"].size() == 1);
    CHECK(json["claims"][0]["probability"].is_null());
    CHECK_MESSAGE(json["run"]["seed"] == "18446744073709551615", "too large for a number of the page's language");
    CHECK(json["months"].size() == 2);
}

TEST_CASE("the page has the headline in every language, and the levers that can be pulled") {
    analyse::Answers given = answers();
    using scenario::LeverChange;
    const auto lever = [](const char* id, LeverChange::Kind kind, const char* amount) {
        scenario::Lever lever;
        lever.id = id;
        LeverChange change;
        change.table = "lines";
        change.column = "build_months";
        change.kind = kind;
        change.amount.text = amount;
        change.where = {{"bloc", {"alliance"}}, {"status", {"building", "planned"}}};
        lever.changes = {change};
        return analyse::LeverAnswer{lever, {2026 * 12 + 6}};
    };
    given.levers = {lever("scaled", LeverChange::Kind::scale, "0.8"),
                    lever("nearly_nothing", LeverChange::Kind::scale, "0.05"),
                    lever("added", LeverChange::Kind::add, "12"), lever("set", LeverChange::Kind::set, "1"),
                    lever("built", LeverChange::Kind::scale, "2")};
    given.levers.back().lever.builds = {{"works", 2, {2027 * 12}}};
    RunRecord told = record();
    told.language = *words::language_of("id");
    told.levers = {"added"};
    const auto json = nlohmann::json::parse(page_data(given, {"x"}, told));
    CHECK(json["language"] == "id");
    CHECK(json["headlines"]["en"].size() == json["headlines"]["id"].size());
    CHECK(json["headlines"]["en"] != json["headlines"]["id"]);
    CHECK(json["headlines"]["id"].back() == "Ini jawaban dengan tuas added, mulai 2026-07.");
    const auto& list = json["lever_list"];
    REQUIRE(list.size() == 5);
    CHECK(list[0]["changes"][0] == "lines.build_months × 0.8 (bloc: alliance; status: building, planned)");
    CHECK(list[0]["text"] == "scaled");
    CHECK(list[0]["from"] == "2026-07");
    CHECK(list[0]["scale"]["high"] == 1.5);
    CHECK_MESSAGE(list[1]["scale"]["high"] == 1, "half as much again would pass nothing");
    CHECK(list[2]["scale"]["high"] == 1.5);
    CHECK(list[3]["scale"].is_null());
    CHECK(list[4]["scale"].is_null());
    CHECK(list[4]["changes"][1] == "works × 2, 2027-01");
}

TEST_CASE("text in HTML runs nothing") {
    const std::string fragment = page_static(answers(), {"x < y"});
    CHECK(fragment.find("<p>x &lt; y</p>") != std::string::npos);
    CHECK(fragment.find("<i>") == std::string::npos);
    CHECK(fragment.find("javascript:") == std::string::npos);
    CHECK(fragment.find("<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"noopener noreferrer\">linked</a>") !=
          std::string::npos);
    CHECK(html_text("<&>\"'") == "&lt;&amp;&gt;&quot;&#39;");
}

TEST_CASE("markers are replaced once, and what is put in is not looked at again") {
    const std::string page =
        "<t>__SINEWS_TITLE__</t>__SINEWS_DATA__|__SINEWS_STATIC__|__SINEWS_TITLE__|__SINEWS_OTHER__";
    CHECK(fill_template(page, "__SINEWS_DATA__", "D", "S") ==
          "<t>__SINEWS_DATA__</t>D|S|__SINEWS_DATA__|__SINEWS_OTHER__");
}

TEST_CASE("the whole page has its data and no marker left") {
    const std::string whole = page(answers(), {"sentence"}, record());
    CHECK(whole.find("__SINEWS_") == std::string::npos);
    CHECK(whole.find("\"sinews-report-1\"") != std::string::npos);
    CHECK(whole.find("<script>alert(1)</script>") == std::string::npos);
    CHECK(whole.size() > page_template().size());
}

TEST_CASE("the summary is JSON with null for what has no value") {
    const auto json = nlohmann::json::parse(summary_json(answers(), {"one", "two"}, record()));
    CHECK(json["schema"] == "sinews-summary-1");
    CHECK(json["comparisons"][0]["probability_now"].is_null());
    CHECK(json["comparisons"][0]["crossover"]["p25"] == "2026-02");
    CHECK(json["comparisons"][0]["crossover"]["p75"].is_null());
    CHECK(json["claims"][0]["likelihood"].is_null());
    CHECK(json["seed"] == 18446744073709551615ULL);
    CHECK(json["result_hash"] == "0000000000000abc");
    CHECK(json["headline"].size() == 2);
    const auto run = nlohmann::json::parse(run_json(answers(), record()));
    CHECK(run["schema"] == "sinews-run-1");
    CHECK(run["result_hash"] == json["result_hash"]);
}

TEST_CASE("sections from elsewhere become fields of the data, and text in them ends no script") {
    const PageSections sections{{"backtest", "{\"label\": \"</script>\", \"count\": 3}"}, {"plan", "null"}};
    const std::string data = page_data(answers(), {"sentence"}, record(), nullptr, sections);
    CHECK(data.find('<') == std::string::npos);
    const auto json = nlohmann::json::parse(data);
    CHECK(json.at("backtest").at("count") == 3);
    CHECK(json.at("backtest").at("label") == "</script>");
    CHECK(json.at("plan").is_null());
    CHECK_FALSE(nlohmann::json::parse(page_data(answers(), {"sentence"}, record())).contains("backtest"));
}
