#pragma once
// A plan and tallies of invented replications, whose numbers depend on the replication alone.

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "analyse/run.hpp"
#include "analyse/tally.hpp"
#include "report/hash.hpp"
#include "shards/shard_file.hpp"

namespace sinews::shards::test {

inline analyse::Plan invented_plan() {
    analyse::Plan plan;
    plan.measures.resize(2);
    plan.comparisons.resize(1);
    plan.claims.resize(2);
    plan.waterfall.resize(1);
    plan.waterfall_inputs = 1;
    plan.spenders.resize(1);
    plan.months = 5;
    plan.years = 1;
    plan.lines = 2;
    plan.blocs = 2;
    plan.items = 1;
    return plan;
}

/// Every kind of number that a sketch keeps: both signs, zeros, tiny ones, infinities, none; spread over many powers of two.
inline double invented_value(std::uint64_t replication, std::size_t at) {
    constexpr double special[] = {0.0,
                                  -0.0,
                                  1e-30,
                                  std::numeric_limits<double>::infinity(),
                                  -std::numeric_limits<double>::infinity(),
                                  std::numeric_limits<double>::quiet_NaN()};
    const std::uint64_t mixed = (replication + 1) * 0x9e3779b97f4a7c15U + at * 0xbf58476d1ce4e5b9U;
    if (mixed % 16 < 6) return special[mixed % 16];
    const double sign = (mixed >> 8) % 2 == 0 ? 1.0 : -1.0;
    return sign *
           std::ldexp(1.0 + static_cast<double>(mixed >> 40) * 0x1p-24, static_cast<int>((mixed >> 16) % 60) - 30);
}

inline analyse::Tally invented_tally(const analyse::Plan& plan, analyse::Range range) {
    analyse::Tally tally(plan);
    for (std::uint64_t replication = range.first; replication < range.first + range.count; ++replication) {
        ++tally.replications;
        for (auto* sketches : {&tally.measure, &tally.gap, &tally.ratio, &tally.line_start, &tally.line_full,
                               &tally.line_decided, &tally.output, &tally.core, &tally.related, &tally.total}) {
            for (std::size_t at = 0; at < sketches->size(); ++at) (*sketches)[at].add(invented_value(replication, at));
        }
        for (auto* sums : {&tally.measure_sum, &tally.waterfall, &tally.waterfall_inputs, &tally.opened_capacity,
                           &tally.output_sum, &tally.missing_money, &tally.spent_money, &tally.unspent_money}) {
            for (std::size_t at = 0; at < sums->size(); ++at) sums->add(at, invented_value(replication, at + 7));
        }
        for (auto* counts : {&tally.both_sides, &tally.holds, &tally.crossover, &tally.at_or_before, &tally.claim_true,
                             &tally.claim_empty, &tally.line_starts, &tally.opened, &tally.expanded, &tally.meets_2,
                             &tally.meets_3_5, &tally.meets_5}) {
            for (std::size_t at = 0; at < counts->size(); ++at) (*counts)[at] += (replication + at) % 3 == 0 ? 1U : 0U;
        }
    }
    return tally;
}

inline ShardHead invented_head(Part part, std::uint64_t total) {
    ShardHead head;
    head.files = {{"items.csv", "item\npump\n"}, {"scenario.toml", "title = \"t\"\n"}};
    head.identity = {"1.2.3",           report::scenario_hash(head.files), {"a=1", "b=2 to 3"}, {"faster"}, 7, total,
                     "0123456789abcdef"};
    head.scenario_name = "invented";
    head.part = part;
    head.range = range_of(part, total);
    head.seconds = 1.25;
    return head;
}

}  // namespace sinews::shards::test
