#pragma once
// What is kept of all replications: counts, quantile sketches and exact sums. Mergeable in any order without changing a
// bit, and of a size that does not grow with the number of replications.

#include <cstdint>
#include <vector>

#include "analyse/plan.hpp"
#include "numerics/exact_sum.hpp"
#include "numerics/quantile_sketch.hpp"

namespace sinews::analyse {

using numerics::ExactSums;
using numerics::QuantileSketch;

/// Whose sketches of single months a run's values go into (Destination::sketches).
enum class MonthlySketches : std::uint8_t { own, of_another };

struct Tally {
    /// With `of_another` there are no sketches of months and of output here: they would stay empty.
    explicit Tally(const Plan& plan, MonthlySketches sketches = MonthlySketches::own);
    void merge(const Tally& other);

    std::uint64_t replications = 0;
    int months = 0;
    int years = 0;

    // Measures, by measure and month (measure * months + month), sums by month and measure (a month's stand together, as
    // they are added together). Empty values (a 12-month sum before its twelfth month) are counted in the sketch's
    // `empty`, never summed. Only months that answer for themselves (Plan::answer_month) are filled.
    std::vector<QuantileSketch> measure;
    ExactSums measure_sum;

    // Comparisons, by comparison and month.
    std::vector<std::uint64_t> both_sides;  // replications in which neither side is empty
    std::vector<std::uint64_t> holds;
    std::vector<QuantileSketch> gap, ratio;
    // By comparison and month + 1: replications whose crossover is this month; the last entry counts "never".
    std::vector<std::uint64_t> crossover;
    std::vector<std::uint64_t> at_or_before;  // by comparison: crossed in the first month with both sides

    // Claims.
    std::vector<std::uint64_t> claim_true, claim_empty;

    // Waterfall sums, by month, waterfall row (Plan::waterfall) and level: (month * rows + row) * level_count + level; inputs
    // by month * Plan::waterfall_inputs + Plan::waterfall[row].first_input + position.
    ExactSums waterfall, waterfall_inputs;

    // Lines, by position in the network's lines.
    std::vector<QuantileSketch> line_start;  // month (fractions), of replications in which it starts within the horizon
    std::vector<QuantileSketch> line_full;   // month in which it reaches 95 % of its ramp
    std::vector<QuantileSketch> line_decided;  // of triggered lines
    std::vector<std::uint64_t> line_starts;    // replications in which it starts within the horizon
    // Openings by bloc, item and year ((bloc * items + item) * years + year): lines that start where their party made the
    // item already ("expanded") and where it did not ("opened"), and the capacity they add, per month.
    std::vector<std::uint64_t> opened, expanded;
    ExactSums opened_capacity;

    // Output, by maker (Plan::makers) and year: units made in the months of the year that lie within the horizon.
    std::vector<QuantileSketch> output;
    ExactSums output_sum;

    // Spending, by spender (Plan::spenders: parties with an economy, then groups, then blocs) and year: shares of GDP.
    std::vector<QuantileSketch> core, related, total;
    std::vector<std::uint64_t> meets_2, meets_3_5, meets_5;  // core >= 2 %, core >= 3.5 %, core + related >= 5 %
    ExactSums missing_money;                                 // to 3.5 % core, in the scenario's currency a year
    ExactSums spent_money, unspent_money;  // equipment money a year, by spender and year: spent, left at the year's end
};

}  // namespace sinews::analyse
