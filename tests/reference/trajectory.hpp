#pragma once
// One replication's results, everything by name.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reference/books.hpp"
#include "reference/waterfall.hpp"

namespace sinews::reference {

using PartyItem = std::pair<std::string, std::string>;
/// One number a month, for every party and item.
using Series = std::map<PartyItem, std::vector<double>>;

struct LineTrajectory {
    bool comes = true;
    bool always = false;           // runs from before the scenario
    std::optional<double> start;   // months from the scenario's start; nothing while (or if never) undecided
    std::optional<int> opened_in;  // the month in which demand opened it
    std::vector<double> installed, ramped, made;
};

struct BookTrajectory {
    double opening = 0;
    std::vector<double> ordered, made, due, waiting;  // due and waiting at the end of the month
};

struct MoneyTrajectory {
    std::vector<double> money, spent, left;  // left at the end of the month
};

/// Series, by name: wished, ordered, spent (by buyer); book (fell due, not made), waiting (at the end of the month,
/// by buyer); need (x of a final item; what targets pull of an input), assigned (by receiver, of step 6); made,
/// installed, ramped, attainable, target, idle, lines (by maker); delivered, stock (at the end of the month), used,
/// planned_use, unmet_use (by receiver); received, sent, consumed (for conservation); price (of the party's bloc).
struct Trajectory {
    int months = 0;
    scenario::Month start;
    std::map<std::string, Series> series;
    Series opening_stock;                        // one number
    std::map<PartyItem, MoneyTrajectory> money;  // by party and category
    std::map<std::string, Spending> spending;    // of parties with economy rows
    std::map<BlocItem, std::vector<WaterfallMonth>> waterfall;
    std::map<std::string, LineTrajectory> lines;
    std::map<BookKey, BookTrajectory> books;
};

}  // namespace sinews::reference
