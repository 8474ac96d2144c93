#include "scenario/csv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace sinews::scenario;

namespace {

struct Read {
    CsvTable table;
    Faults faults;
};

Read read(std::string_view bytes, const CsvLimits& limits = {}) {
    FaultList faults;
    CsvTable table = read_csv(bytes, "t.csv", faults, limits);
    return {std::move(table), faults.take()};
}

std::string row(const CsvTable& table, std::size_t number) {
    std::string text;
    for (std::size_t column = 0; column < table.columns(); ++column) {
        text += "[" + std::string(table.cell(number, column).text) + "]";
    }
    return text;
}

}  // namespace

TEST_CASE("cells, their lines and columns") {
    const auto [table, faults] = read("a,bc,d\n1,\"x, y\",3\n\n,\"\",\n");
    CHECK(faults.empty());
    REQUIRE(table.rows() == 2);
    CHECK(row(table, 0) == "[1][x, y][3]");
    CHECK(row(table, 1) == "[][][]");
    CHECK(table.cell(0, 1).line == 2);
    CHECK(table.cell(0, 1).column == 3);
    CHECK(table.cell(0, 2).column == 10);
    CHECK(table.cell(1, 0).line == 4);  // the blank line counts as a line, not as a row
    CHECK(table.cell(1, 1).quoted);
}

TEST_CASE("doubled quotes, line ends inside quotes, CRLF and a byte order mark") {
    const auto [table, faults] = read(
        "\xEF\xBB\xBF"
        "a,b\r\n\"say \"\"so\"\"\",\"two\r\nlines\"\r\n3,4");
    CHECK(faults.empty());
    REQUIRE(table.rows() == 2);
    CHECK(table.header[0].text == "a");
    CHECK(table.header[0].column == 1);
    CHECK(row(table, 0) == "[say \"so\"][two\r\nlines]");
    CHECK(row(table, 1) == "[3][4]");
    CHECK(table.cell(1, 0).line == 4);
}

TEST_CASE("columns count bytes") {
    const auto [table, faults] = read("a,b\n\xC3\xA9t\xC3\xA9,2\n");
    CHECK(faults.empty());
    CHECK(table.cell(0, 1).column == 7);
}

TEST_CASE("faults of quotes have their place") {
    SUBCASE("a stray quote") {
        const auto [table, faults] = read("a,b\nx\"y,2\n");
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].code == "E004");
        CHECK(faults[0].place == Place{"t.csv", 2, 2});
        CHECK(row(table, 0) == "[x\"y][2]");
    }
    SUBCASE("text after a closing quote") {
        const auto [table, faults] = read("a,b\n\"x\"y,2\n");
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].place == Place{"t.csv", 2, 4});
        CHECK(row(table, 0) == "[x][2]");
    }
    SUBCASE("a quote that is never closed") {
        const auto [table, faults] = read("a,b\n1,\"2\n3,4\n");
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].place == Place{"t.csv", 2, 3});
    }
    SUBCASE("a lone carriage return") {
        const auto [table, faults] = read("a,b\n1\r2,3\n");
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].place == Place{"t.csv", 2, 2});
    }
}

TEST_CASE("rows of another width are told with the cell that is too many, or the last one") {
    const auto [table, faults] = read("a,b\n1,2,3\n4\n5,6\n");
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].place == Place{"t.csv", 2, 5});
    CHECK(faults[0].quoted == "3");
    CHECK(faults[1].place == Place{"t.csv", 3, 1});
    CHECK(table.rows() == 3);
    CHECK(row(table, 2) == "[5][6]");
}

TEST_CASE("text that is not UTF-8 or holds NUL is refused with its place") {
    for (const char* bad : {"\xFF", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
        const auto [table, faults] = read(std::string("a,b\n1,") + bad + "\n");
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].code == "E002");
        CHECK(faults[0].place == Place{"t.csv", 2, 3});
    }
    const auto [table, faults] = read(std::string_view("a\n\0\n", 4));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].place == Place{"t.csv", 2, 1});
}

TEST_CASE("sizes are bounded") {
    CsvLimits limits;
    limits.cell_bytes = 10;
    limits.columns = 3;
    limits.cells = 4;
    limits.bytes = 1000;
    CHECK(read("a,b\n" + std::string(11, 'x') + ",2\n", limits).faults.at(0).code == "E003");
    CHECK(read("a,b,c,d\n", limits).faults.at(0).code == "E003");
    CHECK(read("a,b\n1,2\n3,4\n", limits).faults.empty());
    CHECK(read("a,b\n1,2\n3,4\n5,6\n", limits).faults.at(0).code == "E003");
    CHECK(read(std::string(1001, 'x'), limits).faults.at(0).code == "E003");
    // A row of very many cells is told once and not kept.
    const auto [table, faults] = read("a,b\n" + std::string(900, ',') + "\n", limits);
    CHECK(faults.size() == 1);
    CHECK(table.cells.size() == 2);
}

TEST_CASE("nothing at all") {
    CHECK(read("").faults.empty());
    CHECK(read("").table.rows() == 0);
    CHECK(read("\n\n").table.header.empty());
    CHECK(read("a,b").table.rows() == 0);
}
