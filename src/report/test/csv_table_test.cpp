#include "report/csv_table.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <limits>

using namespace sinews::report;

namespace {
std::string cell(std::string_view text) {
    CsvTable table{"a"};
    table.text(text).end_row();
    return table.str().substr(2, table.str().size() - 3);
}
}  // namespace

TEST_CASE("cells are quoted only where they must be") {
    CHECK(cell("plain text") == "plain text");
    CHECK(cell("") == "");
    CHECK(cell("a,b") == "\"a,b\"");
    CHECK(cell("say \"no\"") == "\"say \"\"no\"\"\"");
    CHECK(cell("two\nlines") == "\"two\nlines\"");
    CHECK(cell("Türkiye") == "Türkiye");
}

TEST_CASE("text that a spreadsheet would run is defused") {
    CHECK(cell("=1+1") == "'=1+1");
    CHECK(cell("+1") == "'+1");
    CHECK(cell("-1") == "'-1");
    CHECK(cell("@sum") == "'@sum");
    CHECK(cell("\tx") == "'\tx");
    CHECK(cell("=cmd(\"a\",b)") == "\"'=cmd(\"\"a\"\",b)\"");
    CHECK(cell("a=b") == "a=b");
}

TEST_CASE("numbers read back to the same bits and are never defused") {
    for (const double value : {0.1, 1.0 / 3, -2.5, 1e300, 5e-324, 123456789.125, 0.0}) {
        CHECK(std::strtod(number_text(value).c_str(), nullptr) == value);
    }
    CHECK(number_text(0.1) == "0.1");
    CHECK(number_text(-2.5) == "-2.5");
    CHECK(number_text(std::numeric_limits<double>::quiet_NaN()).empty());
    CHECK(number_text(std::numeric_limits<double>::infinity()).empty());
}

TEST_CASE("a table has a header and rows of equal length") {
    CsvTable table{"id", "month", "value", "note", "count"};
    table.text("x").month(sinews::scenario::Month{2026 * 12}).number(-1.5).empty().count(7).end_row();
    table.text("y").month(std::nullopt).number(std::nan("")).text("n").count(0).end_row();
    CHECK(table.take() == "id,month,value,note,count\nx,2026-01,-1.5,,7\ny,,,n,0\n");
}
