#include "scenario/codes.hpp"
#include "scenario/explanations.hpp"

namespace sinews::scenario {

std::vector<Explanation> explain_rules() {
    return {
        {code::recipe_cycle, "recipes go round in a circle",
         "An item can not be made from itself, not even by way of others: the chain is worked from raw to final.",
         "shell,powder,2\npowder,shell,0.1", "shell,powder,2\npowder,nitrocellulose,0.6"},
        {code::variable_cycle, "variables use each other in a circle", "One of them needs a value of its own.",
         "early = \"late / 2\"\nlate = \"2 * early\"", "early = \"late / 2\"\nlate = \"12 to 18\""},
        {code::final_and_input, "an item is final and an input at once",
         "An item that a programme orders or use.csv draws on is final; an item that a recipe eats is an input. If one "
         "thing is both,\n"
         "make it two items, the final one with the other as its only input.",
         "programmes.csv: powder\nrecipes.csv: shell,powder,2",
         "programmes.csv: powder_for_sale\nrecipes.csv: shell,powder,2 and powder_for_sale,powder,1"},
        {code::lead_on_input, "an input has a lead time",
         "lead_months runs from an order to the earliest completion of the final item and covers its whole chain. "
         "Inputs are made in\n"
         "the month in which they are needed.",
         "powder ... lead_months 3", "powder ... lead_months 0"},
        {code::shares_over_one, "shares of one whole come to more than 1",
         "The categories of a party's portfolio in a year, the links that share out one sender's item in a month, and "
         "the money shares on\n"
         "one book in a month come to at most 1, at point values. A category keeps its last share in later years.",
         "a,b,shell,0.7\na,c,shell,0.5", "a,b,shell,0.6\na,c,shell,0.4"},
        {code::late_economy, "a yearly table begins after the scenario's start",
         "The first year of economy.csv, for each party, and of portfolio.csv, for each party and category, is not "
         "after the year of\n"
         "`start`.",
         "start = \"2021-01\"; DEU,2022,...", "start = \"2021-01\"; DEU,2021,..."},
        {code::overlapping_targets, "two stock targets for one receiver and item at once",
         "A stock target fills one stock. Two of them in the same months, also by different parties, would both fill "
         "the same gap.",
         "t1,a,,shell,stock_target,100,...,2024-01,2025-12\nt2,b,a,shell,stock_target,200,...,2025-06,",
         "t1 ... 2024-01,2025-05\nt2 ... 2025-06,"},
        {code::rate_and_money_share, "a rate and a money share on one book at once",
         "Both limit their wish by all that is on the book (party, receiver, item), so they can not wish beside each "
         "other in the same\n"
         "months.",
         "p1,a,,shell,rate,10,month,,2024-01,\np2,a,,shell,money_share,0.5,,,2025-01,",
         "p1 ... 2024-01,2024-12\np2 ... 2025-01,"},
        {code::money_share_without_money, "a money share of a party without economy rows",
         "A party without economy rows is not limited by money, so there is nothing to take a share of.",
         "p1,UKR,,shell,money_share,0.5", "p1,UKR,,shell,rate,30000,month"},
        {code::money_share_without_price, "a money share of an item that costs nothing",
         "Money divided by a price of 0 is no number of items.", "price: 0", "price: 0.004"},
        {code::missing_portfolio, "a party orders from a category that gets no money",
         "What a party with economy rows orders is paid from the money of the item's category, and portfolio.csv must "
         "say how much\n"
         "that is.",
         "DEU orders shell (ammunition); no row DEU,...,ammunition", "portfolio.csv: DEU,2021,ammunition,0.1"},
        {code::below_one, "a number of months is below 1",
         "max_book_months, catch_up_months and fill_months are at least 1: a month is the step of the model.",
         "fill_months: 0.5", "fill_months: 1"},
        {code::trigger_not_allowed, "a line has a trigger that is not planned",
         "Demand opens lines that are planned, and candidates. A line that operates or is under construction is "
         "decided already.",
         "l1,a,shell,operating,...,trigger 6", "l1,a,shell,planned,...,trigger 6"},
        {code::no_decision, "a line that is not there yet would never come",
         "A line that is planned or under construction needs the month of its decision; a planned one may have a "
         "trigger in its place.",
         "l1,a,shell,planned,1,40,month,,,12,...", "l1,a,shell,planned,1,40,month,2026-01,,12,..."},
        {code::learning_without_experience, "a learning rate without experience",
         "The price falls by the learning rate at every doubling of all that was ever made, so what was made before "
         "the start must be\n"
         "known and more than 0.",
         "learning_rate 0.1, experience 0", "learning_rate 0.1, experience 50000"},
        {code::trade_with_itself, "a link of trade leads back to its sender", "A link goes from one party to another.",
         "a,a,shell,0.5", "a,b,shell,0.5"},
        {code::unit_mismatch, "units do not match",
         "Evidence and history are in the unit of what they are set beside, with /day, /week, /month, /quarter or "
         "/year for a rate.\n"
         "All rows of one series have one unit.",
         "item shell (rounds), evidence in tonnes/year", "evidence in rounds/year"},
        {code::low_above_high, "low, value and high are out of order", "low is at most value, value at most high.",
         "100,90,120", "90,100,120"},
    };
}

}  // namespace sinews::scenario
