#pragma once
// What is asked of every month, compiled once: measures as weighted positions, comparisons and claims as positions of
// measures. Read-only and shared by threads.

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "network/network.hpp"
#include "scenario/scenario.hpp"
#include "simulate/state.hpp"

namespace sinews::analyse {

/// One addend of a measure: weight times the value at a position.
struct Addend {
    int position = 0;
    double weight = 1;
};

/// What the positions of addends are.
enum class AddendsOf : std::uint8_t { nodes, books, accounts, economies };

struct MeasurePlan {
    scenario::Metric metric = scenario::Metric::made;
    scenario::Window window = scenario::Window::month;
    AddendsOf addends_of = AddendsOf::nodes;
    int divisor = -1;     // of a quotient: which of the month's sums (Plan::sums) it is divided by
    int since = 0;        // month, of window since
    double use_rate = 0;  // of days_of_supply; 0: planned use
    bool yearly = false;  // a share of GDP: the same in all months of a year
    std::vector<Addend> addends;
    std::vector<int> least_of;  // measures; they stand before this one in Plan::order
    // The first and the last month whose value anybody asks for, or that has a say in such a value; others are left out.
    int first_asked = 0, last_asked = network::never;
    /// Is the measure made of its sums in the same way?
    [[nodiscard]] bool asks_as(const MeasurePlan& other) const {
        return metric == other.metric && window == other.window && divisor == other.divisor && since == other.since &&
               use_rate == other.use_rate && yearly == other.yearly && least_of == other.least_of &&
               first_asked == other.first_asked && last_asked == other.last_asked;
    }
};

struct ComparisonPlan {
    int left = 0, right = 0;  // measures
    double ratio = 1;
    int hold_months = 1;
    int from = 0;  // month
    friend bool operator==(const ComparisonPlan&, const ComparisonPlan&) = default;
};

struct ClaimPlan {
    enum class Kind { comparison, at_least, at_most, growth_at_least, growth_at_most, highest_since } kind{};
    int month = 0;
    int comparison = -1;
    int measure = -1;
    int since = 0;     // month, of growth
    double bound = 0;  // of highest_since: the highest later value of the history, -infinity where there is none
    friend bool operator==(const ClaimPlan&, const ClaimPlan&) = default;
};

/// One row of the waterfall: a bloc and a final item in which something is bought or made.
struct WaterfallRow {
    int pool = 0;         // position in Network::pools
    int first_input = 0;  // position of its first named input among all rows' inputs
};

/// Whose spending is reported: a party, a group or a bloc.
struct Spender {
    std::string id;  // party id, "" for groups and blocs
    std::string name;
    std::string group, bloc;  // "" where it does not apply
    std::vector<int> economies;
};

struct Plan {
    std::vector<MeasurePlan> measures;  // in the order of the scenario
    std::size_t sums = 0;               // of a month: each measure's, then the divisors
    std::vector<int> order;             // an order in which least_of comes after what it names
    std::vector<ComparisonPlan> comparisons;
    std::vector<ClaimPlan> claims;
    std::vector<int> asked_comparisons,
        asked_claims;  // positions, ascending: whose crossovers and truths are worked out
    std::vector<WaterfallRow> waterfall;
    int waterfall_inputs = 0;
    std::vector<Spender> spenders;
    std::vector<int> makers;  // nodes with lines: whose output is reported by year
    simulate::Asked asked;
    bool whole = true;  // lines, spending, output and the waterfall are asked for, and not only what measures tell
    int months = 0, years = 0, lines = 0, blocs = 0, items = 0;
    std::vector<int> year_start;  // by month: the first month of its year within the horizon

    /// The month whose values of a measure stand for `month` too.
    [[nodiscard]] int answer_month(std::size_t measure, int month) const {
        return measures[measure].yearly ? year_start[static_cast<std::size_t>(month)] : month;
    }
    /// Has a month a value of a measure of its own that somebody asks for?
    [[nodiscard]] bool worked_out(std::size_t measure, int month) const {
        const MeasurePlan& plan = measures[measure];
        return plan.first_asked <= month && month <= plan.last_asked && answer_month(measure, month) == month;
    }
    /// Do both ask the same of the same sums?
    [[nodiscard]] bool asks_as(const Plan& other) const {
        return sums == other.sums && order == other.order && months == other.months && year_start == other.year_start &&
               comparisons == other.comparisons && claims == other.claims &&
               asked_comparisons == other.asked_comparisons && asked_claims == other.asked_claims &&
               std::equal(measures.begin(), measures.end(), other.measures.begin(), other.measures.end(),
                          [](const MeasurePlan& one, const MeasurePlan& two) { return one.asks_as(two); });
    }
};

/// Which series the measures in plan.order need of a simulation; the waterfall in any case.
[[nodiscard]] simulate::Asked asked_by(const Plan& plan);

/// The plan without all that measures, comparisons and claims do not need.
[[nodiscard]] Plan of_measures_alone(Plan plan);

/// Compiles the questions of a scenario against its network.
[[nodiscard]] Plan make_plan(const scenario::Scenario& scenario, const network::Network& network);

}  // namespace sinews::analyse
