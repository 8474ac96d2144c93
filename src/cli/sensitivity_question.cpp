#include "cli/sensitivity_question.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/unknown_id.hpp"

namespace sinews::cli {

namespace {

template <class Row>
int position_of(const std::vector<Row>& rows, const std::string& id) {
    const auto found = std::ranges::find(rows, id, &Row::id);
    return found == rows.end() ? -1 : static_cast<int>(found - rows.begin());
}

}  // namespace

std::string read_question(const std::string& of, const scenario::Scenario& scenario, SensitivityQuestion& question) {
    using Kind = SensitivityQuestion::Kind;
    const auto rest = [&](std::string_view prefix) { return of.substr(prefix.size()); };
    if (of.starts_with("claim:")) {
        question.kind = Kind::claim;
        question.position = position_of(scenario.claims, rest("claim:"));
        if (question.position < 0) return unknown_id(scenario.claims, {rest("claim:")}, "claim");
        question.text = scenario.claims[static_cast<std::size_t>(question.position)].text;
        return "";
    }
    if (of.starts_with("crossover:")) {
        question.kind = Kind::crossover;
        question.position = position_of(scenario.comparisons, rest("crossover:"));
        if (question.position < 0) return unknown_id(scenario.comparisons, {rest("crossover:")}, "comparison");
        question.text = scenario.comparisons[static_cast<std::size_t>(question.position)].text;
        return "";
    }
    const std::size_t at = of.rfind('@');
    const auto month = at == std::string::npos ? std::nullopt : scenario::parse_month(of.substr(at + 1));
    if (!month || *month < scenario.start || *month > scenario.end) {
        return fmt::format("`{}` is none of MEASURE@YYYY-MM ({} to {}), claim:ID, crossover:ID", of,
                           scenario::to_text(scenario.start), scenario::to_text(scenario.end));
    }
    question.kind = Kind::measure;
    question.position = position_of(scenario.measures, of.substr(0, at));
    question.month = scenario::months_between(scenario.start, *month);
    if (question.position < 0) return unknown_id(scenario.measures, {of.substr(0, at)}, "measure");
    question.text = scenario.measures[static_cast<std::size_t>(question.position)].text;
    return "";
}

}  // namespace sinews::cli
