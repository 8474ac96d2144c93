#include "evidence/fit_summary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "numerics/decimal.hpp"
#include "scenario/measure_units.hpp"

namespace sinews::evidence {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

/// The parts of "table/row/of/several/keys/column".
struct CellName {
    std::string table, row, column;
    explicit CellName(const std::string& cell) {
        const std::size_t first = cell.find('/'), last = cell.rfind('/');
        if (first == std::string::npos || first == last) return;
        table = cell.substr(0, first);
        row = cell.substr(first + 1, last - first - 1);
        column = cell.substr(last + 1);
    }
};

std::string unit_of_capacity(const scenario::Scenario& scenario, const std::string& id) {
    const auto line = std::ranges::find(scenario.lines, id, &scenario::LineRow::line);
    if (line == scenario.lines.end()) return "";
    const std::string unit = scenario::ItemUnits(scenario).of_item(line->item);
    return unit + (line->per == scenario::Per::year ? "/year" : "/month");
}

/// Six significant digits: finer than an ensemble knows.
double short_number(double value) { return numerics::rounded_to_digits(value, 6); }

template <std::size_t count>
OrderedJson list_json(const std::array<double, count>& values) {
    OrderedJson list = OrderedJson::array();
    for (const double value : values) list.push_back(short_number(value));
    return list;
}

template <std::size_t count>
bool read_list(const Json& json, const char* key, std::array<double, count>& values) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array() || found->size() != count) return false;
    for (std::size_t at = 0; at < count; ++at) {
        if (!(*found)[at].is_number()) return false;
        values[at] = (*found)[at].get<double>();
    }
    return true;
}

bool read_number(const Json& json, const char* key, double& value) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_number()) return false;
    value = found->get<double>();
    return true;
}

bool read_text(const Json& json, const char* key, std::string& text) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_string()) return false;
    text = found->get<std::string>();
    return true;
}

/// Each entry of the list at `key` by `read`; false when there is no such list or an entry cannot be read.
template <class Entry, class Read>
bool read_entries(const Json& json, const char* key, std::vector<Entry>& entries, Read read) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_array()) return false;
    for (const Json& one : *found) {
        Entry entry;
        if (!one.is_object() || !read(one, entry)) return false;
        entries.push_back(std::move(entry));
    }
    return true;
}

double share(const std::vector<FitOfObservation>& fits, bool FitOfObservation::* within) {
    if (fits.empty()) return 0;
    const auto count =
        std::count_if(fits.begin(), fits.end(), [within](const FitOfObservation& fit) { return fit.*within; });
    return static_cast<double>(count) / static_cast<double>(fits.size());
}

}  // namespace

std::string unit_of_cell(const scenario::Scenario& scenario, const std::string& cell) {
    const CellName name(cell);
    if (name.table == "variables") {
        const auto variable = std::ranges::find(scenario.variables, name.row, &scenario::Variable::name);
        return variable == scenario.variables.end() ? "" : variable->unit;
    }
    if (name.column.ends_with("_months")) return "months";
    if (name.column == "capacity" && name.table == "lines") return unit_of_capacity(scenario, name.row);
    return "";
}

std::string label_of(const Observations& observations, const Observation& one, scenario::Month start) {
    const std::string from = scenario::to_text({start.index + one.from}),
                      to = scenario::to_text({start.index + one.to});
    return observations.subjects[static_cast<std::size_t>(one.measure)].id + " " + from +
           (from == to ? "" : ".." + to) + " (" + word_of(one.kind) + ")";
}

FitSummary fit_summary(const scenario::Scenario& scenario, const ForwardModel& model, const Observations& observations,
                       const Fit& fit, std::uint64_t seed) {
    FitSummary summary;
    std::vector<Shift> shifts = shifts_of(model, fit);
    shifts.resize(std::min(shifts.size(), summary_parameters));
    for (const Shift& shift : shifts) {
        const double before = shift.prior_p95 - shift.prior_p05;
        summary.parameters.push_back(
            {shift.name,
             unit_of_cell(scenario, shift.name),
             {shift.prior_p05, shift.prior_p25, shift.prior_p50, shift.prior_p75, shift.prior_p95},
             {shift.p05, shift.p25, shift.p50, shift.p75, shift.p95},
             before > 0 ? 1 - (shift.p95 - shift.p05) / before : 0});
    }
    std::ranges::sort(summary.parameters, [](const auto& one, const auto& other) {
        return one.contraction != other.contraction ? one.contraction > other.contraction : one.name < other.name;
    });
    std::vector<FitOfObservation> fits = fits_of(observations, fit, seed);
    summary.coverage_50 = share(fits, &FitOfObservation::in_50);
    summary.coverage_90 = share(fits, &FitOfObservation::in_90);
    std::ranges::sort(fits, [](const FitOfObservation& one, const FitOfObservation& other) {
        const double left = std::abs(one.distance), right = std::abs(other.distance);
        return left != right ? left > right : one.observation < other.observation;
    });
    fits.resize(std::min(fits.size(), summary_misfits));
    for (const FitOfObservation& one : fits) {
        const Observation& observation = observations.list[one.observation];
        summary.worst.push_back({observation.id,
                                 label_of(observations, observation, model.start()),
                                 observation.unit,
                                 observation.figure,
                                 {one.p05, one.p50, one.p95},
                                 one.distance});
    }
    return summary;
}

OrderedJson to_json(const FitSummary& summary) {
    OrderedJson parameters = OrderedJson::array(), worst = OrderedJson::array();
    for (const auto& one : summary.parameters) {
        parameters.push_back({{"name", one.name},
                              {"unit", one.unit},
                              {"prior", list_json(one.prior)},
                              {"posterior", list_json(one.posterior)},
                              {"contraction", short_number(one.contraction)}});
    }
    for (const auto& one : summary.worst) {
        worst.push_back({{"observation", one.observation},
                         {"label", one.label},
                         {"unit", one.unit},
                         {"value", short_number(one.value)},
                         {"fitted", list_json(one.fitted)},
                         {"z", short_number(one.z)}});
    }
    return {{"parameters", std::move(parameters)},
            {"worst", std::move(worst)},
            {"coverage", {{"50", short_number(summary.coverage_50)}, {"90", short_number(summary.coverage_90)}}}};
}

std::optional<FitSummary> read_fit_summary(const Json& json) {
    FitSummary summary;
    if (!json.is_object()) return std::nullopt;
    const bool parameters =
        read_entries(json, "parameters", summary.parameters, [](const Json& one, FitSummary::Parameter& entry) {
            return read_text(one, "name", entry.name) && read_text(one, "unit", entry.unit) &&
                   read_list(one, "prior", entry.prior) && read_list(one, "posterior", entry.posterior) &&
                   read_number(one, "contraction", entry.contraction);
        });
    const bool worst = read_entries(json, "worst", summary.worst, [](const Json& one, FitSummary::Misfit& entry) {
        return read_text(one, "observation", entry.observation) && read_text(one, "label", entry.label) &&
               read_text(one, "unit", entry.unit) && read_number(one, "value", entry.value) &&
               read_list(one, "fitted", entry.fitted) && read_number(one, "z", entry.z);
    });
    const auto coverage = json.find("coverage");
    if (!parameters || !worst || coverage == json.end() || !coverage->is_object()) return std::nullopt;
    if (!read_number(*coverage, "50", summary.coverage_50) || !read_number(*coverage, "90", summary.coverage_90))
        return std::nullopt;
    return summary;
}

}  // namespace sinews::evidence
