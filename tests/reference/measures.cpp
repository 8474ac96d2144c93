#include "reference/measures.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace sinews::reference {
namespace {

using scenario::Measure;
using scenario::Metric;
using scenario::Scenario;
using scenario::Window;

constexpr double days_in_month = 365.25 / 12;

std::vector<std::string> parties_of(const Scenario& scenario, const Measure& measure) {
    if (!measure.parties.empty()) return measure.parties;
    std::vector<std::string> parties;
    for (const auto& party : scenario.parties) {
        const bool chosen = measure.bloc.empty() ? party.group == measure.group : party.bloc == measure.bloc;
        if (chosen) parties.push_back(party.party);
    }
    return parties;
}

/// The series of a trajectory that a metric adds up; nothing for those that are more than a weighted sum.
std::optional<std::string> series_of(Metric metric) {
    switch (metric) {
        case Metric::made: return "made";
        case Metric::capacity: return "installed";
        case Metric::ramped: return "ramped";
        case Metric::idle: return "idle";
        case Metric::lines: return "lines";
        case Metric::wished: return "wished";
        case Metric::ordered: return "ordered";
        case Metric::spent: return "spent";
        case Metric::book: return "book";
        case Metric::waiting: return "waiting";
        case Metric::delivered: return "delivered";
        case Metric::stock: return "stock";
        case Metric::used: return "used";
        case Metric::unmet_use: return "unmet_use";
        case Metric::unspent:
        case Metric::days_of_supply:
        case Metric::core_share:
        case Metric::related_share: return std::nullopt;
    }
    return std::nullopt;
}

double weighted_sum(const Scenario& scenario, const Trajectory& trajectory, const Measure& measure,
                    const std::string& series, std::size_t month) {
    double sum = 0;
    for (const auto& party : parties_of(scenario, measure)) {
        for (const auto& item : measure.items)
            sum += item.weight * trajectory.series.at(series).at({party, item.item})[month];
    }
    return sum;
}

/// Money of whole categories: those that are named, or those of the named items, each once.
double money_sum(const Scenario& scenario, const Trajectory& trajectory, const Measure& measure,
                 std::vector<double> MoneyTrajectory::* column, std::size_t month) {
    std::map<std::string, double> weights;  // by category: 1, or the largest of its items' weights
    for (const auto& category : measure.categories) weights[category] = 1;
    for (const auto& weighted : measure.items) {
        for (const auto& item : scenario.items) {
            if (item.item == weighted.item) weights[item.category] = std::max(weights[item.category], weighted.weight);
        }
    }
    double sum = 0;
    for (const auto& party : parties_of(scenario, measure)) {
        for (const auto& [category, weight] : weights) {
            const auto money = trajectory.money.find({party, category});
            if (money != trajectory.money.end()) sum += weight * (money->second.*column)[month];
        }
    }
    return sum;
}

double days_of_supply(const Scenario& scenario, const Trajectory& trajectory, const Measure& measure,
                      std::size_t month) {
    const double stock = weighted_sum(scenario, trajectory, measure, "stock", month);
    const double use =
        measure.use_rate ? *measure.use_rate : weighted_sum(scenario, trajectory, measure, "planned_use", month);
    return use > 0 ? stock / use * days_in_month : empty;
}

/// Sum of share * GDP over sum of GDP, of the parties that have economy rows.
double share_of_gdp(const Scenario& scenario, const Trajectory& trajectory, const Measure& measure,
                    std::map<int, double> Spending::* share, std::size_t month) {
    const int year = scenario::Month{trajectory.start.index + static_cast<int>(month)}.year();
    double spent = 0;
    double gdp = 0;
    for (const auto& party : parties_of(scenario, measure)) {
        const auto spending = trajectory.spending.find(party);
        if (spending == trajectory.spending.end()) continue;
        spent += (spending->second.*share).at(year) * spending->second.gdp.at(year);
        gdp += spending->second.gdp.at(year);
    }
    return gdp > 0 ? spent / gdp : empty;
}

double month_value(const Scenario& scenario, const Trajectory& trajectory, const Measure& measure, std::size_t month) {
    switch (measure.metric) {
        case Metric::unspent: return money_sum(scenario, trajectory, measure, &MoneyTrajectory::left, month);
        case Metric::days_of_supply: return days_of_supply(scenario, trajectory, measure, month);
        case Metric::core_share: return share_of_gdp(scenario, trajectory, measure, &Spending::core_share, month);
        case Metric::related_share: return share_of_gdp(scenario, trajectory, measure, &Spending::related_share, month);
        case Metric::spent:
            if (!measure.categories.empty())
                return money_sum(scenario, trajectory, measure, &MoneyTrajectory::spent, month);
            break;
        default: break;
    }
    return weighted_sum(scenario, trajectory, measure, *series_of(measure.metric), month);
}

std::vector<double> through_window(const Scenario& scenario, const Measure& measure,
                                   const std::vector<double>& monthly) {
    std::vector<double> result(monthly.size(), empty);
    const int since = measure.since ? scenario::months_between(scenario.start, *measure.since) : 0;
    double running = 0;
    for (std::size_t month = 0; month < monthly.size(); ++month) {
        switch (measure.window) {
            case Window::month: result[month] = monthly[month]; break;
            case Window::month_times_12: result[month] = monthly[month] * 12; break;
            case Window::trailing_12_months:
                if (month < 11) break;
                result[month] = 0;
                for (std::size_t back = 0; back < 12; ++back) result[month] += monthly[month - back];
                break;
            case Window::since:
                if (static_cast<int>(month) < since) break;
                running += monthly[month];
                result[month] = running;
                break;
        }
    }
    return result;
}

const auto& named(const auto& rows, const std::string& id) {
    return *std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
}

/// The first month from `from` on in which `holds` is true for `hold` months in a row, all within the horizon.
std::optional<int> first_lasting(const std::vector<bool>& holds, int from, int hold) {
    const int months = static_cast<int>(holds.size());
    for (int first = std::max(0, from); first + hold <= months; ++first) {
        bool lasts = true;
        for (int month = first; month < first + hold; ++month) lasts = lasts && holds[static_cast<std::size_t>(month)];
        if (lasts) return first;
    }
    return std::nullopt;
}

}  // namespace

std::vector<double> measure(const Scenario& scenario, const Trajectory& trajectory, const std::string& id) {
    const Measure& definition = named(scenario.measures, id);
    const auto months = static_cast<std::size_t>(trajectory.months);
    if (!definition.least_of.empty()) {
        std::vector<double> least(months, std::numeric_limits<double>::infinity());
        for (const auto& other : definition.least_of) {
            const auto values = measure(scenario, trajectory, other);
            for (std::size_t month = 0; month < months; ++month) {
                // Empty where any of them is.
                if (std::isnan(values[month]) || values[month] < least[month]) least[month] = values[month];
            }
        }
        return least;
    }
    std::vector<double> monthly(months);
    for (std::size_t month = 0; month < months; ++month)
        monthly[month] = month_value(scenario, trajectory, definition, month);
    return through_window(scenario, definition, monthly);
}

ComparisonResult compare(const Scenario& scenario, const Trajectory& trajectory, const std::string& id) {
    const auto& comparison = named(scenario.comparisons, id);
    const auto left = measure(scenario, trajectory, comparison.left);
    const auto right = measure(scenario, trajectory, comparison.right);
    const int from = comparison.from ? scenario::months_between(scenario.start, *comparison.from) : 0;

    ComparisonResult result;
    std::optional<int> first_with_both;
    for (std::size_t month = 0; month < left.size(); ++month) {
        const bool both = !std::isnan(left[month]) && !std::isnan(right[month]);
        result.holds.push_back(both && left[month] > 0 && left[month] >= comparison.ratio * right[month]);
        result.gap.push_back(left[month] - comparison.ratio * right[month]);
        // 0/0 and empty sides give an empty ratio, a lead over nothing an infinite one.
        result.ratio.push_back(left[month] / right[month]);
        if (both && static_cast<int>(month) >= from && !first_with_both) first_with_both = static_cast<int>(month);
    }
    result.crossover = first_lasting(result.holds, from, comparison.hold_months);
    result.at_or_before = result.crossover && result.crossover == first_with_both;
    return result;
}

bool claim_holds(const Scenario& scenario, const Trajectory& trajectory, const std::string& id) {
    const auto& claim = named(scenario.claims, id);
    const auto month = static_cast<std::size_t>(scenario::months_between(scenario.start, claim.month));
    if (!claim.comparison.empty()) return compare(scenario, trajectory, claim.comparison).holds[month];

    const auto values = measure(scenario, trajectory, claim.measure);
    const double value = values[month];
    if (std::isnan(value)) return false;
    if (claim.growth_at_least || claim.growth_at_most) {
        const double before = values[static_cast<std::size_t>(scenario::months_between(scenario.start, *claim.since))];
        if (!(before > 0)) return false;
        const double growth = value / before;
        return (!claim.growth_at_least || growth >= *claim.growth_at_least) &&
               (!claim.growth_at_most || growth <= *claim.growth_at_most);
    }
    if (claim.highest_since) {
        const auto& series = named(scenario.measures, claim.measure).history;
        bool any = false;
        for (const auto& row : scenario.history) {
            if (row.series != series || row.year <= *claim.highest_since) continue;
            any = true;
            if (!(value > row.value)) return false;
        }
        return any;  // without a value to beat there is no answer
    }
    return (!claim.at_least || value >= *claim.at_least) && (!claim.at_most || value <= *claim.at_most);
}

}  // namespace sinews::reference
