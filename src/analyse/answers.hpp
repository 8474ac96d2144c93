#pragma once
// What a run says, by name and month, ready to be shown: made once from scenario, network, plan and tally. Files, page and
// screen all read this and compute nothing of their own.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "analyse/plan.hpp"
#include "analyse/tally.hpp"
#include "analyse/translations.hpp"
#include "network/network.hpp"
#include "scenario/scenario.hpp"
#include "simulate/waterfall_state.hpp"

namespace sinews::analyse {

/// One value a month (or a year, where it says so); NaN where there is none.
using Series = std::vector<double>;

struct QuantileSeries {
    Series p05, p25, p50, p75, p95;
};

struct MeasureAnswer {
    std::string id, text;
    std::string metric;  // as the format writes it
    std::string window;  // "month", "month x 12", "12-month sum", "since 2022-03"
    std::string unit;    // of the items, the currency, "days", "lines", "share of GDP"
    std::string bloc;    // of its parties; "" when they are of several
    std::vector<std::string> parties, items;
    Series mean;
    QuantileSeries quantiles;
};

/// The first month from which the comparison holds for its months. Months count from the scenario's start. A quantile that
/// lies in "never within the horizon" is empty.
struct CrossoverAnswer {
    std::optional<int> p05, p25, p50, p75, p95;
    double never = 0;         // share of futures
    double at_or_before = 0;  // share that holds from the first month with both sides; part of that month's count
    std::vector<std::uint64_t> by_month;  // futures
};

struct ComparisonAnswer {
    std::string id, text, left, right;  // left and right: measures
    int left_measure = 0, right_measure = 0;
    double ratio = 1;
    int hold_months = 1;
    int from = 0;                // month
    Series probability;          // NaN where no future has both sides
    double probability_now = 0;  // at as_of
    QuantileSeries gap, ratios;  // left - ratio * right, left / right
    CrossoverAnswer crossover;
};

struct ClaimAnswer {
    std::string id, text, speaker, date, note;
    int month = 0;
    std::string kind;        // comparison, threshold, growth, highest_since
    std::string detail;      // the test in words
    double probability = 0;  // NaN when no future has an answer
    double without_answer =
        0;  // share of futures in which a value that the test needs is empty; they count as "does not hold"
    std::string likelihood;  // "" without an answer and in a point run
    bool past = false;       // its month is not after as_of
    std::vector<std::string> sources;
    std::vector<std::string> evidence_for, evidence_against;  // ids, of a past claim
};

/// An observation in the unit of measures of one scale.
struct EvidenceAnswer {
    std::string id, party, item, unit, kind, origin, note;
    std::optional<scenario::Month> from, to;
    double low = 0, value = 0, high = 0;  // as published; NaN where not given
    std::vector<std::string> sources;
    std::vector<std::string> measures;  // those it observes, all with this scale; empty when it observes none
    double scaled_low = 0, scaled_value = 0, scaled_high = 0;
};

struct WaterfallYear {
    int year = 0;
    std::array<double, simulate::term_count> terms{};  // means per month of the year's months within the horizon
    std::map<std::string, double> inputs;
};

struct WaterfallAnswer {
    std::string bloc, item, item_name, unit;
    std::array<Series, simulate::term_count> terms;  // means over the futures, units a month
    std::map<std::string, Series> inputs;            // by the input's id; sums to the term inputs
    std::vector<WaterfallYear> years;
};

struct MonthQuantiles {
    double p05 = 0, p50 = 0, p95 = 0;  // months from the start, fractions count
};

struct LineAnswer {
    std::string line, party, party_name, item, item_name, bloc, status, company, note, unit;
    double capacity = 0;  // a month, point value
    double chance = 1;    // point value
    bool always = false;  // runs from the scenario's start
    bool triggered = false;
    double starts = 0;  // share of futures in which it starts within the horizon
    std::optional<MonthQuantiles> decision, start, full;
    std::optional<scenario::Month> until;
    std::vector<std::string> sources;
};

/// Lines whose start falls in a year, means over the futures.
struct OpeningsAnswer {
    std::string bloc;
    Series opened;                           // by year: lines of an item that the party did not make before
    Series expanded;                         // by year: lines of an item that the party made already
    std::map<std::string, Series> capacity;  // item -> by year: capacity added, a month
};

/// What a party makes of an item, by year: units in the months of the year that lie within the horizon.
struct OutputAnswer {
    std::string party, party_name, bloc, item, item_name, unit;
    Series mean;
    QuantileSeries quantiles;
};

/// Shares of GDP and equipment money of a party, group or bloc, by year.
struct SpendingAnswer {
    std::string party;  // "" of groups and blocs
    std::string name, group, bloc;
    std::optional<int> known_until;  // the last year with a published share, of all its members
    QuantileSeries core, related, total;
    bool has_related = false;            // any related spending at all
    Series meets_2, meets_3_5, meets_5;  // probabilities
    Series missing_money;                // to 3.5 % core, mean
    Series spent, unspent;               // equipment money: means; unspent is what is left at the year's end
    Series absorbed;                     // spent / (spent + unspent); NaN without money
};

struct SourceAnswer {
    std::string source, publisher, title, date, url;
    std::vector<std::string> used_by;  // "lines.csv:12"
};

/// A lever of the scenario, and the first month that it may change.
struct LeverAnswer {
    scenario::Lever lever;
    scenario::Month from;
};

struct Counts {
    int parties = 0, items = 0, lines = 0, active_nodes = 0, months = 0;
};

struct Answers {
    std::string title, currency, price_base;
    scenario::Month start, end, as_of;
    int as_of_month = 0;  // from start
    int months = 0;
    std::vector<int> years;
    std::uint64_t replications = 0;
    bool point = false;  // a run without uncertainty: probabilities are 0 or 1 and no likelihood is given
    Counts counts;
    std::vector<MeasureAnswer> measures;
    std::vector<ComparisonAnswer> comparisons;  // the first is the headline
    std::vector<ClaimAnswer> claims;
    std::vector<WaterfallAnswer> waterfall;
    std::vector<LineAnswer> lines;
    std::vector<OpeningsAnswer> openings;
    std::vector<OutputAnswer> output;  // by item and party
    std::vector<SpendingAnswer> spending;
    std::vector<EvidenceAnswer> evidence;
    std::vector<scenario::Party> parties;
    std::vector<scenario::Item> items;
    std::vector<SourceAnswer> sources;
    std::vector<LeverAnswer> levers;  // all that the scenario offers
    Translations translations;

    [[nodiscard]] scenario::Month month(int position) const { return {start.index + position}; }
};

/// Makes the answers. `tally` holds at least one replication; in a point run exactly one.
[[nodiscard]] Answers make_answers(const scenario::Scenario& scenario, const network::Network& network,
                                   const Plan& plan, const Tally& tally, simulate::Mode mode);

}  // namespace sinews::analyse
