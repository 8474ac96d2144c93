#pragma once
// What the reference carries from month to month, and what happens within one.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/books.hpp"
#include "reference/money.hpp"
#include "reference/parameters.hpp"
#include "reference/quantities.hpp"
#include "reference/share_out.hpp"

namespace sinews::reference {

/// Money by party and category.
using MoneyTable = std::map<std::pair<std::string, std::string>, double>;

struct State {
    Table stock;  // [item][party] at the start of the month
    Books books;
    MoneyTable money_left;
    std::map<std::string, ByName> made_so_far;  // [item][bloc]
    std::map<std::string, double> line_start;   // months from the scenario's start; only lines that are decided
    std::map<std::string, int> opened_in;       // lines that demand opened: the month of decision
    std::map<std::string, Spending> spending;   // of parties with economy rows
};

/// What one programme wishes for and orders in the month.
struct Order {
    double wished = 0, ordered = 0;
};

/// What a party that makes an item has of its inputs, and what its making may use of each.
struct Rations {
    ByName claim, ration;  // by input
};

struct Month {
    int month = 0;

    MoneyTable money, spent;              // step 1, and what orders (or a category in which nothing is made) took
    std::map<std::string, ByName> price;  // [item][bloc]
    Table planned_use;                    // [item][party], by first item
    std::map<std::string, Order> orders;  // by programme
    Table wished, ordered, paid;          // [item][buyer]
    Table book, due;                      // B and d, [item][buyer]

    std::map<std::string, double> installed_of_line, ramped_of_line, made_of_line;
    Table lines_running, installed, ramped, attainable;  // [item][maker]: count, N, C, S
    Table need;                                      // [item][party]: x of a final item, what targets pull of an input
    std::map<std::string, SharedOut> shared;         // step 6, by item
    Table made, have, consumed;                      // [item][party]
    std::map<std::string, std::vector<Flow>> moved;  // what was really made for whom, by item
    std::map<std::pair<std::string, std::string>, Rations> rations;  // by maker and item made

    std::map<BookKey, double> made_for_book;
    Table sent, received, delivered, used, unmet_use, stock_after;  // [item][party]
};

}  // namespace sinews::reference
