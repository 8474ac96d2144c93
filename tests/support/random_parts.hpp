#pragma once
// The parts of a random scenario while it is drawn: what exists so far, and the sheets it is written to.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/dice.hpp"
#include "support/random_scenario.hpp"

namespace sinews::support {

/// A table as text: a header and rows, written in random order.
struct Sheet {
    std::string header;
    std::vector<std::string> rows;

    /// Joins cells; those with a comma are quoted.
    void add(const std::vector<std::string>& cells);
    [[nodiscard]] std::string text(Dice& dice) const;
};

struct RandomItem {
    std::string name, category;
    bool is_final = false;
    bool priced = true;
    std::vector<std::string> inputs;
};

struct RandomScenario {
    RandomScenarioOptions options;
    Dice dice;
    int start = 0, as_of = 0, end = 0;  // months counted from year 0

    std::vector<std::string> parties, blocs, groups;
    std::map<std::string, std::string> bloc_of;
    std::vector<RandomItem> items;                 // inputs before what they go into
    std::set<std::string> with_economy;            // parties
    std::vector<std::string> categories;           // of final items
    std::set<std::string> bought_or_used;          // final items that a programme or use names
    std::map<std::string, std::string> variables;  // name -> expression
    std::map<std::string, Sheet> sheets;
    std::string settings, claims;  // scenario.toml, claims.toml

    RandomScenario(std::uint64_t seed, const RandomScenarioOptions& chosen) : options(chosen), dice(seed) {}

    /// `YYYY-MM`
    [[nodiscard]] static std::string month(int index);
    /// A month in the horizon, or a little before or after it; sometimes empty.
    [[nodiscard]] std::string maybe_month(int low, int high, double chance);
    /// A plain number of four digits.
    [[nodiscard]] static std::string plain(double number);
    /// A cell around a positive number: plain, or (when uncertain) an interval, a distribution or an expression
    /// with a variable.
    [[nodiscard]] std::string amount(double middle);
    /// A cell within [low, high], which lies in [0, 1].
    [[nodiscard]] std::string share(double low, double high);
};

// Each adds its rows; in this order.
void draw_settings(RandomScenario& scenario);
void draw_parties(RandomScenario& scenario);
void draw_items(RandomScenario& scenario);
void draw_lines(RandomScenario& scenario);
void draw_economies(RandomScenario& scenario);
void draw_programmes(RandomScenario& scenario);
void draw_use_and_stocks(RandomScenario& scenario);
void draw_trade(RandomScenario& scenario);
void draw_questions(RandomScenario& scenario);

}  // namespace sinews::support
