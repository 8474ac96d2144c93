// tests/broken: a valid base scenario and one small patch a case, each with all the faults that it must bring about and no
// other. A case is text:
//   # why                       the first line tells what the case shows
//   file NAME                   the file that the next lines change
//   replace TEXT / with TEXT    TEXT occurs once; escapes \n \t \r \\ \xHH
//   append TEXT, content TEXT, remove
//   expect CODE FILE[:LINE:COLUMN] PART    PART occurs in the problem

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "scenario/explain.hpp"
#include "scenario/read.hpp"
#include "scenario/render.hpp"

namespace {

namespace fs = std::filesystem;
using namespace sinews::scenario;

const fs::path folder = fs::path(SINEWS_SOURCE_FOLDER) / "tests" / "broken";

std::string read_bytes(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    REQUIRE_MESSAGE(in.good(), path.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

FileSet base_files() {
    FileSet files;
    for (const auto& entry : fs::directory_iterator(folder / "base")) {
        files[entry.path().filename().string()] = read_bytes(entry.path());
    }
    return files;
}

std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\') {
            out += text[at];
            continue;
        }
        const char kind = text.at(++at);
        if (kind == 'n') out += '\n';
        if (kind == 't') out += '\t';
        if (kind == 'r') out += '\r';
        if (kind == '\\') out += '\\';
        if (kind == 'x') {
            out += static_cast<char>(std::stoi(text.substr(at + 1, 2), nullptr, 16));
            at += 2;
        }
    }
    return out;
}

struct Expected {
    std::string code, place, part;
};

struct Case {
    std::string why;
    FileSet files;
    std::vector<Expected> expected;
};

Expected expected_of(const std::string& text) {
    std::istringstream in(text);
    Expected expected;
    in >> expected.code >> expected.place >> std::ws;
    std::getline(in, expected.part);
    return expected;
}

Case read_case(const fs::path& path) {
    Case result;
    result.files = base_files();
    std::istringstream in(read_bytes(path));
    std::string file;
    std::string old_text;
    for (std::string line; std::getline(in, line);) {
        const std::size_t space = line.find(' ');
        const std::string word = line.substr(0, space);
        const std::string rest = space == std::string::npos ? "" : line.substr(space + 1);
        const std::string text = word == "expect" || word == "#" ? rest : unescaped(rest);
        if (word == "#") result.why += rest;
        if (word == "file") file = text;
        if (word == "replace") old_text = text;
        if (word == "with") {
            std::string& bytes = result.files.at(file);
            const std::size_t at = bytes.find(old_text);
            REQUIRE_MESSAGE(at != std::string::npos, path.string() << ": not in " << file << ": " << old_text);
            REQUIRE_MESSAGE(bytes.find(old_text, at + 1) == std::string::npos, path.string()
                                                                                   << ": twice: " << old_text);
            bytes.replace(at, old_text.size(), text);
        }
        if (word == "append") result.files[file] += text;
        if (word == "content") result.files[file] = text;
        if (word == "remove") result.files.erase(file);
        if (word == "expect") result.expected.push_back(expected_of(text));
    }
    return result;
}

std::string place_text(const Fault& fault) {
    std::string text = fault.place.file;
    if (fault.place.line > 0) text += ":" + std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column);
    return text;
}

}  // namespace

TEST_CASE("the base of the broken scenarios has no fault") {
    const FileSet files = base_files();
    const ReadResult result = read_scenario(files);
    CHECK_MESSAGE(result.faults.empty(), render_faults(result.faults, files, "", FaultFormat::full));
}

TEST_CASE("every broken scenario brings about its faults and no other") {
    std::size_t cases = 0;
    for (const auto& entry : fs::directory_iterator(folder / "cases")) {
        const Case one = read_case(entry.path());
        const std::string name = entry.path().stem().string();
        CAPTURE(name);
        REQUIRE(!one.expected.empty());
        const ReadResult result = read_scenario(one.files);
        const std::string told = render_faults(result.faults, one.files, "", FaultFormat::concise);
        CAPTURE(told);
        CHECK(result.faults.size() == one.expected.size());
        for (const Expected& expected : one.expected) {
            CAPTURE(expected.code);
            CAPTURE(expected.place);
            const bool found = std::any_of(result.faults.begin(), result.faults.end(), [&](const Fault& fault) {
                return fault.code == expected.code && place_text(fault) == expected.place &&
                       fault.problem.find(expected.part) != std::string::npos;
            });
            CHECK(found);
        }
        for (const Fault& fault : result.faults) {
            CHECK_MESSAGE(find_explanation(fault.code) != nullptr, fault.code);
            CHECK((fault.severity == Severity::warning) == (fault.code[0] == 'W'));
            CHECK(!fault.mend.empty());
        }
        ++cases;
    }
    CHECK(cases >= 60);
}
