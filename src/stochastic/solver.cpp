#include "stochastic/solver.hpp"

#include <Highs.h>

#include <algorithm>
#include <cmath>

namespace sinews::stochastic {

struct Solver::Inside {
    Highs highs;
    const SolveLimits* limits = nullptr;  // of the solve that runs
    bool mixed_integer = false;
    long long iterations = 0;

    Inside() {
        highs.setOptionValue("output_flag", false);
        highs.setOptionValue("threads", 1);
        highs.setOptionValue("parallel", "off");
        highs.setOptionValue("random_seed", 0);
        highs.setCallback([this](int kind, const std::string&, const HighsCallbackOutput* out, HighsCallbackInput* in,
                                 void*) { asked(kind, *out, *in); });
        highs.startCallback(kCallbackSimplexInterrupt);
        highs.startCallback(kCallbackIpmInterrupt);
        highs.startCallback(kCallbackMipInterrupt);
        highs.startCallback(kCallbackMipLogging);
    }

    void asked(int kind, const HighsCallbackOutput& out, HighsCallbackInput& in) const {
        if (limits == nullptr) return;
        if (limits->stop && limits->stop()) in.user_interrupt = true;
        if (kind == kCallbackMipLogging && limits->seen) limits->seen(out.mip_primal_bound, out.mip_dual_bound);
    }
};

namespace {

HighsLp highs_program(const LinearProgram& program) {
    HighsLp result;
    result.num_col_ = program.columns();
    result.num_row_ = program.rows();
    result.col_cost_ = program.cost;
    result.col_lower_ = program.lower;
    result.col_upper_ = program.upper;
    result.row_lower_ = program.row_lower;
    result.row_upper_ = program.row_upper;
    result.offset_ = program.offset;
    result.a_matrix_.format_ = MatrixFormat::kColwise;
    result.a_matrix_.start_ = program.matrix.start;
    result.a_matrix_.index_ = program.matrix.row;
    result.a_matrix_.value_ = program.matrix.value;
    if (program.has_integers()) {
        for (const std::uint8_t flag : program.integer) {
            result.integrality_.push_back(flag != 0 ? HighsVarType::kInteger : HighsVarType::kContinuous);
        }
    }
    return result;
}

SolveStatus status_of(HighsModelStatus status) {
    switch (status) {
        case HighsModelStatus::kOptimal:
        case HighsModelStatus::kModelEmpty: return SolveStatus::optimal;
        case HighsModelStatus::kInfeasible: return SolveStatus::infeasible;
        case HighsModelStatus::kUnbounded: return SolveStatus::unbounded;
        case HighsModelStatus::kTimeLimit:
        case HighsModelStatus::kIterationLimit:
        case HighsModelStatus::kSolutionLimit:
        case HighsModelStatus::kInterrupt: return SolveStatus::stopped;
        default: return SolveStatus::failed;
    }
}

}  // namespace

Solver::Solver() : inside_(std::make_unique<Inside>()) {}
Solver::~Solver() = default;
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;

void Solver::load(const LinearProgram& program) {
    inside_->mixed_integer = program.has_integers();
    inside_->highs.passModel(highs_program(program));
}

void Solver::reload(const LinearProgram& program) {
    const HighsBasis basis = inside_->highs.getBasis();
    load(program);
    if (basis.valid) inside_->highs.setBasis(basis);
}

std::vector<std::uint8_t> Solver::basis() const {
    const HighsBasis& basis = inside_->highs.getBasis();
    std::vector<std::uint8_t> result;
    if (!basis.valid) return result;
    for (const auto* list : {&basis.col_status, &basis.row_status}) {
        for (const HighsBasisStatus status : *list) result.push_back(static_cast<std::uint8_t>(status));
    }
    return result;
}

void Solver::set_basis(const std::vector<std::uint8_t>& basis) {
    if (basis.size() != at(columns() + rows())) return;
    HighsBasis start;
    start.valid = true;
    for (int column = 0; column < columns(); ++column) {
        start.col_status.push_back(static_cast<HighsBasisStatus>(basis[at(column)]));
    }
    for (int row = 0; row < rows(); ++row) {
        start.row_status.push_back(static_cast<HighsBasisStatus>(basis[at(columns() + row)]));
    }
    inside_->highs.setBasis(start);
}

void Solver::set_cost(int column, double cost) { inside_->highs.changeColCost(column, cost); }

void Solver::set_costs(std::span<const double> costs) {
    if (!costs.empty()) inside_->highs.changeColsCost(0, static_cast<int>(costs.size()) - 1, costs.data());
}

void Solver::set_column_bounds(int column, double lower, double upper) {
    inside_->highs.changeColBounds(column, lower, upper);
}

void Solver::set_bounds(std::span<const double> lower, std::span<const double> upper) {
    if (lower.empty()) return;
    inside_->highs.changeColsBounds(0, static_cast<int>(lower.size()) - 1, lower.data(), upper.data());
}

void Solver::set_row_bounds(std::span<const double> lower, std::span<const double> upper) {
    if (lower.empty()) return;
    inside_->highs.changeRowsBounds(0, static_cast<int>(lower.size()) - 1, lower.data(), upper.data());
}

void Solver::set_row(int row, double lower, double upper) { inside_->highs.changeRowBounds(row, lower, upper); }

void Solver::set_integers(const std::vector<std::uint8_t>& integer) {
    std::vector<HighsVarType> kinds;
    bool any = false;
    for (const std::uint8_t flag : integer) {
        kinds.push_back(flag != 0 ? HighsVarType::kInteger : HighsVarType::kContinuous);
        any |= flag != 0;
    }
    inside_->mixed_integer = any;
    if (!kinds.empty()) inside_->highs.changeColsIntegrality(0, static_cast<int>(kinds.size()) - 1, kinds.data());
}

void Solver::add_row(double lower, double upper, std::span<const int> columns, std::span<const double> values) {
    inside_->highs.addRow(lower, upper, static_cast<int>(columns.size()), columns.data(), values.data());
}

void Solver::remove_rows(const std::vector<int>& rows) {
    if (!rows.empty()) inside_->highs.deleteRows(static_cast<int>(rows.size()), rows.data());
}

void Solver::start_from(std::span<const double> solution) {
    HighsSolution start;
    start.col_value.assign(solution.begin(), solution.end());
    inside_->highs.setSolution(start);
}

SolveStatus Solver::solve(const SolveLimits& limits) {
    Highs& highs = inside_->highs;
    inside_->limits = &limits;
    highs.setOptionValue("time_limit", std::isinf(limits.seconds) ? kHighsInf : std::max(0.0, limits.seconds));
    highs.zeroAllClocks();
    highs.setOptionValue("mip_rel_gap", limits.gap);
    highs.setOptionValue("mip_abs_gap", std::min(1e-6, limits.gap));
    highs.setOptionValue("mip_heuristic_run_feasibility_jump", !limits.plain_search);
    highs.setOptionValue("mip_heuristic_run_rins", !limits.plain_search);
    highs.setOptionValue("mip_heuristic_run_rens", !limits.plain_search);
    highs.setOptionValue("mip_heuristic_run_root_reduced_cost", !limits.plain_search);
    highs.setOptionValue("mip_detect_symmetry", !limits.plain_search);
    highs.setOptionValue("mip_heuristic_effort", limits.plain_search ? 0.0 : 0.05);
    highs.setOptionValue("solver", limits.interior_point && !inside_->mixed_integer ? "ipm" : "choose");
    highs.setOptionValue("mip_lp_solver", limits.interior_point ? "ipm" : "choose");
    highs.setOptionValue("run_crossover", limits.interior_point && !inside_->mixed_integer ? "off" : "on");
    highs.run();
    SolveStatus status = status_of(highs.getModelStatus());
    if (highs.getModelStatus() == HighsModelStatus::kUnboundedOrInfeasible) {  // presolve knows no more than that
        highs.setOptionValue("presolve", "off");
        highs.run();
        highs.setOptionValue("presolve", "choose");
        status = status_of(highs.getModelStatus());
    }
    if (status ==
        SolveStatus::failed) {  // a basis that went bad, an interior point that got stuck: once more from nothing
        highs.setOptionValue("solver", "simplex");
        highs.clearSolver();
        highs.run();
        status = status_of(highs.getModelStatus());
    }
    const HighsInfo& info = highs.getInfo();
    inside_->iterations +=
        std::max<HighsInt>(0, info.simplex_iteration_count) + std::max<HighsInt>(0, info.ipm_iteration_count);
    inside_->limits = nullptr;
    return status;
}

int Solver::rows() const { return inside_->highs.getNumRow(); }
int Solver::columns() const { return inside_->highs.getNumCol(); }
double Solver::objective() const { return inside_->highs.getInfo().objective_function_value; }
double Solver::bound() const { return inside_->mixed_integer ? inside_->highs.getInfo().mip_dual_bound : objective(); }
bool Solver::has_solution() const { return inside_->highs.getInfo().primal_solution_status == kSolutionStatusFeasible; }
const std::vector<double>& Solver::solution() const { return inside_->highs.getSolution().col_value; }
const std::vector<double>& Solver::row_values() const { return inside_->highs.getSolution().row_value; }
const std::vector<double>& Solver::row_duals() const { return inside_->highs.getSolution().row_dual; }
const std::vector<double>& Solver::column_duals() const { return inside_->highs.getSolution().col_dual; }
long long Solver::iterations() const { return inside_->iterations; }

const char* name_of(SolveStatus status) {
    switch (status) {
        case SolveStatus::optimal: return "optimal";
        case SolveStatus::infeasible: return "infeasible";
        case SolveStatus::unbounded: return "unbounded";
        case SolveStatus::stopped: return "stopped";
        case SolveStatus::failed: break;
    }
    return "failed";
}

}  // namespace sinews::stochastic
