#pragma once
// One function a table: rows -> Scenario, with the faults that one cell alone shows. Rows are kept in the order of the file
// and none is left out, so that a row of the scenario and a row of the table have the same position.

#include "scenario/fault_list.hpp"
#include "scenario/scenario.hpp"
#include "scenario/table.hpp"
#include "scenario/toml_tree.hpp"

namespace sinews::scenario {

void read_sources(const Table& table, Scenario& scenario, FaultList& faults);
void read_parties(const Table& table, Scenario& scenario, FaultList& faults);
void read_economy(const Table& table, Scenario& scenario, FaultList& faults);
void read_pledges(const Table& table, Scenario& scenario, FaultList& faults);
void read_portfolio(const Table& table, Scenario& scenario, FaultList& faults);
void read_items(const Table& table, Scenario& scenario, FaultList& faults);
void read_cooperation(const Table& table, Scenario& scenario, FaultList& faults);
void read_recipes(const Table& table, Scenario& scenario, FaultList& faults);
void read_lines(const Table& table, Scenario& scenario, FaultList& faults);
void read_candidates(const Table& table, Scenario& scenario, FaultList& faults);
void read_programmes(const Table& table, Scenario& scenario, FaultList& faults);
void read_use(const Table& table, Scenario& scenario, FaultList& faults);
void read_stocks(const Table& table, Scenario& scenario, FaultList& faults);
void read_trade(const Table& table, Scenario& scenario, FaultList& faults);
void read_history(const Table& table, Scenario& scenario, FaultList& faults);
void read_evidence(const Table& table, Scenario& scenario, FaultList& faults);
void read_translations(const Table& table, Scenario& scenario, FaultList& faults);

/// scenario.toml: settings, measures, comparisons.
void read_settings(const TomlNode& root, Scenario& scenario, FaultList& faults);
void read_measure(const TomlNode& table, Scenario& scenario, FaultList& faults);
void read_comparison(const TomlNode& table, Scenario& scenario, FaultList& faults);
/// claims.toml, levers.toml, variables.toml.
void read_claims(const TomlNode& root, Scenario& scenario, FaultList& faults);
void read_levers(const TomlNode& root, Scenario& scenario, FaultList& faults);
void read_variables(const TomlNode& root, Scenario& scenario, FaultList& faults);

}  // namespace sinews::scenario
