#include "serve/settle.hpp"

#include <doctest/doctest.h>

#include "serve/state.hpp"

using namespace sinews::serve;

TEST_CASE("the first look has to settle too") {
    Settle settle;
    CHECK(settle.look(1) == Change::begun);
    CHECK(settle.look(1) == Change::settled);
    CHECK(settle.look(1) == Change::none);
    CHECK(settle.look(1) == Change::none);
}

TEST_CASE("a change is told once, when two looks in a row agree") {
    Settle settle;
    settle.look(1);
    settle.look(1);
    CHECK(settle.look(2) == Change::begun);
    CHECK(settle.look(3) == Change::begun);
    CHECK(settle.look(3) == Change::settled);
    CHECK(settle.look(3) == Change::none);
}

TEST_CASE("what comes back to what it was has settled anew: a run that it abandoned is wanted again") {
    Settle settle;
    settle.look(1);
    settle.look(1);
    CHECK(settle.look(2) == Change::begun);
    CHECK(settle.look(1) == Change::begun);
    CHECK(settle.look(1) == Change::settled);
}

TEST_CASE("what never rests never settles") {
    Settle settle;
    for (std::uint64_t at = 0; at < 100; ++at) CHECK(settle.look(at) == Change::begun);
}

TEST_CASE("an event is one message of a stream, whatever the trouble holds") {
    CHECK(event_of({}) == "data: {\"version\":0,\"running\":false,\"early\":false,\"trouble\":null}\n\n");
    CHECK(event_of({12, true, true, "{\"a\":\r\n1}"}) ==
          "data: {\"version\":12,\"running\":true,\"early\":true,\"trouble\":{\"a\":  1}}\n\n");
}
