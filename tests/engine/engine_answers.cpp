#include "engine/engine_answers.hpp"

#include <cmath>

namespace sinews::engine {

namespace {

using support::Answer;
using support::Null;
using support::Unknown;

template <typename Map>
const typename Map::mapped_type* find(const Map& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

Answer number(const analyse::Series* series, int month) {
    if (series == nullptr || month < 0 || month >= static_cast<int>(series->size())) return Unknown{};
    const double value = (*series)[static_cast<std::size_t>(month)];
    if (std::isnan(value)) return Null{};
    return value;
}

template <typename Rows>
int position(const Rows& rows, const std::string& id) {
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows[at].id == id) return static_cast<int>(at);
    }
    return -1;
}

Answer comparison_answer(const scenario::Scenario& scenario, const analyse::ComparisonTrajectory& comparison,
                         const std::string& what, int month) {
    if (what == "crossover") {
        if (!comparison.crossover) return Null{};
        return scenario::to_text({scenario.start.index + *comparison.crossover});
    }
    if (what == "at_or_before") return comparison.at_or_before;
    if (what == "gap") return number(&comparison.gap, month);
    if (what == "ratio") return number(&comparison.ratio, month);
    if (what == "holds") return static_cast<bool>(comparison.holds[static_cast<std::size_t>(month)]);
    return Unknown{};
}

Answer nested(const std::map<std::string, std::map<std::string, std::map<std::string, analyse::Series>>>& maps,
              const std::string& first, const std::string& second, const std::string& third, int month) {
    const auto* by_second = find(maps, first);
    const auto* by_third = by_second == nullptr ? nullptr : find(*by_second, second);
    return number(by_third == nullptr ? nullptr : find(*by_third, third), month);
}

}  // namespace

support::Answers answers_of(const scenario::Scenario& scenario, const analyse::Trajectory& trajectory) {
    support::Answers answers;
    answers.series = [&](const std::string& metric, const std::string& party, const std::string& item, int month) {
        return nested(trajectory.series, metric, party, item, month);
    };
    answers.waterfall = [&](const std::string& bloc, const std::string& item, const std::string& term,
                            const std::string& input, int month) {
        return input.empty() ? nested(trajectory.waterfall, bloc, item, term, month)
                             : nested(trajectory.waterfall_inputs, bloc, item, input, month);
    };
    answers.measure = [&](const std::string& id, int month) -> Answer {
        const int at = position(scenario.measures, id);
        return at < 0 ? Answer{Unknown{}} : number(&trajectory.measures[static_cast<std::size_t>(at)], month);
    };
    answers.comparison = [&](const std::string& id, const std::string& what, int month) -> Answer {
        const int at = position(scenario.comparisons, id);
        if (at < 0) return Unknown{};
        return comparison_answer(scenario, trajectory.comparisons[static_cast<std::size_t>(at)], what, month);
    };
    answers.claim = [&](const std::string& id) -> Answer {
        const int at = position(scenario.claims, id);
        if (at < 0) return Unknown{};
        const auto& claim = trajectory.claims[static_cast<std::size_t>(at)];
        return claim ? Answer{*claim} : Answer{Null{}};
    };
    answers.line = [&](const std::string& line, const std::string& what, int month) -> Answer {
        if (what == "start") {
            const auto* start = find(trajectory.line_start, line);
            return start == nullptr ? Answer{Null{}} : Answer{*start};
        }
        if (what == "made") return number(find(trajectory.line_made, line), month);
        if (what == "ramped") return number(find(trajectory.line_ramped, line), month);
        return Unknown{};
    };
    answers.money = [&](const std::string& party, const std::string& category, const std::string& what,
                        int month) -> Answer {
        const auto& maps = what == "left" ? trajectory.money_left : trajectory.money_spent;
        if (what != "left" && what != "spent") return Unknown{};
        const auto* by_category = find(maps, party);
        return number(by_category == nullptr ? nullptr : find(*by_category, category), month);
    };
    answers.spending = [&](const std::string& party, const std::string& kind, int year) -> Answer {
        const auto& maps = kind == "core" ? trajectory.core_share : trajectory.related_share;
        const auto* by_year = find(maps, party);
        if (by_year == nullptr || !by_year->contains(year)) return Unknown{};
        return by_year->at(year);
    };
    return answers;
}

}  // namespace sinews::engine
