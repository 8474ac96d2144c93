#include "cli/page_maker.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace sinews;
using namespace sinews::cli;
namespace fs = std::filesystem;

namespace {

/// A copy of the end-to-end tests' scenario.
class Copy {
public:
    Copy() : path_(fs::temp_directory_path() / ("sinews-page-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::copy(SINEWS_SOURCE_FOLDER "/tests/end_to_end/scenario", path_);
    }
    ~Copy() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;
    [[nodiscard]] std::string path() const { return path_.string(); }
    void append(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name, std::ios::app) << text;
    }

private:
    fs::path path_;
};

RunOptions options_of(const Copy& copy) {
    RunOptions options;
    options.scenario = copy.path();
    options.replications = 20;
    options.threads = 1;
    options.quiet = true;
    return options;
}

using Kind = serve::Made::Kind;

}  // namespace

TEST_CASE("trouble names the errors, the first of many, and no warnings") {
    scenario::Faults faults;
    for (int line = 1; line <= 50; ++line) {
        scenario::Fault fault;
        fault.code = "E014";
        fault.severity = line == 1 ? scenario::Severity::warning : scenario::Severity::error;
        fault.place = {"lines.csv", line, 3};
        fault.quoted = "<x>";
        fault.problem = "there is no such item";
        fault.mend = "did you mean `y`?";
        faults.push_back(fault);
    }
    const auto json = nlohmann::json::parse(trouble_json(faults, "as text"));
    CHECK(json["faults"].size() == 40);
    CHECK(json["more"] == 9);
    CHECK(json["faults"][0] == nlohmann::json{{"place", "lines.csv:2:3"},
                                              {"code", "E014"},
                                              {"problem", "there is no such item"},
                                              {"quoted", "<x>"},
                                              {"mend", "did you mean `y`?"}});
}

TEST_CASE("places of a whole file and of a whole line") {
    scenario::Fault file, line;
    file.place = {"items.csv", 0, 0};
    line.place = {"items.csv", 4, 0};
    const auto json = nlohmann::json::parse(trouble_json({file, line}, ""));
    CHECK(json["faults"][0]["place"] == "items.csv");
    CHECK(json["faults"][1]["place"] == "items.csv:4");
    CHECK(json["more"] == 0);
}

TEST_CASE("a failure that is no fault of the scenario is told in its own words, bad bytes among them replaced") {
    const auto json = nlohmann::json::parse(trouble_json({}, "error: there is no folder `\xff`\n"));
    CHECK(json["faults"].size() == 1);
    CHECK(json["faults"][0]["problem"] == "there is no folder `\xef\xbf\xbd`");
}

TEST_CASE("a page is made once of one content") {
    const Copy copy;
    const RunOptions options = options_of(copy);
    PageMaker maker(options);
    std::vector<std::string> early_pages;
    const serve::ShowEarly early = [&](const std::string& page) { early_pages.push_back(page); };
    std::atomic<bool> stop{true};
    CHECK(maker.make(stop, early).kind == Kind::abandoned);
    stop = false;
    const std::uint64_t before = maker.fingerprint();
    const serve::Made page = maker.make(stop, early);
    CHECK(page.kind == Kind::page);
    CHECK(page.text.find("sinews-data") != std::string::npos);
    CHECK(maker.fingerprint() == before);
    CHECK(maker.make(stop, early).kind == Kind::unchanged);

    copy.append("scenario.toml", "\n# edited\n");
    CHECK(maker.fingerprint() != before);
    CHECK(maker.make(stop, early).kind == Kind::page);
    copy.append("lines.csv", "too,few,cells\n");
    const serve::Made trouble = maker.make(stop, early);
    CHECK(trouble.kind == Kind::trouble);
    CHECK(nlohmann::json::parse(trouble.text)["faults"][0]["place"].get<std::string>().starts_with("lines.csv:"));
    CHECK(maker.make(stop, early).kind == Kind::unchanged);
    CHECK(early_pages.empty());
}

TEST_CASE("many futures have an early page of few; once it was shown, no content has its page any more") {
    const Copy copy;
    RunOptions options = options_of(copy);
    options.replications = 1000;
    PageMaker maker(options);
    std::atomic<bool> stop{false};
    std::string early_page;
    const serve::ShowEarly early = [&](const std::string& page) { early_page = page; };
    const serve::Made whole = maker.make(stop, early);
    CHECK(whole.kind == Kind::page);
    CHECK(early_page.find("\"replications\":200") != std::string::npos);
    CHECK(whole.text.find("\"replications\":1000") != std::string::npos);

    // An edit whose early page is shown and whose run is abandoned by taking it back.
    copy.append("scenario.toml", "\n# edited\n");
    const serve::ShowEarly then_stop = [&](const std::string&) { stop = true; };
    CHECK(maker.make(stop, then_stop).kind == Kind::abandoned);
    stop = false;
    fs::copy_file(SINEWS_SOURCE_FOLDER "/tests/end_to_end/scenario/scenario.toml", copy.path() + "/scenario.toml",
                  fs::copy_options::overwrite_existing);
    CHECK(maker.make(stop, early).kind == Kind::page);
}
