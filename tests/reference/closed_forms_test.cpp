// Scenarios so small that their whole course can be written down.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "reference/money.hpp"
#include "reference/simulate.hpp"
#include "scenario/read.hpp"
#include "support/dice.hpp"
#include "support/folder.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;
using doctest::Approx;

namespace {

reference::Trajectory run(const support::SmallScenario& small) {
    const auto read = scenario::read_scenario(small.files());
    INFO(support::in_words(read.faults));
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    return reference::simulate(read.scenario, reference::point_draws(read.scenario));
}

double series(const reference::Trajectory& trajectory, const std::string& name, const std::string& party,
              const std::string& item, int month) {
    return trajectory.series.at(name).at({party, item}).at(static_cast<std::size_t>(month));
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

Approx near(double value) { return Approx(value).epsilon(1e-12).scale(1); }

const std::string plain_item = ",piece,goods,1,0,,,0,";  // then the cooperation

}  // namespace

TEST_CASE("a single line ramps up as R(x) = 1 - 20^(-x^k)") {
    support::Dice dice(1);
    for (int trial = 0; trial < 20; ++trial) {
        const double capacity = dice.between(1, 500);
        const double build = dice.between(0, 9);
        const double slip = dice.between(-1, 4);
        const double ramp = dice.between(0.2, 20);
        const double shape = dice.between(0.4, 3);
        const double availability = dice.between(0.5, 1);
        support::SmallScenario small;
        small.months = 24;
        small.rows["parties.csv"] = {"a,A,west,one"};
        small.rows["items.csv"] = {"round,round" + plain_item + "0"};
        small.rows["lines.csv"] = {"l,a,round,planned,1," + number(capacity) + ",month,2024-02,," + number(build) +
                                   ',' + number(slip) + ',' + number(ramp) + ',' + number(shape) + ',' +
                                   number(availability) + ",2025-10,"};
        small.rows["programmes.csv"] = {"g,a,,round,rate,100000,month,,,,1"};
        const auto trajectory = run(small);
        const double start = std::max(1.0, 1 + build + slip);
        for (int month = 0; month < small.months; ++month) {
            const double runs = month > 21 ? 0 : std::clamp(month + 1 - start, 0.0, 1.0);
            const double middle = month + 1 - runs / 2;
            const double part = runs == 0 ? 0 : 1 - std::pow(20, -std::pow((middle - start) / ramp, shape));
            CHECK(series(trajectory, "installed", "a", "round", month) == near(capacity * runs));
            CHECK(series(trajectory, "made", "a", "round", month) == near(capacity * runs * part * availability));
        }
    }
}

TEST_CASE("two stages: a scarce input and what is left of it set what is made") {
    support::Dice dice(2);
    for (int trial = 0; trial < 20; ++trial) {
        const double final_capacity = dice.between(5, 50);
        const double input_capacity = dice.between(5, 50);
        const double quantity = dice.between(0.2, 4);
        const double wanted = dice.between(5, 60);
        double stock = dice.between(0, 300);
        support::SmallScenario small;
        small.rows["parties.csv"] = {"a,A,west,one"};
        small.rows["items.csv"] = {"shell,shell" + plain_item + "0", "powder,powder" + plain_item + "0"};
        small.rows["recipes.csv"] = {"shell,powder," + number(quantity)};
        small.rows["lines.csv"] = {"s,a,shell,operating,1," + number(final_capacity) + ",month,,,,,,,1,,",
                                   "p,a,powder,operating,1," + number(input_capacity) + ",month,,,,,,,1,,"};
        small.rows["programmes.csv"] = {"g,a,,shell,rate," + number(wanted) + ",month,,,,1"};
        small.rows["stocks.csv"] = {"a,powder," + number(stock) + ",0,0"};
        const auto trajectory = run(small);
        double book = 0;
        for (int month = 0; month < small.months; ++month) {
            book += wanted;
            const double made = std::min({book, final_capacity, (stock + input_capacity) / quantity});
            const double made_input = std::min(input_capacity, std::max(0.0, made * quantity - stock));
            book -= made;
            stock += made_input - made * quantity;
            CHECK(series(trajectory, "made", "a", "shell", month) == near(made));
            CHECK(series(trajectory, "made", "a", "powder", month) == near(made_input));
            CHECK(series(trajectory, "stock", "a", "powder", month) == near(stock));
            CHECK(series(trajectory, "book", "a", "shell", month) == near(book));
        }
    }
}

TEST_CASE("own needs first, then the pool, then links, as in a table made by hand") {
    // a: 100 of capacity, needs 30. b: 20, needs 50. c: none, needs 40. Spare of a 70; unmet b 30, c 40.
    // Cooperation 0.5: the pool gives 35, half of each unmet need. Left to a: 35, to b unmet 15, c 20. Links: a
    // gives c 0.4 (14 of 20), and 0.5 to d beyond the bloc (17.5 of what d needs, 10).
    support::SmallScenario small;
    small.months = 1;
    small.rows["parties.csv"] = {"a,A,west,one", "b,B,west,one", "c,C,west,one", "d,D,east,two"};
    small.rows["items.csv"] = {"round,round" + plain_item + "0.5"};
    small.rows["lines.csv"] = {"la,a,round,operating,1,100,month,,,,,,,1,,",
                               "lb,b,round,operating,1,240,year,,,,,,,1,,"};
    small.rows["programmes.csv"] = {"ga,a,,round,rate,30,month,,,,1", "gb,b,,round,rate,50,month,,,,1",
                                    "gc,c,,round,rate,40,month,,,,1", "gd,d,,round,rate,10,month,,,,1"};
    small.rows["trade.csv"] = {"a,c,round,0.4,,", "a,d,round,0.5,,"};
    const auto trajectory = run(small);
    CHECK(series(trajectory, "delivered", "a", "round", 0) == near(30));
    CHECK(series(trajectory, "delivered", "b", "round", 0) == near(20 + 15));
    CHECK(series(trajectory, "delivered", "c", "round", 0) == near(20 + 14));
    CHECK(series(trajectory, "delivered", "d", "round", 0) == near(10));
    CHECK(series(trajectory, "made", "a", "round", 0) == near(30 + 35 + 14 + 10));
    CHECK(trajectory.waterfall.at({"west", "round"}).at(0).exported == near(10));
    CHECK(trajectory.waterfall.at({"east", "round"}).at(0).imported == near(10));
    CHECK(trajectory.waterfall.at({"east", "round"}).at(0).capacity ==
          near(10));  // trade across blocs is left out of the terms
}

TEST_CASE("a random pool splits in proportion to offers and to needs") {
    support::Dice dice(3);
    for (int trial = 0; trial < 30; ++trial) {
        const double cooperation = dice.uniform();
        const double capacity_a = dice.between(50, 100);
        const double capacity_b = dice.between(50, 100);
        const double own_a = dice.between(0, 40);
        const double own_b = dice.between(0, 40);
        const double need_c = dice.between(0, 120);
        const double need_d = dice.between(0, 120);
        support::SmallScenario small;
        small.months = 1;
        small.rows["parties.csv"] = {"a,A,west,one", "b,B,west,one", "c,C,west,one", "d,D,west,one"};
        small.rows["items.csv"] = {"round,round" + plain_item + number(cooperation)};
        small.rows["lines.csv"] = {"la,a,round,operating,1," + number(capacity_a) + ",month,,,,,,,1,,",
                                   "lb,b,round,operating,1," + number(capacity_b) + ",month,,,,,,,1,,"};
        small.rows["programmes.csv"] = {
            "ga,a,,round,rate," + number(own_a) + ",month,,,,1", "gb,b,,round,rate," + number(own_b) + ",month,,,,1",
            "gc,c,,round,rate," + number(need_c) + ",month,,,,1", "gd,d,,round,rate," + number(need_d) + ",month,,,,1"};
        const auto trajectory = run(small);
        const double spare_a = capacity_a - own_a;
        const double spare_b = capacity_b - own_b;
        const double pool = std::min(cooperation * (spare_a + spare_b), need_c + need_d);
        CHECK(series(trajectory, "made", "a", "round", 0) == near(own_a + pool * spare_a / (spare_a + spare_b)));
        CHECK(series(trajectory, "made", "b", "round", 0) == near(own_b + pool * spare_b / (spare_a + spare_b)));
        CHECK(series(trajectory, "delivered", "c", "round", 0) == near(pool * need_c / (need_c + need_d)));
        CHECK(series(trajectory, "delivered", "d", "round", 0) == near(pool * need_d / (need_c + need_d)));
    }
}

TEST_CASE("pledge paths: each step starts where the one before was reached") {
    using reference::share_along_path;
    const std::vector<reference::PledgeStep> steps = {{2028, 0.03, 0.5}, {2032, 0.05, 0.75}};
    // From 0.02 in 2024: 0.025 in 2028, then 0.025 + 0.75 * 0.025 = 0.04375 in 2032.
    CHECK(share_along_path(steps, 2024, 0.02, 2025) == near(0.02 + 0.005 / 4));
    CHECK(share_along_path(steps, 2024, 0.02, 2028) == near(0.025));
    CHECK(share_along_path(steps, 2024, 0.02, 2030) == near(0.025 + 0.01875 / 2));
    CHECK(share_along_path(steps, 2024, 0.02, 2032) == near(0.04375));
    CHECK(share_along_path(steps, 2024, 0.02, 2040) == near(0.04375));
    // A target below what is spent already does not lower it.
    CHECK(share_along_path({{2028, 0.01, 1}}, 2024, 0.02, 2027) == near(0.02));
    CHECK(share_along_path({}, 2024, 0.02, 2027) == near(0.02));
}

TEST_CASE(
    "money: last row grows, related pledges of the past are reached a year after the last known year, nothing-made "
    "categories just spend") {
    support::SmallScenario small;
    small.months = 36;
    small.settings["carry_over"] = "0.25";
    small.rows["parties.csv"] = {"a,A,west,one"};
    small.rows["items.csv"] = {"round,round,piece,goods,2,0.1,,,0,0"};
    small.rows["lines.csv"] = {"l,a,round,operating,1,1000,month,,,,,,,1,,"};
    small.rows["economy.csv"] = {"a,2024,1200,0.1,0.02,0.5", "a,2025,1300,0.05,,0.4"};
    small.rows["pledges.csv"] = {"a,core,2024,0.04,1", "a,core,2026,0.03,1", "a,related,2023,0.01,0.5",
                                 "a,related,2026,0.02,1"};
    small.rows["portfolio.csv"] = {"a,2024,goods,0.5", "a,2024,space,0.5", "a,2025,goods,0.6", "a,2025,space,0.3"};
    small.rows["programmes.csv"] = {"g,a,,round,rate,1,month,,,,1"};
    const auto trajectory = run(small);
    const auto& spending = trajectory.spending.at("a");
    CHECK(spending.core_share.at(2024) == near(0.02));
    CHECK(spending.core_share.at(2025) ==
          near(0.025));  // the step of 2024 lies not after 2024, the last known year, and is left out
    CHECK(spending.core_share.at(2026) == near(0.03));
    CHECK(spending.related_share.at(2024) == near(0));
    CHECK(spending.related_share.at(2025) == near(0.005));
    CHECK(spending.related_share.at(2026) == near(0.02));
    CHECK(spending.gdp.at(2026) == near(1300 * 1.05));
    const auto& goods = trajectory.money.at({"a", "goods"});
    const auto& space = trajectory.money.at({"a", "space"});
    CHECK(goods.money[0] == near(1200.0 / 12 * 0.02 * 0.5 * 0.5));
    CHECK(goods.money[13] == near(1300.0 / 12 * 0.025 * 0.4 * 0.6));
    CHECK(goods.money[24] == near(1300 * 1.05 / 12 * 0.03 * 0.4 * 0.6));
    CHECK(space.spent[5] == near(0.5));
    CHECK(space.left[5] == near(0));
    // 0.5 a month buys a quarter round at price 2 and rising, so nothing is ever left.
    CHECK(goods.left[11] == near(0));
    CHECK(series(trajectory, "price", "a", "round", 6) == near(2 * std::pow(1.1, 0.5)));
    CHECK(series(trajectory, "ordered", "a", "round", 6) == near(0.5 / (2 * std::pow(1.1, 0.5))));
}

TEST_CASE("leads: orders fall due in two parts, opening orders evenly") {
    support::SmallScenario small;
    small.rows["parties.csv"] = {"a,A,west,one"};
    small.rows["items.csv"] = {"round,round,piece,goods,1,0,,,2.25,0"};
    small.rows["lines.csv"] = {"l,a,round,operating,1,1000,month,,,,,,,1,,"};
    small.rows["programmes.csv"] = {"g,a,,round,rate,8,month,,,2024-01,1"};
    small.rows["stocks.csv"] = {"a,round,0,5,9"};
    const auto trajectory = run(small);
    const std::vector<double> made = {
        5 + 4, 4, 1 + 6, 2, 0};  // 9 over 2.25 months: 4, 4, 1; 8 ordered at once: 6 two months later, 2 three
    for (int month = 0; month < 5; ++month)
        CHECK(series(trajectory, "made", "a", "round", month) == near(made[static_cast<std::size_t>(month)]));
    CHECK(series(trajectory, "waiting", "a", "round", 0) == near(5 + 8));
}

TEST_CASE("use draws first items first, then what is lacking from second ones") {
    support::SmallScenario small;
    small.months = 2;
    small.rows["parties.csv"] = {"a,A,west,one"};
    small.rows["items.csv"] = {"x,x" + plain_item + "0", "y,y" + plain_item + "0", "z,z" + plain_item + "0"};
    small.rows["lines.csv"] = {"l,a,x,operating,1,1,month,,,,,,,1,,"};
    // Round 1: x 12 of 20, y 10 of 15, z 0 of 5. Round 2: y has 0 left for the 8 of the first row, x has none for
    // the second's 5, y none for the third.
    small.rows["use.csv"] = {"a,x;y;z,20,month,,", "a,y;x;z,15,month,,", "a,z;y,5,month,,"};
    small.rows["stocks.csv"] = {"a,x,12,0,0", "a,y,10,0,0", "a,z,0,0,0"};
    const auto trajectory = run(small);
    CHECK(series(trajectory, "used", "a", "x", 0) == near(12));
    CHECK(series(trajectory, "used", "a", "y", 0) == near(10));
    CHECK(series(trajectory, "unmet_use", "a", "x", 0) == near(8));
    CHECK(series(trajectory, "unmet_use", "a", "y", 0) == near(5));
    CHECK(series(trajectory, "unmet_use", "a", "z", 0) == near(5));

    small.rows["stocks.csv"] = {"a,x,12,0,0", "a,y,21,0,0", "a,z,15,0,0"};
    // Round 1: x 12, y 15, z 5. Round 2: the first row lacks 8, takes the 6 of y left. Round 3: 2 of z.
    const auto richer = run(small);
    CHECK(series(richer, "used", "a", "y", 0) == near(21));
    CHECK(series(richer, "used", "a", "z", 0) == near(7));
    CHECK(series(richer, "unmet_use", "a", "x", 0) == near(0));
}

TEST_CASE("a stock target fills its stock over fill_months and then covers use") {
    support::SmallScenario small;
    small.months = 40;
    small.rows["parties.csv"] = {"a,A,west,one", "b,B,west,one"};
    small.rows["items.csv"] = {"round,round" + plain_item + "1"};
    small.rows["lines.csv"] = {"l,a,round,operating,1,1000,month,,,,,,,1,,"};
    small.rows["programmes.csv"] = {"g,a,b,round,stock_target,100,,4,,,1"};
    small.rows["use.csv"] = {"b,round,3,month,,"};
    const auto trajectory = run(small);
    double stock = 0;
    for (int month = 0; month < small.months; ++month) {
        const double ordered = 3 + (100 - stock) / 4;
        stock += ordered - 3;
        CHECK(series(trajectory, "ordered", "a", "round", month) == near(ordered));
        CHECK(series(trajectory, "stock", "b", "round", month) == near(stock));
        CHECK(series(trajectory, "delivered", "b", "round", month) == near(ordered));
    }
    CHECK(stock > 99.8);
}

TEST_CASE("learning: the price falls with what the bloc has made") {
    support::SmallScenario small;
    small.rows["parties.csv"] = {"a,A,west,one", "b,B,east,two"};
    small.rows["items.csv"] = {"round,round,piece,goods,10,0,0.2,100,0,0"};
    small.rows["lines.csv"] = {"l,a,round,operating,1,50,month,,,,,,,1,,"};
    small.rows["programmes.csv"] = {"g,a,,round,rate,80,month,,,,1"};
    const auto trajectory = run(small);
    CHECK(series(trajectory, "price", "a", "round", 2) == near(8));  // 100 made: twice the experience
    CHECK(series(trajectory, "price", "a", "round", 6) == near(10 * std::pow(4, std::log2(0.8))));
    CHECK(series(trajectory, "price", "b", "round", 6) == near(10));
}

TEST_CASE("demand opens lines in the order of trigger, as far as the pressure asks for them") {
    support::SmallScenario small;
    small.months = 14;
    small.settings["as_of"] = "\"2024-03\"";
    small.rows["parties.csv"] = {"a,A,west,one", "b,B,west,one"};
    small.rows["items.csv"] = {"round,round" + plain_item + "0", "powder,powder" + plain_item + "0"};
    small.rows["recipes.csv"] = {"round,powder,2"};
    // 5 a month are made of 15 ordered. 2024-04, month 3, is the first after as_of.
    small.rows["lines.csv"] = {
        "base,a,round,operating,1,5,month,,,,,,,1,,",
        "cheap,a,round,planned,1,10,month,,1.5,3,0,0,1,1,,",
        "dear,a,round,planned,1,10,month,,100,3,0,0,1,1,,",
        "elsewhere,b,round,planned,1,10,month,,0.5,3,0,0,1,1,,",  // b needs nothing and shares nothing
        "later,a,round,planned,1,10,month,2024-08,0.1,1.5,-9,0,1,1,,",
        "over,a,round,planned,1,10,month,,0.2,6,0,0,1,1,2024-06,",  // would end before it starts
        "powder0,a,powder,operating,1,10,month,,,,,,,1,,",
        "powder1,a,powder,planned,1,25,month,,0.25,2,0,0,1,1,,",
    };
    small.rows["programmes.csv"] = {"g,a,,round,rate,15,month,,,,1"};
    const auto trajectory = run(small);
    const auto& lines = trajectory.lines;
    // Month 3: the book is 3 * 10, 15 fall due: U = 45 - 5 = 40, pressure 40/5 = 8 > 1.5; with the line U = 30,
    // pressure 2 < 100.
    CHECK(lines.at("cheap").opened_in == 3);
    CHECK(*lines.at("cheap").start == near(6));
    CHECK_FALSE(lines.at("dear").opened_in.has_value());
    CHECK_FALSE(lines.at("elsewhere").opened_in.has_value());
    CHECK_FALSE(lines.at("over").opened_in.has_value());
    // K of rounds is then 15: 30 powder is needed, 10 made: 2/3 are short.
    CHECK(lines.at("powder1").opened_in == 3);
    CHECK(*lines.at("powder1").start == near(5));
    // From its own first month on; built and slipped it would start before it is decided.
    CHECK(lines.at("later").opened_in == 7);
    CHECK(*lines.at("later").start == near(8));
    CHECK(series(trajectory, "made", "a", "round", 5) == near(5));
    CHECK(series(trajectory, "made", "a", "round", 6) == near(15));
    CHECK(series(trajectory, "made", "a", "round", 8) == near(17.5));  // 35 powder
}

TEST_CASE("a book that nobody can fill stops growing at max_book_months") {
    support::SmallScenario small;
    small.months = 30;
    small.settings["max_book_months"] = "3";
    small.rows["parties.csv"] = {"a,A,west,one"};
    small.rows["items.csv"] = {"round,round,piece,goods,1,0,,,2,0"};
    small.rows["lines.csv"] = {"l,a,round,operating,1,1,month,,,,,,,1,,"};
    small.rows["programmes.csv"] = {"g,a,,round,rate,10,month,,,,1", "h,a,,round,rate,5,month,,2024-07,,2"};
    const auto trajectory = run(small);
    // Q stays at (3 + 2) * 15 less the one round made a month, which is ordered anew, two thirds by g.
    CHECK(trajectory.books.at({"a", "a", "round"}).due.back() +
              trajectory.books.at({"a", "a", "round"}).waiting.back() ==
          near(75 - 1));
    CHECK(series(trajectory, "ordered", "a", "round", 29) == near(1));
}
