#include "cli/layout.hpp"

#include <doctest/doctest.h>

using namespace sinews::cli;

TEST_CASE("widths count characters") {
    CHECK(width_of("Türkiye") == 7);
    CHECK(fitted("Türkiye", 7) == "Türkiye");
    CHECK(fitted("Türkiye makes", 8) == "Türki...");
    CHECK(fitted("abcdef", 3) == "abc");
    CHECK(left_aligned("ü", 3) == "ü  ");
    CHECK(right_aligned("ü", 3) == "  ü");
    CHECK(right_aligned("abcdef", 5) == "ab...");
}

TEST_CASE("lines break at blanks and keep their indentation") {
    CHECK(wrapped("aa bb cc", 5) == "aa bb\ncc\n");
    CHECK(wrapped("aa bb cc", 8) == "aa bb cc\n");
    CHECK(wrapped("  aa bb cc", 7, 4) == "  aa bb\n    cc\n");
    CHECK(wrapped("averylongword b", 5) == "averylongword\nb\n");
    CHECK(wrapped("") == "\n");
}

TEST_CASE("a line lists what fits and counts the rest") {
    CHECK(listed("x: ", {"aa", "bb", "cc"}, 13) == "x: aa, bb, cc");
    CHECK(listed("x: ", {"aaaa", "bbbb", "cccc", "dddd"}, 20) == "x: aaaa and 3 more");
    CHECK(listed("x: ", {"aaaa", "bbbb", "cccc", "dddd"}, 24) == "x: aaaa, bbbb and 2 more");
    CHECK(listed("x: ", {"aaaa", "bbbb", "cccc", "dddd"}, 25) == "x: aaaa, bbbb, cccc, dddd");
    CHECK(listed("x: ", {"averylongname", "b"}, 10) == "x: aver...");
    CHECK(listed("x: ", {}, 10) == "x: ");
}
