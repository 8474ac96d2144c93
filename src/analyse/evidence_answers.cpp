// Evidence laid out by measure: one answer a scale, so that an observation can stand in charts of different windows.

#include <algorithm>
#include <limits>

#include "analyse/answer_topics.hpp"
#include "analyse/evidence_scale.hpp"

namespace sinews::analyse {

namespace {

double or_nothing(const std::optional<double>& number) {
    return number.value_or(std::numeric_limits<double>::quiet_NaN());
}

EvidenceAnswer answer_of(const scenario::EvidenceRow& row, double scale) {
    EvidenceAnswer answer;
    answer.id = row.id;
    answer.party = row.party;
    answer.item = row.item;
    answer.unit = row.unit;
    answer.kind = row.kind;
    answer.origin = row.origin_of_figure;
    answer.note = row.origin.note;
    answer.sources = row.origin.sources;
    answer.from = row.from;
    answer.to = row.to;
    answer.low = or_nothing(row.low);
    answer.value = or_nothing(row.value);
    answer.high = or_nothing(row.high);
    answer.scaled_low = answer.low * scale;
    answer.scaled_value = answer.value * scale;
    answer.scaled_high = answer.high * scale;
    return answer;
}

/// Puts the measure with those of the same scale.
void add_measure(const scenario::EvidenceRow& row, const std::string& measure, double scale,
                 std::vector<double>& scales, std::vector<EvidenceAnswer>& answers) {
    const auto known = std::ranges::find(scales, scale);
    const auto at = static_cast<std::size_t>(known - scales.begin());
    if (known == scales.end()) {
        scales.push_back(scale);
        answers.push_back(answer_of(row, scale));
    }
    answers[at].measures.push_back(measure);
}

}  // namespace

std::vector<EvidenceAnswer> evidence_answers(const AnswerSources& sources, const std::vector<MeasureAnswer>& measures) {
    std::vector<EvidenceAnswer> answers;
    for (const auto& row : sources.scenario.evidence) {
        std::vector<double> scales;
        std::vector<EvidenceAnswer> of_row;
        for (std::size_t at = 0; at < measures.size(); ++at) {
            const auto scale = evidence_scale(sources.scenario, row, sources.scenario.measures[at]);
            if (scale) add_measure(row, measures[at].id, *scale, scales, of_row);
        }
        // Kept without a measure too: the list of evidence stays complete.
        if (of_row.empty()) of_row.push_back(answer_of(row, std::numeric_limits<double>::quiet_NaN()));
        std::ranges::move(of_row, std::back_inserter(answers));
    }
    return answers;
}

}  // namespace sinews::analyse
