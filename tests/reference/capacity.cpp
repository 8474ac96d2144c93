#include "reference/capacity.hpp"

#include <algorithm>
#include <cmath>

namespace sinews::reference {

std::optional<double> start_when_decided(const Parameters& parameters, const LineValues& line) {
    if (line.always || line.trigger || !line.decision) return std::nullopt;
    const double start = *line.decision + line.build_months + line.slip_months;
    return line.starts_after_as_of ? std::max(start, parameters.as_of + 1.0) : start;
}

double installed_in(const LineValues& line, std::optional<double> start, int month) {
    if (!line.comes || month > line.until) return 0;
    if (line.always) return line.capacity;
    if (!start) return 0;
    return line.capacity * std::min(1.0, std::max(0.0, month + 1 - *start));
}

double ramp_in(const LineValues& line, std::optional<double> start, int month) {
    if (line.always || line.ramp_months == 0) return 1;
    const double since = std::max(static_cast<double>(month), *start);
    const double middle = (since + month + 1) / 2;
    const double x = (middle - *start) / line.ramp_months;
    return 1 - std::pow(20.0, -std::pow(x, line.ramp_shape));
}

void run_capacity(const Parameters& parameters, const State& state, const Draws& draws, Month& now) {
    for (const auto& [name, line] : parameters.lines) {
        const auto found = state.line_start.find(name);
        const std::optional<double> start =
            found == state.line_start.end() ? std::nullopt : std::optional(found->second);
        const double installed = installed_in(line, start, now.month);
        if (!(installed > 0)) continue;
        const double ramped = installed * ramp_in(line, start, now.month) * draws.availability(name, now.month);
        now.installed_of_line[name] = installed;
        now.ramped_of_line[name] = ramped;
        now.installed[line.item][line.party] += installed;
        now.ramped[line.item][line.party] += ramped;
        now.lines_running[line.item][line.party] += 1;
    }
}

}  // namespace sinews::reference
