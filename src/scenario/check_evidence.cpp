// evidence.csv: what a row must tell, and what it is set beside.

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/measure_units.hpp"
#include "scenario/suggest.hpp"

namespace sinews::scenario {

namespace {

void check_measure(Check& check, const EvidenceRow& row) {
    if (row.measure.empty()) return;
    if (row.item.empty()) {
        check.known(code::unknown_measure, check.names.measures, "measure", "measures", row.measure, row.origin.file,
                    row.origin.line, "measure");
        return;
    }
    if (!metric_of(row.measure)) {
        std::vector<std::string_view> known;
        for (const auto& [word, metric] : metric_words()) known.push_back(word);
        check.error(code::unknown_word, row.origin, "measure", "`" + shown(row.measure) + "` is no metric",
                    did_you_mean(row.measure, known, "with an item, `measure` is " + one_of(known, 20)));
    }
    check.needs_cell(!row.party.empty(), row.origin, "party", "a figure of an item is some party's");
}

void check_figures(Check& check, const EvidenceRow& row) {
    const auto text = [&](std::string_view column) {
        return check.documents.find(row.origin.file, row.origin.line, column).quoted;
    };
    if (!row.low && !row.value && !row.high) {
        if (text("low").empty() && text("value").empty() && text("high").empty()) {
            check.error(code::empty_cell, row.origin, "value", "the row has no figure", "fill low, value or high");
        }
        return;
    }
    const auto ordered = [](const std::optional<double>& left, const std::optional<double>& right) {
        return !left || !right || *left <= *right;
    };
    if (!ordered(row.low, row.value) || !ordered(row.value, row.high) || !ordered(row.low, row.high)) {
        check.error(code::low_above_high, row.origin, row.value ? "value" : "low",
                    "low, value and high are not in this order", "low is at most value, value at most high");
    }
    const auto negative = [](const std::optional<double>& number) { return number && *number < 0; };
    for (const auto& [number, column] :
         {std::pair(row.low, "low"), std::pair(row.value, "value"), std::pair(row.high, "high")}) {
        if (negative(number))
            check.error(code::negative_number, row.origin, column, "a figure of evidence is negative", "0 or more");
    }
}

}  // namespace

void check_evidence(Check& check) {
    for (const EvidenceRow& row : check.scenario.evidence) {
        check_measure(check, row);
        check_figures(check, row);
        const bool dated =
            row.from || row.to || !check.documents.find(row.origin.file, row.origin.line, "from").quoted.empty();
        check.needs_cell(dated, row.origin, "from", "evidence is dated");
    }
}

}  // namespace sinews::scenario
