// Each case has its own sentences.

#include "analyse/headline.hpp"

#include <doctest/doctest.h>

#include <limits>

using namespace sinews;
using namespace sinews::analyse;

namespace {

const double no_value = std::numeric_limits<double>::quiet_NaN();

/// Three years from 2025-01, as of 2025-12; by hand.
Answers answers_with(double now, std::optional<int> median, double never, double later) {
    Answers answers;
    answers.title = "test";
    answers.start = {2025 * 12};
    answers.end = {2027 * 12 + 11};
    answers.as_of = {2025 * 12 + 11};
    answers.as_of_month = 11;
    answers.months = 36;
    answers.years = {2025, 2026, 2027};
    answers.replications = 10'000;
    for (const char* id : {"left", "right"}) {
        MeasureAnswer measure;
        measure.id = id;
        measure.text = std::string("rounds of the ") + id;
        measure.metric = "made";
        measure.window = "12-month sum";
        measure.unit = "rounds";
        measure.bloc = id;
        measure.items = {"round"};
        answers.measures.push_back(measure);
    }
    ComparisonAnswer comparison;
    comparison.id = "c";
    comparison.text = "left against right";
    comparison.left = "left";
    comparison.right = "right";
    comparison.right_measure = 1;
    comparison.hold_months = 12;
    comparison.probability.assign(36, later);
    for (std::size_t month = 0; month < 12; ++month) comparison.probability[month] = now;
    comparison.probability_now = now;
    for (auto* series : {&comparison.ratios.p05, &comparison.ratios.p50, &comparison.ratios.p95})
        series->assign(36, 1.25);
    comparison.crossover = {median, median, median, median, median, never, 0, std::vector<std::uint64_t>(36, 0)};
    answers.comparisons.push_back(comparison);
    return answers;
}

std::string all(const Answers& answers) {
    std::string text;
    for (const auto& sentence : headline(answers)) text += sentence + "\n";
    return text;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("already crossed") {
    const Answers answers = answers_with(0.83, 8, 0.04, 0.9);
    CHECK(headline_case(answers) == HeadlineCase::already_crossed);
    const std::string text = all(answers);
    CAPTURE(text);
    CHECK(has(
        text,
        "It is likely (83 in 100) that in the year to December 2025 rounds of the left exceeded rounds of the right: "
        "1.2 times as many (9 in 10 futures: 1.2 to 1.2)."));
    CHECK(has(text, "Half of futures had crossed by September 2025"));
    CHECK(has(text, "4 in 100 do not cross by December 2027."));
    CHECK(has(text, "no observation of either side is in the scenario"));
    CHECK(has(text,
              "Counted: left against right (sums over twelve months). The crossing is the first month from which it "
              "holds for "
              "12 months running."));
}

TEST_CASE("crossed and may lose it") {
    const Answers answers = answers_with(0.83, 8, 0.04, 0.4);
    CHECK(headline_case(answers) == HeadlineCase::may_lose_it);
    CHECK(
        has(all(answers), "but the lead may be lost again: in January 2026 it is about as likely as not (40 in 100)."));
}

TEST_CASE("not yet, with and without a median") {
    const Answers later = answers_with(0.2, 30, 0.1, 0.6);
    CHECK(headline_case(later) == HeadlineCase::not_yet);
    CHECK(has(all(later), "Most futures have not crossed yet: half cross by July 2027"));
    Answers mostly_never = answers_with(0.2, std::nullopt, 0.6, 0.3);
    mostly_never.comparisons[0].crossover.p05 = 30;
    CHECK(headline_case(mostly_never) == HeadlineCase::not_yet);
    CHECK(has(all(mostly_never), "Most futures do not cross by December 2027: 40 in 100 do, 5 in 100 by July 2027."));
}

TEST_CASE("never") {
    const Answers answers = answers_with(0.001, std::nullopt, 0.999, 0.001);
    CHECK(headline_case(answers) == HeadlineCase::never);
    CHECK(has(all(answers), "Fewer than 1 in 100 futures cross by December 2027"));
}

TEST_CASE("too few replications, a side that is empty, nothing compared") {
    Answers few = answers_with(0.83, 8, 0.04, 0.9);
    few.replications = 20;
    CHECK(headline_case(few) == HeadlineCase::too_few);
    CHECK(has(all(few), "20 futures are too few to tell a chance"));
    CHECK_FALSE(has(all(few), "83 in 100"));

    const Answers empty = answers_with(no_value, std::nullopt, 1, no_value);
    CHECK(headline_case(empty) == HeadlineCase::side_empty);
    CHECK(has(all(empty), "no month in which both sides have a value"));

    const Answers not_now = answers_with(no_value, 20, 0, 0.8);
    CHECK(headline_case(not_now) == HeadlineCase::empty_now);
    CHECK(has(all(not_now), "from January 2026 on"));

    Answers nothing;
    CHECK(headline_case(nothing) == HeadlineCase::no_comparison);
    CHECK(headline(nothing).size() == 1);
}

TEST_CASE("a point run tells what holds, not how likely it is") {
    Answers answers = answers_with(1, 8, 0, 1);
    answers.point = true;
    answers.replications = 1;
    CHECK(headline_case(answers) == HeadlineCase::point_run);
    const std::string text = all(answers);
    CHECK(has(text, "With every quantity at its median"));
    CHECK(has(text, "the comparison holds"));
    CHECK(has(text, "It first holds for 12 months running from September 2025 on."));
    CHECK_FALSE(has(text, "likely"));
}

TEST_CASE("the waterfall of the year after as_of names what binds, and the input") {
    Answers answers = answers_with(0.83, 8, 0.04, 0.9);
    WaterfallAnswer waterfall;
    waterfall.bloc = "left";
    waterfall.item = "round";
    waterfall.unit = "rounds";
    for (const int year : {2025, 2026, 2027}) {
        WaterfallYear entry;
        entry.year = year;
        const auto set = [&](simulate::Term term, double value) {
            entry.terms[static_cast<std::size_t>(term)] = value;
        };
        set(simulate::Term::wished, 1000);
        set(simulate::Term::money, 100);
        set(simulate::Term::inputs, year == 2026 ? 300 : 0);
        set(simulate::Term::made, year == 2026 ? 600 : 900);
        entry.inputs = {{"powder", year == 2026 ? 250.0 : 0.0}, {"body", year == 2026 ? 50.0 : 0.0}};
        waterfall.years.push_back(entry);
    }
    answers.waterfall.push_back(waterfall);
    CHECK(headline_waterfall(answers) == &answers.waterfall.front());
    const std::string text = all(answers);
    CAPTURE(text);
    CHECK(has(text,
              "In 2026 lack of inputs costs most: 300 of 1,000 rounds wished for a month (largest part: powder, 250), "
              "before lack of money (100); 600 are made for the left."));
}

TEST_CASE("every case has its sentences in every language, with no slot left open") {
    std::vector<Answers> cases = {answers_with(0.83, 8, 0.04, 0.9),     answers_with(0.2, 20, 0.3, 0.6),
                                  answers_with(0.9, 5, 0.02, 0.2),      answers_with(0.001, std::nullopt, 0.999, 0.001),
                                  answers_with(no_value, 20, 0.3, 0.6), answers_with(0.3, std::nullopt, 0.6, 0.4)};
    cases.push_back(cases.front());
    cases.back().point = true;
    cases.push_back(cases.front());
    cases.back().replications = 20;
    cases.push_back(Answers{});
    for (std::size_t at = 0; at < words::codes.size(); ++at) {
        for (const Answers& answers : cases) {
            const std::vector<std::string> english = headline(answers);
            const std::vector<std::string> told = headline(answers, words::Language{at});
            REQUIRE(told.size() == english.size());
            for (std::size_t sentence = 0; sentence < told.size(); ++sentence) {
                CAPTURE(told[sentence]);
                CHECK(!has(told[sentence], "{"));
                CHECK((at == 0) == (told[sentence] == english[sentence]));
            }
        }
    }
}

TEST_CASE("in Indonesian the number comes first, months and numbers are the language's own") {
    const std::vector<std::string> told = headline(answers_with(0.83, 8, 0.04, 0.9), *words::language_of("id"));
    CHECK(told[0] ==
          "83 dari 100 (mungkin): dalam setahun hingga Desember 2025 rounds of the left melebihi rounds of the right: "
          "1,2 "
          "kali lipat jumlahnya (9 dari 10 masa depan: 1,2 sampai 1,2).");
    CHECK(has(told[1], "September 2025"));
    CHECK(has(told[2], "10.000 masa depan"));
}

TEST_CASE("what the scenario calls things is told in the language where it has a translation") {
    Answers answers = answers_with(0.83, 8, 0.04, 0.9);
    answers.translations["id"] = {{"rounds of the left", "peluru pihak kiri"},
                                  {"left against right", "kiri lawan kanan"}};
    const std::vector<std::string> told = headline(answers, *words::language_of("id"));
    CHECK(has(told[0], "peluru pihak kiri melebihi rounds of the right"));
    CHECK(has(told.back(), "kiri lawan kanan"));
    CHECK(has(headline(answers)[0], "rounds of the left exceeded"));
}

TEST_CASE("the names of blocs and groups are translated as they are shown") {
    scenario::Scenario scenario;
    scenario.parties.resize(1);
    scenario.parties[0].bloc = "alliance";
    scenario.parties[0].group = "united_states";
    scenario.translations = {{"id", "united_states", "negara serikat", 2}, {"id", "alliance", "aliansi", 3}};
    const Translations translations = translations_of(scenario);
    CHECK(translated(translations, "id", "united_states") == "negara serikat");
    CHECK(translated(translations, "id", "United States") == "Negara serikat");
    CHECK(translated(translations, "id", "Alliance") == "Aliansi");
    CHECK(translated(translations, "id", "rival") == "rival");
    CHECK(translated(translations, "en", "alliance") == "alliance");
}

TEST_CASE("levers are told by their names, unknown ones not at all") {
    Answers answers = answers_with(0.83, 8, 0.04, 0.9);
    scenario::Lever lever;
    lever.id = "faster";
    answers.levers.push_back({lever, {2026 * 12}});
    lever.id = "closer";
    lever.text = "All share";
    answers.levers.push_back({lever, {2026 * 12 + 6}});
    const auto told = lever_sentences(answers, {"closer", "none", "faster"});
    REQUIRE(told.size() == 2);
    CHECK(told[0] == "This is the answer with the lever closer, from 2026-07 on: All share.");
    CHECK(told[1] == "This is the answer with the lever faster, from 2026-01 on.");
    CHECK(lever_sentences(answers, {"faster"}, *words::language_of("id"))[0] ==
          "Ini jawaban dengan tuas faster, mulai 2026-01.");
}
