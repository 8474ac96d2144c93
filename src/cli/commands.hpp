#pragma once
// Every command adds its sub-command to the program. When the command runs it sets the exit code: 0 done, 1 the scenario is
// invalid, 2 the command line is wrong, 3 it failed while running, 130 interrupted. The references must outlive the parsing.

#include <CLI/CLI.hpp>

namespace sinews::cli {

void add_run(CLI::App& app, int& exit_code);
void add_serve(CLI::App& app, int& exit_code);
void add_levers(CLI::App& app, int& exit_code);
void add_sensitivity(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_explain(CLI::App& app, int& exit_code);
void add_trace(CLI::App& app, int& exit_code);
void add_merge(CLI::App& app, int& exit_code);
void add_plan(CLI::App& app, int& exit_code);
void add_solve(CLI::App& app, int& exit_code);
void add_new(CLI::App& app, int& exit_code);
void add_calibrate(CLI::App& app, int& exit_code);
void add_backtest(CLI::App& app, int& exit_code);
void add_score(CLI::App& app, int& exit_code);

}  // namespace sinews::cli
