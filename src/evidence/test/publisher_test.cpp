#include "evidence/publisher.hpp"

#include <doctest/doctest.h>

using sinews::evidence::publisher_name;

TEST_CASE("what changes from report to report is no part of a publisher's name") {
    CHECK(publisher_name("Estonian EFIS 2026 report") == publisher_name("Estonian EFIS"));
    CHECK(publisher_name("RUSI, Jan 2024") == publisher_name("RUSI"));
    CHECK(publisher_name("Western official via Reuters") == "western official");
    CHECK(publisher_name("Gen. Cavoli to US Senate, 3 Apr 2025") == publisher_name("Gen. Cavoli, Feb 2023"));
    CHECK(publisher_name("M. Rutte in Prague") == publisher_name("M. Rutte at plant opening 27 Aug 2025"));
    CHECK(publisher_name("J. Stoltenberg press conference June 2024") != publisher_name("O. Syrskyi"));
}

TEST_CASE("a name is never lost altogether") {
    CHECK(publisher_name("press") == "press");
    CHECK(publisher_name("24") == "24");
    CHECK(publisher_name("TO") == "to");
    CHECK(publisher_name("Ministère de la Défense") == "ministère de la défense");
}
