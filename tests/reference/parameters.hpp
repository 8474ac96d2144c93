#pragma once
// A scenario with the numbers of one replication: names stay names, months count from the scenario's start, flows
// are per month, draws are cut where a quantity cannot be negative (shares, chance, cooperation: nor above 1).
// Everything is sorted by name, so that row order never matters.

#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reference/draws.hpp"
#include "scenario/scenario.hpp"

namespace sinews::reference {

/// A range of months, both ends included.
struct Period {
    int first = std::numeric_limits<int>::min();
    int last = std::numeric_limits<int>::max();
    [[nodiscard]] bool holds(int month) const { return first <= month && month <= last; }
};

struct Input {
    std::string item;
    double quantity = 0;  // a_ik: units of the input per unit of the item; > 0
};

struct ItemValues {
    std::string category;
    double price = 0, price_growth = 0, learning_rate = 0, experience = 0, lead_months = 0;
    std::vector<Input> inputs;  // by name
    bool is_final = false;      // a programme or use.csv names it
};

struct LineValues {
    std::string line, party, item;
    bool comes = true;
    bool always = false;  // operating without a decision: runs at full rate from the start
    bool starts_after_as_of = false;
    double capacity = 0;  // a month; times the chance when there is no uncertainty
    std::optional<int> decision;
    std::optional<double> trigger;  // with a trigger, `decision` is only the first month in which demand may open it
    double build_months = 0, slip_months = 0, ramp_months = 0, ramp_shape = 1;
    int until = std::numeric_limits<int>::max();
};

struct ProgrammeValues {
    std::string programme, party, receiver, item;
    scenario::ProgrammeKind kind = scenario::ProgrammeKind::rate;
    double value = 0;  // a month (rate), units (stock_target), a share (money_share)
    double fill_months = 1;
    Period period;
    int priority = 1;
};

struct UseValues {
    std::string party;
    std::vector<std::string> items;
    double rate = 0;  // a month
    Period period;
};

struct Link {
    std::string from, to;
    double share = 0;
    Period period;
};

struct StockValues {
    std::string party, item;
    double stock = 0, book = 0, waiting = 0;
};

struct EconomyYear {
    std::optional<double> gdp, growth, defence_share, equipment_share;
};

struct PledgeStep {
    int target_year = 0;
    double target_share = 0, compliance = 0;
};

/// The money side of a party that has economy rows.
struct Economy {
    std::map<int, EconomyYear> years;
    std::vector<PledgeStep> core, related;                   // by target year
    std::map<std::string, std::map<int, double>> portfolio;  // by category, then year
};

struct Parameters {
    int months = 0;
    scenario::Month start;
    int as_of = 0;
    double carry_over = 0, catch_up_months = 12, max_book_months = 12;
    int first_year = 0, last_year = 0;

    std::vector<std::string> parties;
    std::map<std::string, std::string> bloc_of;
    std::map<std::string, std::vector<std::string>> members;  // of each bloc
    std::map<std::string, ItemValues> items;
    std::vector<std::string> raw_to_final;                              // items, inputs before what they go into
    std::set<std::string> made_categories;                              // categories that have an item
    std::map<std::pair<std::string, std::string>, double> cooperation;  // by bloc and item
    std::map<std::string, LineValues> lines;                            // and candidates with a trigger
    std::map<std::string, Economy> economies;
    std::vector<ProgrammeValues> programmes;         // by name
    std::vector<UseValues> use;                      // by party, items, first month
    std::map<std::string, std::vector<Link>> links;  // by item, then from, to, first month
    std::vector<StockValues> stocks;

    [[nodiscard]] int year_of(int month) const { return scenario::Month{start.index + month}.year(); }
    [[nodiscard]] bool is_january(int month) const { return scenario::Month{start.index + month}.month_of_year() == 1; }
};

/// Asks every cell that matters once. The scenario must have been read without errors.
[[nodiscard]] Parameters evaluate(const scenario::Scenario& scenario, const Draws& draws);

/// The links of an item that hold in a month, as shares by (from, to). Where the drawn shares of one sender pass 1
/// they are scaled to 1.
[[nodiscard]] std::map<std::pair<std::string, std::string>, double> link_shares(const Parameters& parameters,
                                                                                const std::string& item, int month);

/// part_q of section 4: how much of what `maker` can make of an item `receiver` can reach: 1 for itself, else
/// min(1, cooperation [same bloc] + share).
[[nodiscard]] double part_in_reach(const Parameters& parameters, const std::string& item, int month,
                                   const std::string& maker, const std::string& receiver);

}  // namespace sinews::reference
