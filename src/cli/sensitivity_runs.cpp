#include "cli/sensitivity_runs.hpp"

#include <algorithm>
#include <cmath>
#include <memory>

#include "analyse/ensemble_sensitivity.hpp"
#include "analyse/lever_answers.hpp"
#include "analyse/narrowed.hpp"
#include "analyse/sensitivity.hpp"
#include "analyse/uncertain_inputs.hpp"
#include "cli/outcome_threads.hpp"

namespace sinews::cli {

namespace {

using analyse::Outcomes;
using analyse::Range;
using Kind = SensitivityQuestion::Kind;

analyse::EffectRequest request_of(const SensitivityQuestion& question) {
    analyse::EffectRequest request;
    if (question.kind == Kind::claim) request.claims.push_back(question.position);
    if (question.kind == Kind::crossover) request.comparisons.push_back(question.position);
    if (question.kind == Kind::measure) request.outcomes.values.push_back({question.position, question.month});
    return request;
}

/// The answer in every replication; NaN where there is none.
std::vector<double> answers_of(const SensitivityQuestion& question, const Outcomes& outcomes, int months) {
    std::vector<double> values;
    const auto position = static_cast<std::size_t>(question.position);
    for (std::uint64_t at = outcomes.range.first; at < outcomes.range.first + outcomes.range.count; ++at) {
        if (question.kind == Kind::measure) {
            values.push_back(outcomes.values[outcomes.at(0, at)]);
        } else if (question.kind == Kind::claim) {
            const analyse::ClaimOutcome answer = outcomes.claims[outcomes.at(position, at)];
            values.push_back(answer == analyse::ClaimOutcome::empty ? NAN : answer == analyse::ClaimOutcome::yes);
        } else {
            const int month = outcomes.crossover[outcomes.at(position, at)];
            values.push_back(month == Outcomes::never ? months : month);
        }
    }
    return values;
}

/// What all runs share.
struct Setting {
    const network::Network& network;
    const analyse::Plan& plan;
    const analyse::EffectRequest& request;
    const SensitivityQuestion& question;
    const RunSize& size;
    std::atomic<std::uint64_t>& done;
    const std::atomic<bool>& stop;

    [[nodiscard]] std::optional<std::vector<double>> run(Range range, const simulate::GivenDraws* given) const {
        Outcomes outcomes(plan, request.outcomes, range);
        if (!outcome_threads({{&network, &plan, &outcomes, given}}, request.outcomes, size, range, done, stop))
            return std::nullopt;
        return answers_of(question, outcomes, plan.months);
    }
};

/// Pairs of an input's uniforms and the answers, without the replications that have no answer.
struct Pairs {
    std::vector<double> input, output;
    Pairs(const std::vector<double>& uniforms, const std::vector<double>& answers) {
        for (std::size_t at = 0; at < answers.size(); ++at) {
            if (std::isnan(answers[at])) continue;
            input.push_back(uniforms[at]);
            output.push_back(answers[at]);
        }
    }
};

/// First-order indices from one run: inputs of a posterior by its members, all others by their own uniform numbers.
class GivenData {
public:
    GivenData(const RunSize& size, const std::vector<double>& answers) : size_(size), answers_(answers) {
        if (size.given != nullptr) ensemble_.emplace(*size.given, answers);
    }
    [[nodiscard]] double first_order(const analyse::UncertainInput& input) const {
        if (const auto row = row_of(input); row && ensemble_) return ensemble_->first_order(*row);
        const Pairs pairs = pairs_of(input);
        return analyse::first_order_given_data(pairs.input, pairs.output);
    }
    [[nodiscard]] analyse::SensitivityIndex first_order_interval(const analyse::UncertainInput& input) const {
        if (const auto row = row_of(input); row && ensemble_) return ensemble_->first_order_interval(*row, size_.seed);
        const Pairs pairs = pairs_of(input);
        return analyse::first_order_interval(pairs.input, pairs.output, size_.seed);
    }

private:
    [[nodiscard]] std::optional<std::size_t> row_of(const analyse::UncertainInput& input) const {
        return ensemble_ && input.instruction >= 0 ? ensemble_->row_of(input.stream) : std::nullopt;
    }
    [[nodiscard]] Pairs pairs_of(const analyse::UncertainInput& input) const {
        return {analyse::uniforms_of(input, size_.seed, {0, size_.replications}), answers_};
    }

    const RunSize& size_;
    const std::vector<double>& answers_;
    std::optional<analyse::EnsembleSensitivity> ensemble_;
};

/// Replaces the indices of given data by those of pick-freeze. False when interrupted.
bool pick_and_freeze(const Setting& setting, const std::vector<analyse::UncertainInput>& inputs,
                     const std::vector<double>& a, report::SensitivityAnswers& answers) {
    const std::uint64_t n = setting.size.replications;
    const auto b = setting.run({n, n}, nullptr);
    if (!b) return false;
    for (auto& shown : answers.inputs) {
        const auto input = std::ranges::find(inputs, shown.name, &analyse::UncertainInput::name);
        const simulate::GivenDraws draws =
            analyse::replace_input(*input, analyse::uniforms_of(*input, setting.size.seed, {n, n}));
        const auto mixed = setting.run({0, n}, &draws);
        if (!mixed) return false;
        const analyse::PickFreezeIndices indices = analyse::pick_freeze(a, *b, *mixed, setting.size.seed);
        shown.first = indices.first;
        shown.total = indices.total;
    }
    std::ranges::sort(answers.inputs, std::ranges::greater{}, [](const auto& input) { return input.total->value; });
    answers.runs = answers.inputs.size() + 2;
    return true;
}

}  // namespace

std::optional<report::SensitivityAnswers> sensitivity_of(const scenario::Scenario& scenario,
                                                         const network::Network& network,
                                                         const SensitivityQuestion& question, const RunSize& size,
                                                         int top, bool sobol, std::atomic<std::uint64_t>& done,
                                                         const std::atomic<bool>& stop) {
    const analyse::EffectRequest request = request_of(question);
    const analyse::Plan plan = analyse::narrowed(analyse::make_plan(scenario, network), request);
    const Setting setting{network, plan, request, question, size, done, stop};
    const Range range{0, size.replications};
    const auto values = setting.run(range, size.given);
    if (!values) return std::nullopt;

    report::SensitivityAnswers answers;
    answers.title = scenario.title;
    answers.text = question.text;
    answers.sobol = sobol;
    answers.replications = size.replications;
    const std::vector<analyse::UncertainInput> inputs = analyse::uncertain_inputs(network);
    answers.input_count = inputs.size();
    const GivenData data(size, *values);
    for (const analyse::UncertainInput& input : inputs) {
        const double first = data.first_order(input);
        answers.sum_of_first += first;
        if (!sobol || input.instruction >= 0) answers.inputs.push_back({input.name, {first, first, first}, {}});
    }
    std::ranges::sort(answers.inputs, [](const auto& one, const auto& other) {
        return one.first.value != other.first.value ? one.first.value > other.first.value : one.name < other.name;
    });
    answers.inputs.resize(std::min(answers.inputs.size(), static_cast<std::size_t>(top)));
    if (sobol) return pick_and_freeze(setting, inputs, *values, answers) ? std::optional(answers) : std::nullopt;
    for (auto& shown : answers.inputs) {
        const auto input = std::ranges::find(inputs, shown.name, &analyse::UncertainInput::name);
        shown.first = data.first_order_interval(*input);
    }
    return answers;
}

}  // namespace sinews::cli
