#pragma once
// The one door to HiGHS: a linear or mixed-integer program that is solved, changed and solved again.
//
// Every solver runs on the thread that calls it and no other; two may run at once on two threads.

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "stochastic/linear_program.hpp"

namespace sinews::stochastic {

enum class SolveStatus : std::uint8_t { optimal, infeasible, unbounded, stopped, failed };

/// When to give up before the end.
struct SolveLimits {
    double seconds = infinity;
    double gap = 1e-9;                         // relative, of a mixed-integer program
    std::function<bool()> stop;                // asked now and then; true ends the solve
    std::function<void(double, double)> seen;  // of a mixed-integer program: best value and bound, now and then
    bool plain_search = false;                 // of many small mixed-integer programs: branch at once, no heuristics
    bool interior_point = false;  // for large programs that are solved once: no vertex where none is needed
};

class Solver {
public:
    Solver();
    ~Solver();
    Solver(Solver&&) noexcept;
    Solver& operator=(Solver&&) noexcept;

    void load(const LinearProgram& program);
    /// The same, but the basis of the last solve stays as a start. Sizes must be the same.
    void reload(const LinearProgram& program);

    /// Where the last solve of a linear program ended, and to start the next from there; sizes must be the program's.
    [[nodiscard]] std::vector<std::uint8_t> basis() const;
    void set_basis(const std::vector<std::uint8_t>& basis);

    void set_cost(int column, double cost);
    void set_costs(std::span<const double> costs);  // of the first columns
    void set_column_bounds(int column, double lower, double upper);
    void set_bounds(std::span<const double> lower, std::span<const double> upper);      // of the first columns
    void set_row_bounds(std::span<const double> lower, std::span<const double> upper);  // of the first rows
    void set_row(int row, double lower, double upper);
    void set_integers(const std::vector<std::uint8_t>& integer);  // of the first columns; all 0 makes it linear again
    void add_row(double lower, double upper, std::span<const int> columns, std::span<const double> values);
    void remove_rows(const std::vector<int>& rows);     // ascending
    void start_from(std::span<const double> solution);  // of a mixed-integer program

    SolveStatus solve(const SolveLimits& limits = {});

    [[nodiscard]] int rows() const;
    [[nodiscard]] int columns() const;
    /// After a solve: the value of the best solution, what it cannot fall below, and the solution; a linear program has duals.
    [[nodiscard]] double objective() const;
    [[nodiscard]] double bound() const;
    [[nodiscard]] bool has_solution() const;
    [[nodiscard]] const std::vector<double>& solution() const;
    [[nodiscard]] const std::vector<double>& row_values() const;
    [[nodiscard]] const std::vector<double>& row_duals() const;     // d objective / d side of the row
    [[nodiscard]] const std::vector<double>& column_duals() const;  // reduced costs
    [[nodiscard]] long long iterations() const;                     // of all solves

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Names for messages: "infeasible" and so on.
[[nodiscard]] const char* name_of(SolveStatus status);

}  // namespace sinews::stochastic
