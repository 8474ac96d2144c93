#include "reference/opening.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "reference/requirement.hpp"

namespace sinews::reference {
namespace {

/// Whether a line that starts at s still runs then: `until` not before its start.
bool ends_before_start(const LineValues& line, double start) { return line.until + 1.0 <= start; }

/// K: full capacity that is installed or decided by the end of the month and not ended.
ByName decided_capacity(const Parameters& parameters, const State& state, const std::string& item, int month) {
    ByName capacity;
    for (const auto& [name, line] : parameters.lines) {
        if (line.item != item || !line.comes || line.until < month) continue;
        bool decided = line.always;
        if (line.trigger) {
            decided = state.opened_in.contains(name);
        } else if (line.decision) {
            decided = *line.decision <= month;
        }
        if (!decided) continue;
        const auto start = state.line_start.find(name);
        if (start != state.line_start.end() && ends_before_start(line, start->second)) continue;
        capacity[line.party] += line.capacity;
    }
    return capacity;
}

/// Lines of the item and bloc that demand may open now, in the order of trigger, then name.
std::vector<const LineValues*> waiting_lines(const Parameters& parameters, const State& state, const std::string& item,
                                             const std::string& bloc, int month) {
    std::vector<const LineValues*> waiting;
    for (const auto& [name, line] : parameters.lines) {
        if (line.item != item || parameters.bloc_of.at(line.party) != bloc) continue;
        if (!line.trigger || !line.comes || state.opened_in.contains(name)) continue;
        if (line.decision && *line.decision > month) continue;
        waiting.push_back(&line);
    }
    std::sort(waiting.begin(), waiting.end(), [](const auto* left, const auto* right) {
        return std::tie(*left->trigger, left->line) < std::tie(*right->trigger, right->line);
    });
    return waiting;
}

struct Shortage {
    double unmet = 0;     // U
    double pressure = 0;  // of a final item U/sum K, of an input U/sum need
};

Shortage shortage_of(const Parameters& parameters, const std::string& item, const std::string& bloc, int month,
                     const ByName& need, const ByName& capacity) {
    const auto& members = parameters.members.at(bloc);
    Shortage shortage;
    shortage.unmet = total(share_out(parameters, item, month, need, capacity).unmet, members);
    // Less than 1e-12 of the need is what rounding leaves, not a lack.
    if (shortage.unmet <= 1e-12 * total(need, members)) return {};
    const double measure = parameters.items.at(item).is_final ? total(capacity, members) : total(need, members);
    shortage.pressure = measure > 0 ? shortage.unmet / measure : std::numeric_limits<double>::infinity();
    return shortage;
}

void open_lines_of(const Parameters& parameters, State& state, const std::string& item, const std::string& bloc,
                   int month, const ByName& need, ByName& capacity) {
    for (const auto* line : waiting_lines(parameters, state, item, bloc, month)) {
        const auto before = shortage_of(parameters, item, bloc, month, need, capacity);
        if (!(before.pressure > *line->trigger)) return;  // the lines after it have triggers as high or higher
        const double start = std::max(month + 1.0, month + line->build_months + line->slip_months);
        if (ends_before_start(*line, start)) continue;
        ByName with_line = capacity;
        with_line[line->party] += line->capacity;
        // Sharing out again may move the last bits of U; that is no lessening.
        const double unmet_with_line = shortage_of(parameters, item, bloc, month, need, with_line).unmet;
        if (!(unmet_with_line < before.unmet * (1 - 1e-12))) continue;
        capacity = with_line;
        state.opened_in[line->line] = month;
        state.line_start[line->line] = start;
    }
}

}  // namespace

void open_lines(const Parameters& parameters, State& state, const Month& now) {
    if (now.month <= parameters.as_of) return;
    std::map<std::string, SharedOut> shared;  // step 6 with K in place of S
    for (auto item = parameters.raw_to_final.rbegin(); item != parameters.raw_to_final.rend(); ++item) {
        const bool is_final = parameters.items.at(*item).is_final;
        const ByName need = is_final ? row(now.need, *item) : need_of_input(parameters, state, *item, shared);
        ByName capacity = decided_capacity(parameters, state, *item, now.month);
        for (const auto& [bloc, members] : parameters.members)
            open_lines_of(parameters, state, *item, bloc, now.month, need, capacity);
        shared[*item] = share_out(parameters, *item, now.month, need, capacity);
    }
}

}  // namespace sinews::reference
