#include "stochastic/read_smps.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "stochastic/smps_tree.hpp"

namespace sinews::stochastic {

namespace {

/// Positions of the file -> positions by stage, and the stages' ranges.
struct Order {
    std::vector<int> position;  // new, by old
    std::vector<int> old;       // old, by new
    std::vector<Range> ranges;  // by stage
};

Order by_stage(const std::vector<int>& stage, std::size_t stages) {
    Order order;
    order.old.resize(stage.size());
    std::iota(order.old.begin(), order.old.end(), 0);
    std::ranges::sort(order.old, {}, [&](int position) { return std::pair(stage[at(position)], position); });
    order.position.resize(stage.size());
    order.ranges.resize(stages);
    for (std::size_t position = 0; position < order.old.size(); ++position) {
        order.position[at(order.old[position])] = static_cast<int>(position);
    }
    int first = 0;
    for (std::size_t of = 0; of < stages; ++of) {
        const auto count = static_cast<int>(std::ranges::count(stage, static_cast<int>(of)));
        order.ranges[of] = {first, first + count};
        first += count;
    }
    return order;
}

/// Entries, those that only outcomes have included (as 0), sorted and summed into columns.
SparseColumns matrix_of(const CoreFile& core, const std::vector<Outcome>& outcomes, const Order& rows,
                        const Order& columns) {
    std::vector<CoreFile::Entry> entries;
    for (const CoreFile::Entry& entry : core.entries) {
        entries.push_back({columns.position[at(entry.column)], rows.position[at(entry.row)], entry.value});
    }
    for (const Outcome& outcome : outcomes) {  // positions are new ones already
        for (const Change& change : outcome.changes) {
            if (change.kind == Change::Kind::entry) entries.push_back({change.column, change.row, 0});
        }
    }
    std::ranges::sort(entries, {},
                      [](const CoreFile::Entry& entry) { return std::tuple(entry.column, entry.row, entry.value); });
    SparseColumns matrix;
    matrix.start.clear();
    for (std::size_t next = 0, column = 0; column < core.column_names.size(); ++column) {
        matrix.start.push_back(static_cast<int>(matrix.row.size()));
        for (; next < entries.size() && at(entries[next].column) == column; ++next) {
            const bool again = next > 0 && entries[next - 1].column == entries[next].column &&
                               entries[next - 1].row == entries[next].row;
            if (again) {
                matrix.value.back() += entries[next].value;
            } else {
                matrix.row.push_back(entries[next].row);
                matrix.value.push_back(entries[next].value);
            }
        }
    }
    matrix.start.push_back(static_cast<int>(matrix.row.size()));
    return matrix;
}

void move_changes(std::vector<Outcome>& outcomes, const Order& rows, const Order& columns) {
    for (Outcome& outcome : outcomes) {
        for (Change& change : outcome.changes) {
            if (change.row >= 0) change.row = rows.position[at(change.row)];
            if (change.column >= 0) change.column = columns.position[at(change.column)];
        }
    }
}

/// The core's numbers into `program`, put in order by stage.
void assemble(const CoreFile& core, const Order& rows, const Order& columns, StochasticProgram& program) {
    LinearProgram& linear = program.core;
    for (const int old : columns.old) {
        program.column_names.push_back(core.column_names[at(old)]);
        linear.cost.push_back(core.cost[at(old)]);
        linear.lower.push_back(core.lower[at(old)]);
        linear.upper.push_back(core.upper[at(old)]);
        linear.integer.push_back(core.integer[at(old)]);
    }
    for (const int old : rows.old) {
        program.row_names.push_back(core.row_names[at(old)]);
        const CoreFile::Sides sides = core.sides(old, core.right[at(old)]);
        linear.row_lower.push_back(sides.lower);
        linear.row_upper.push_back(sides.upper);
    }
    linear.offset = core.offset;
    move_changes(program.outcomes, rows, columns);
    linear.matrix = matrix_of(core, program.outcomes, rows, columns);
    program.name = core.name;
    for (std::size_t stage = 0; stage < program.stages.size(); ++stage) {
        program.stages[stage].columns = columns.ranges[stage];
        program.stages[stage].rows = rows.ranges[stage];
    }
}

void negate(StochasticProgram& program) {
    for (double& cost : program.core.cost) cost = -cost;
    program.core.offset = -program.core.offset;
    for (Outcome& outcome : program.outcomes) {
        for (Change& change : outcome.changes) {
            if (change.kind == Change::Kind::cost || change.kind == Change::Kind::offset) change.value = -change.value;
        }
    }
}

SmpsResult read_as(const SmpsFiles& files, const SmpsOptions& options, SmpsFormat format) {
    SmpsResult result;
    CoreResult core = read_core(files.core, format, files.name + ".cor");
    if (!core.faults.empty()) return {{}, std::move(core.faults), {}};
    TimeResult time = read_time(files.time, format, files.name + ".tim", core.core);
    if (!time.faults.empty()) return {{}, std::move(time.faults), {}};
    const std::string file = files.name + ".sto";
    StochasticResult read = read_stochastic(files.stochastic, format, file, core.core, time.time);
    if (!read.faults.empty()) return {{}, std::move(read.faults), {}};

    for (const std::string& period : time.time.periods) result.program.stages.push_back({period, {}, {}});
    const TreeSource source{read.stochastic, core.core, time.time, file, options};
    if (read.stochastic.scenarios.empty()) {
        grow_from_blocks(source, result);
    } else {
        grow_from_scenarios(source, result);
    }
    if (!result.faults.empty()) return result;
    const std::size_t stages = time.time.periods.size();
    assemble(core.core, by_stage(time.time.row_stage, stages), by_stage(time.time.column_stage, stages),
             result.program);
    result.program.maximise = core.core.maximise;
    if (result.program.maximise) negate(result.program);
    return result;
}

}  // namespace

SmpsResult read_smps(const SmpsFiles& files, const SmpsOptions& options) {
    SmpsResult free = read_as(files, options, SmpsFormat::free);
    if (free.faults.empty()) return free;
    SmpsResult fixed = read_as(files, options, SmpsFormat::fixed);
    return fixed.faults.empty() ? fixed : free;
}

}  // namespace sinews::stochastic
