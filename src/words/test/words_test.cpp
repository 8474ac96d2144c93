#include "words/words.hpp"

#include <doctest/doctest.h>

using namespace sinews::words;

TEST_CASE("languages are found by code and by the name of a locale") {
    CHECK(language_of("id")->code() == "id");
    CHECK(!language_of("xx"));
    CHECK(!language_of(""));
    CHECK(language_of_locale("id_ID.UTF-8").code() == "id");
    CHECK(language_of_locale("id").code() == "id");
    CHECK(language_of_locale("en_GB.UTF-8").code() == "en");
    CHECK(language_of_locale("C.UTF-8").code() == "en");
    CHECK(language_of_locale("").code() == "en");
    CHECK(language_of_locale("idx_ID").code() == "en");
}

TEST_CASE("slots are filled once, in any order, and what is not given stays") {
    const Language english;
    CHECK(say(english, "number.chance", {{"number", "83 in 100"}, {"word", "likely"}}) == "likely (83 in 100)");
    CHECK(say(*language_of("id"), "number.chance", {{"number", "83 dari 100"}, {"word", "mungkin"}}) ==
          "83 dari 100 (mungkin)");
    CHECK(say(english, "number.chance", {{"word", "{number}"}}) == "{number} ({number})");
}
