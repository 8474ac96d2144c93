#include "reference/answers.hpp"

#include <algorithm>
#include <cmath>

#include "reference/measures.hpp"

namespace sinews::reference {
namespace {

using support::Answer;
using support::Null;
using support::Unknown;

Answer number_or_null(double number) { return std::isnan(number) ? Answer(Null{}) : Answer(number); }

Answer in_month(const std::vector<double>& values, int month) {
    if (month < 0 || static_cast<std::size_t>(month) >= values.size()) return Unknown{};
    return number_or_null(values[static_cast<std::size_t>(month)]);
}

bool has_id(const auto& rows, const std::string& id) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
}

Answer waterfall_term(const WaterfallMonth& month, const std::string& term, const std::string& input) {
    if (!input.empty()) return term == "inputs" ? Answer(at(month.inputs_by_name, input)) : Answer(Unknown{});
    const std::map<std::string, double> terms = {{"wished", month.wished},
                                                 {"ordered", month.ordered},
                                                 {"money", month.money},
                                                 {"capacity", month.capacity},
                                                 {"cooperation", month.cooperation},
                                                 {"ramp", month.ramp},
                                                 {"inputs", month.inputs},
                                                 {"made", month.made},
                                                 {"backlog", month.backlog},
                                                 {"imported", month.imported},
                                                 {"exported", month.exported},
                                                 {"idle", month.idle}};
    const auto found = terms.find(term);
    return found == terms.end() ? Answer(Unknown{}) : Answer(found->second);
}

Answer comparison_answer(const scenario::Scenario& scenario, const Trajectory& trajectory, const std::string& id,
                         const std::string& what, int month) {
    if (!has_id(scenario.comparisons, id)) return Unknown{};
    const auto result = compare(scenario, trajectory, id);
    if (what == "crossover") {
        if (!result.crossover) return Null{};
        return scenario::to_text(scenario::Month{scenario.start.index + *result.crossover});
    }
    if (what == "at_or_before") return result.at_or_before;
    if (what == "gap") return in_month(result.gap, month);
    if (what == "ratio") return in_month(result.ratio, month);
    if (what == "holds" && month >= 0 && month < trajectory.months)
        return bool(result.holds[static_cast<std::size_t>(month)]);
    return Unknown{};
}

Answer line_answer(const LineTrajectory& line, const std::string& what, int month) {
    if (what == "start") return line.start ? Answer(*line.start) : Answer(Null{});
    if (what == "decided") return line.opened_in ? Answer(static_cast<double>(*line.opened_in)) : Answer(Null{});
    if (what == "made") return in_month(line.made, month);
    if (what == "installed") return in_month(line.installed, month);
    if (what == "ramped") return in_month(line.ramped, month);
    return Unknown{};
}

}  // namespace

support::Answers answers_of(const scenario::Scenario& scenario, const Trajectory& trajectory) {
    support::Answers answers;
    answers.series = [&trajectory](const std::string& metric, const std::string& party, const std::string& item,
                                   int month) -> Answer {
        const auto series = trajectory.series.find(metric);
        if (series == trajectory.series.end()) return Unknown{};
        const auto values = series->second.find({party, item});
        return values == series->second.end() ? Answer(Unknown{}) : in_month(values->second, month);
    };
    answers.waterfall = [&trajectory](const std::string& bloc, const std::string& item, const std::string& term,
                                      const std::string& input, int month) -> Answer {
        const auto months = trajectory.waterfall.find({bloc, item});
        if (months == trajectory.waterfall.end() || month < 0 || month >= trajectory.months) return Unknown{};
        return waterfall_term(months->second[static_cast<std::size_t>(month)], term, input);
    };
    answers.measure = [&scenario, &trajectory](const std::string& id, int month) -> Answer {
        return has_id(scenario.measures, id) ? in_month(measure(scenario, trajectory, id), month) : Answer(Unknown{});
    };
    answers.comparison = [&scenario, &trajectory](const std::string& id, const std::string& what, int month) {
        return comparison_answer(scenario, trajectory, id, what, month);
    };
    answers.claim = [&scenario, &trajectory](const std::string& id) -> Answer {
        return has_id(scenario.claims, id) ? Answer(claim_holds(scenario, trajectory, id)) : Answer(Unknown{});
    };
    answers.line = [&trajectory](const std::string& name, const std::string& what, int month) -> Answer {
        const auto line = trajectory.lines.find(name);
        return line == trajectory.lines.end() ? Answer(Unknown{}) : line_answer(line->second, what, month);
    };
    answers.money = [&trajectory](const std::string& party, const std::string& category, const std::string& what,
                                  int month) -> Answer {
        const auto money = trajectory.money.find({party, category});
        if (money == trajectory.money.end()) return Unknown{};
        if (what == "left") return in_month(money->second.left, month);
        if (what == "spent") return in_month(money->second.spent, month);
        if (what == "money") return in_month(money->second.money, month);
        return Unknown{};
    };
    answers.spending = [&trajectory](const std::string& party, const std::string& kind, int year) -> Answer {
        const auto spending = trajectory.spending.find(party);
        if (spending == trajectory.spending.end() || (kind != "core" && kind != "related")) return Unknown{};
        const auto& shares = kind == "core" ? spending->second.core_share : spending->second.related_share;
        const auto share = shares.find(year);
        return share == shares.end() ? Answer(Unknown{}) : Answer(share->second);
    };
    return answers;
}

}  // namespace sinews::reference
