#include "scenario/month.hpp"

#include <doctest/doctest.h>

using namespace sinews::scenario;

TEST_CASE("a month is read and written as YYYY-MM") {
    const auto month = parse_month("2026-07");
    REQUIRE(month);
    CHECK(month->year() == 2026);
    CHECK(month->month_of_year() == 7);
    CHECK(to_text(*month) == "2026-07");
    CHECK(to_text(*parse_month("1000-01")) == "1000-01");
    CHECK(to_text(*parse_month("9999-12")) == "9999-12");
}

TEST_CASE("nothing else is a month") {
    for (const char* text : {"", "2026", "2026-7", "2026-00", "2026-13", "0999-01", "2026/07", "2026-07-01", " 2026-07",
                             "2026-07 ", "20 6-07", "2026-0a", "+026-07", "２026-07"}) {
        CHECK_MESSAGE(!parse_month(text), text);
    }
}

TEST_CASE("months are counted across years") {
    CHECK(months_between(*parse_month("2024-11"), *parse_month("2025-02")) == 3);
    CHECK(months_between(*parse_month("2025-02"), *parse_month("2024-11")) == -3);
    CHECK(*parse_month("2024-12") < *parse_month("2025-01"));
}
