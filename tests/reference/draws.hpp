#pragma once
// Where the reference gets its uncertain quantities from: it draws nothing itself, so that a test can feed it
// exactly the draws of another engine.

#include <functional>
#include <string>

#include "scenario/scenario.hpp"

namespace sinews::reference {

/// One replication's draws. Each is asked at most once per key and replication, except `availability` (once per
/// line and month).
///
/// Row keys, by table: lines.csv, candidates.csv: the line; items.csv: the item; programmes.csv: the programme;
/// economy.csv: `party/year`; pledges.csv: `party/core/target_year` or `party/related/target_year`; portfolio.csv:
/// `party/year/category`; cooperation.csv: `bloc/item`; recipes.csv: `item/input`; stocks.csv: `party/item`;
/// trade.csv: `from/to/item/from_month`; use.csv: `party/first;second/from/to` (months as YYYY-MM, empty when
/// open).
struct Draws {
    /// The value of a numeric cell that is not empty. Cutting at 0 (and 1) is done by the reference afterwards.
    std::function<double(const std::string& table, const std::string& row_key, const std::string& column,
                         const scenario::Value& value)>
        cell;
    /// Whether a line comes at all. Not asked when `point` is set: then capacity is multiplied by the chance.
    std::function<bool(const std::string& line)> comes;
    /// Availability A of a line in a month counted from the scenario's start (its median already in it).
    std::function<double(const std::string& line, int month)> availability;
    /// The shock added to a party's growth in a calendar year after its last economy row.
    std::function<double(const std::string& party, int year)> growth_shock;
    bool point = false;
};

/// Without uncertainty: each distribution and variable at its median, availability at its median, no shocks.
/// The draws keep copies of what they need; the scenario may be destroyed afterwards.
[[nodiscard]] Draws point_draws(const scenario::Scenario& scenario);

}  // namespace sinews::reference
