// The catalogue of codes, the schema and the page that tells of both must agree.

#include "scenario/explain.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "scenario/render.hpp"
#include "scenario/schema.hpp"
#include "scenario/words.hpp"

using namespace sinews::scenario;

namespace {

std::string file_text(const std::string& path) {
    std::ifstream in(std::string(SINEWS_SOURCE_FOLDER) + "/" + path, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), path);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::set<std::string> codes_in(const std::string& text, const std::string& pattern) {
    std::set<std::string> codes;
    const std::regex expression(pattern);
    for (std::sregex_iterator found(text.begin(), text.end(), expression), end; found != end; ++found)
        codes.insert((*found)[1]);
    return codes;
}

}  // namespace

TEST_CASE("every code is explained once, and nothing else is") {
    const std::set<std::string> defined = codes_in(file_text("src/scenario/codes.hpp"), "\"([EW][0-9]{3})\"");
    std::set<std::string> explained;
    for (const Explanation& explanation : explanations()) {
        CHECK_MESSAGE(explained.insert(std::string(explanation.code)).second, explanation.code);
        CHECK(!explanation.title.empty());
        CHECK(explanation.text.size() > 20);
        CHECK(explanation.title.back() != '.');
    }
    CHECK(defined == explained);
    CHECK(find_explanation("e014") == find_explanation("E014"));
    CHECK(find_explanation("E000") == nullptr);
    CHECK(find_explanation("") == nullptr);
}

TEST_CASE("the format's page names every table, column, metric and code") {
    const std::string page = file_text("docs/scenario-format.md");
    for (const TableRule& rule : table_rules()) {
        CHECK_MESSAGE(page.find("`" + std::string(rule.file) + "`") != std::string::npos, rule.file);
        for (const ColumnRule& column : rule.columns) {
            CHECK_MESSAGE(page.find("`" + std::string(column.name) + "`") != std::string::npos,
                          rule.file << " " << column.name);
        }
    }
    for (const auto& [word, metric] : metric_words())
        CHECK_MESSAGE(page.find("`" + std::string(word) + "`") != std::string::npos, word);
    for (const Explanation& explanation : explanations()) {
        CHECK_MESSAGE(page.find(std::string(explanation.code)) != std::string::npos, explanation.code);
    }
}

TEST_CASE("faults are shown with their line and a mark under the place") {
    Fault fault;
    fault.code = "E030";
    fault.place = {"t.csv", 2, 8};
    fault.row = "line=a";
    fault.quoted = "DEX";
    fault.problem = "there is no party `DEX`";
    fault.mend = "did you mean `DEU`?";
    const FileSet files{{"t.csv", "x\nf\xC3\xBCr,a,DEX,1\n"}};
    CHECK(render_faults({fault}, files, "s/", FaultFormat::full) ==
          "error[E030]: there is no party `DEX`\n"
          "  --> s/t.csv:2:8  (line=a)\n"
          "  |\n"
          "2 | f\xC3\xBCr,a,DEX,1\n"
          "  |       ^^^\n"
          "    = help: did you mean `DEU`?\n"
          "\n"
          "found 1 error in 1 file; nothing was run. `sinews explain E030` tells more\n");
    CHECK(render_faults({fault}, files, "s/", FaultFormat::concise) ==
          "s/t.csv:2:8: E030 there is no party `DEX` (did you mean `DEU`?)\n");
    CHECK(render_faults({}, files, "", FaultFormat::full).empty());
}
