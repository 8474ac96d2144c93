#pragma once
// The parts of Answers, one function and one file a topic. Used by answers.cpp only.

#include "analyse/answers.hpp"

namespace sinews::analyse {

/// What all topics read.
struct AnswerSources {
    const scenario::Scenario& scenario;
    const network::Network& network;
    const Plan& plan;
    const Tally& tally;
    bool point = false;

    [[nodiscard]] std::size_t months() const { return static_cast<std::size_t>(tally.months); }
    [[nodiscard]] std::size_t years() const { return static_cast<std::size_t>(tally.years); }
    [[nodiscard]] double replications() const { return static_cast<double>(tally.replications); }
    /// A count as a share of all futures.
    [[nodiscard]] double share(std::uint64_t count) const { return static_cast<double>(count) / replications(); }
};

/// Quantiles of `count` sketches from `first` on.
[[nodiscard]] QuantileSeries quantiles_of(const std::vector<QuantileSketch>& sketches, std::size_t first,
                                          std::size_t count);

[[nodiscard]] std::vector<MeasureAnswer> measure_answers(const AnswerSources& sources);
[[nodiscard]] std::vector<ComparisonAnswer> comparison_answers(const AnswerSources& sources);
/// Evidence by measure, in the measure's unit. `measures` are those of measure_answers.
[[nodiscard]] std::vector<EvidenceAnswer> evidence_answers(const AnswerSources& sources,
                                                           const std::vector<MeasureAnswer>& measures);
[[nodiscard]] std::vector<ClaimAnswer> claim_answers(const AnswerSources& sources,
                                                     const std::vector<MeasureAnswer>& measures,
                                                     const std::vector<EvidenceAnswer>& evidence);
[[nodiscard]] std::vector<WaterfallAnswer> waterfall_answers(const AnswerSources& sources);
[[nodiscard]] std::vector<LineAnswer> line_answers(const AnswerSources& sources);
[[nodiscard]] std::vector<OpeningsAnswer> openings_answers(const AnswerSources& sources);
[[nodiscard]] std::vector<OutputAnswer> output_answers(const AnswerSources& sources);
[[nodiscard]] std::vector<SpendingAnswer> spending_answers(const AnswerSources& sources);
[[nodiscard]] std::vector<SourceAnswer> source_answers(const AnswerSources& sources);

}  // namespace sinews::analyse
