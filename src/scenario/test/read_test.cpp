// Whole scenarios: valid ones, rows in any order, hostile ones.

#include "scenario/read.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "scenario/render.hpp"
#include "scenario/starter.hpp"

using namespace sinews::scenario;

namespace {

namespace fs = std::filesystem;

FileSet folder_files(const fs::path& folder) {
    FileSet files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        std::ifstream in(entry.path(), std::ios::binary);
        files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in),
                                                   std::istreambuf_iterator<char>()};
    }
    return files;
}

std::string told(const ReadResult& result, const FileSet& files) {
    return render_faults(result.faults, files, "", FaultFormat::concise);
}

const Fault* find(const ReadResult& result, const std::string& code) {
    const auto found = std::find_if(result.faults.begin(), result.faults.end(),
                                    [&](const Fault& fault) { return fault.code == code; });
    return found == result.faults.end() ? nullptr : &*found;
}

/// Of processor time: a busy machine is no fault of the reader.
double seconds_to_read(const FileSet& files) {
    const std::clock_t begin = std::clock();
    (void)read_scenario(files);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("the worked cases are valid") {
    std::size_t cases = 0;
    for (const auto& entry : fs::directory_iterator(fs::path(SINEWS_SOURCE_FOLDER) / "tests" / "cases")) {
        if (!entry.is_directory()) continue;
        const FileSet files = folder_files(entry.path());
        const ReadResult result = read_scenario(files);
        CHECK_MESSAGE(!has_errors(result.faults), entry.path().filename().string() << "\n" << told(result, files));
        ++cases;
    }
    CHECK(cases >= 11);
}

TEST_CASE("the starter scenario has no fault, and everything in it is read") {
    const FileSet& files = starter_files();
    const ReadResult result = read_scenario(files);
    CHECK_MESSAGE(result.faults.empty(), told(result, files));
    const Scenario& scenario = result.scenario;
    CHECK(scenario.months() == 72);
    CHECK(scenario.carry_over == 0.5);
    CHECK(scenario.parties.size() == 3);
    CHECK(scenario.economy.size() == 4);
    REQUIRE(scenario.lines.size() == 9);
    const LineRow& line = scenario.lines[1];
    CHECK(line.line == "aland-2");
    CHECK(line.status == LineStatus::building);
    CHECK(line.per == Per::year);
    CHECK(line.decision == parse_month("2024-11"));
    CHECK(line.build_months.expression.text == "14 to 20");
    CHECK(line.build_months.line == 3);
    CHECK(line.build_months.column == 53);
    CHECK(line.slip_months.expression.nodes.at(0).variable == "slip");
    CHECK(line.origin.sources == std::vector<std::string>{"speech_2025_05"});
    CHECK(line.origin.line == 3);
    CHECK(scenario.lines[2].trigger.expression.nodes.at(0).number == 6);
    CHECK(scenario.programmes[0].receiver == "aland");
    CHECK(scenario.programmes[2].receiver == "aland");
    CHECK(scenario.programmes[2].party == "borland");
    CHECK(scenario.use[2].items == std::vector<std::string>{"pump_rebuilt", "pump"});
    CHECK(scenario.measures[0].window == Window::trailing_12_months);
    CHECK(scenario.comparisons[0].hold_months == 6);
    CHECK(scenario.claims[1].at_least == 5000);
    CHECK(scenario.variables[0].name == "slip");
    CHECK(scenario.levers[0].changes[0].where.at("status") == std::vector<std::string>{"building", "planned"});
    CHECK(scenario.levers[0].changes[0].kind == LeverChange::Kind::scale);
}

TEST_CASE("every table may stand in any order of rows") {
    FileSet files = starter_files();
    for (auto& [name, bytes] : files) {
        if (!name.ends_with(".csv")) continue;
        std::vector<std::string> lines;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t end = bytes.find('\n', at);
            lines.push_back(bytes.substr(at, end - at));
            at = end + 1;
        }
        std::reverse(lines.begin() + 1, lines.end());
        bytes.clear();
        for (const std::string& line : lines) bytes += line + "\n";
    }
    const ReadResult result = read_scenario(files);
    CHECK_MESSAGE(result.faults.empty(), told(result, files));
}

TEST_CASE("columns may stand in any order, lines may end in CRLF and start with a byte order mark") {
    FileSet files = starter_files();
    files["recipes.csv"] =
        "\xEF\xBB\xBFnote,source,quantity,input,item\r\ntwo,yearbook_2025,2,casting,pump\r\n"
        "one,yearbook_2025,1,old_pump,pump_rebuilt\r\n";
    const ReadResult result = read_scenario(files);
    CHECK_MESSAGE(result.faults.empty(), told(result, files));
    CHECK(result.scenario.recipes[0].item == "pump");
    CHECK(result.scenario.recipes[0].origin.note == "two");
}

TEST_CASE("optional files and columns may be left out where that changes nothing") {
    FileSet files;
    files["scenario.toml"] =
        "title = \"t\"\nstart = \"2024-01\"\nend = \"2024-12\"\nas_of = \"2024-01\"\ncurrency = \"EUR\"\nprice_base = "
        "2024\n"
        "catch_up_months = 12\nmax_book_months = 12\nreplications = 1\nseed = 1\n";
    files["sources.csv"] = "source\n";
    files["parties.csv"] = "party,bloc,source,note\na,west,assumption,x\n";
    files["items.csv"] = "item,unit,price,price_growth,lead_months,source,note\nshell,piece,1,0,0,assumption,x\n";
    files["lines.csv"] =
        "line,party,item,status,chance,capacity,per,availability,source,note\nl,a,shell,operating,1,5,month,1,"
        "assumption,x\n";
    files["programmes.csv"] = "programme,party,item,kind,value,per,source,note\np,a,shell,rate,5,month,assumption,x\n";
    const ReadResult result = read_scenario(files);
    CHECK_MESSAGE(result.faults.empty(), told(result, files));
    CHECK(result.scenario.programmes[0].receiver == "a");
}

TEST_CASE("windows of measures") {
    FileSet files = starter_files();
    const auto window = [&](const std::string& text) {
        FileSet changed = files;
        std::string& bytes = changed["scenario.toml"];
        const std::string old = "items = { casting = 1 }\nwindow = \"month\"";
        bytes.replace(bytes.find(old), old.size(), "items = { casting = 1 }\nwindow = \"" + text + "\"");
        return read_scenario(changed);
    };
    CHECK(window("month x 12").scenario.measures[2].window == Window::month_times_12);
    CHECK(window("month \u00d7 12").faults.empty());
    CHECK(window("since 2025-03").scenario.measures[2].since == parse_month("2025-03"));
    CHECK(find(window("since 2019-03"), "E021") != nullptr);
    CHECK(find(window("since 2025-13"), "E078") != nullptr);
}

TEST_CASE("hostile files end in a fault, soon") {
    const FileSet& base = starter_files();
    const auto with = [&](const std::string& file, std::string bytes) {
        FileSet files = base;
        files[file] = std::move(bytes);
        return files;
    };
    const std::string header = base.at("lines.csv").substr(0, base.at("lines.csv").find('\n') + 1);
    SUBCASE("a cell of many megabytes") {
        const auto files = with("lines.csv", header + std::string(std::size_t{40} << 20, 'x') + "\n");
        CHECK(find(read_scenario(files), "E003") != nullptr);
    }
    SUBCASE("a file that is too large") {
        const auto files = with("lines.csv", std::string((std::size_t{64} << 20) + 1, '\n'));
        CHECK(find(read_scenario(files), "E003") != nullptr);
    }
    SUBCASE("a row of a million commas") {
        CHECK(find(read_scenario(with("lines.csv", header + std::string(1000000, ',') + "\n")), "E005") != nullptr);
    }
    SUBCASE("very many faults") {
        std::string rows = header;
        for (int row = 0; row < 20000; ++row) rows += "l,nobody,nothing,no,x,y,z,,,,,,,,,,,\n";
        const auto files = with("lines.csv", rows);
        const ReadResult result = read_scenario(files);
        CHECK(result.faults.size() <= 5001);
        CHECK(find(result, "E099") != nullptr);
        CHECK(seconds_to_read(files) < 20);
    }
    SUBCASE("many overlapping links of trade") {
        std::string rows = "from,to,item,share,from_month,to_month,source,note\n";
        for (int row = 0; row < 20000; ++row) rows += "cestria,aland,pump,0.00001,,,assumption,x\n";
        const auto files = with("trade.csv", rows);
        CHECK(find(read_scenario(files), "E042") != nullptr);
        CHECK(seconds_to_read(files) < 20);
    }
    SUBCASE("a chain of variables and of recipes as long as the files allow") {
        std::string variables = "v0 = 1\n";
        for (int name = 1; name < 5000; ++name)
            variables += "v" + std::to_string(name) + " = \"v" + std::to_string(name - 1) + " + (1 to 3)\"\n";
        const auto files = with("variables.toml", variables + base.at("variables.toml"));
        CHECK(!has_errors(read_scenario(files).faults));
        CHECK(seconds_to_read(files) < 30);
    }
    SUBCASE("odd TOML, found by fuzzing") {
        for (const char* text : {"[[.]]\n", "[.]\n", "a = { . = 1 }\n", "[ ]\n", "[", "[[", "a = {", "= 1\n", "\"",
                                 "a = '''", "\xEF\xBB\x84 = 1\n"}) {
            CHECK_MESSAGE(find(read_scenario(with("levers.toml", text)), "E006") != nullptr, text);
        }
    }
    SUBCASE("deep TOML") {
        CHECK(find(read_scenario(with("levers.toml", "a = " + std::string(100000, '['))), "E006") != nullptr);
        std::string key = "a";
        for (int part = 0; part < 100000; ++part) key += ".a";
        CHECK(find(read_scenario(with("levers.toml", key + " = 1")), "E006") != nullptr);
    }
    SUBCASE("names like paths are only names") {
        const auto files = with("../../etc/passwd.csv", "x\n");
        CHECK(find(read_scenario(files), "W004") != nullptr);
    }
    SUBCASE("terminal escapes do not reach the screen") {
        const auto files =
            with("recipes.csv", "item,input,quantity,source,note\npump,\x1b[31mred,1\x16,yearbook_2025,\n");
        const ReadResult result = read_scenario(files);
        CHECK(find(result, "E016") != nullptr);
        for (const char letter : render_faults(result.faults, files, "", FaultFormat::full)) {
            CHECK((static_cast<unsigned char>(letter) >= 0x20 || letter == '\n'));
        }
    }
}

TEST_CASE("nothing at all is four missing files") {
    const ReadResult result = read_scenario({});
    CHECK(result.faults.size() == 4);
    CHECK(has_errors(result.faults));
}
