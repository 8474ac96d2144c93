#pragma once
// What `sinews levers` says, by name and month, ready to be shown.

#include <string>
#include <vector>

#include "analyse/lever_effects.hpp"
#include "scenario/scenario.hpp"

namespace sinews::analyse {

/// A lever, or several together.
struct LeverCase {
    std::vector<std::string> levers;  // ids
    std::string text;                 // of one lever; of several, their ids
    scenario::Month from;             // the first month that changes
    LeverEffects effects;

    /// "build_faster", "build_faster+cooperate_fully".
    [[nodiscard]] std::string name() const;
};

struct NamedQuestion {
    std::string id, text;
};

/// A measure in a month.
struct ValueQuestion {
    std::string measure, text;
    scenario::Month month;
};

struct LeverAnswers {
    std::string title;
    scenario::Month start, as_of;
    int months = 0;
    std::uint64_t replications = 0, seed = 0;
    std::vector<NamedQuestion> comparisons, claims;
    std::vector<ValueQuestion> values;
    std::vector<LeverCase> cases;

    [[nodiscard]] scenario::Month month(int from_start) const { return {start.index + from_start}; }
};

/// Measures, comparisons and claims to ask about, by id, and months for the measures. What is left empty is taken by default:
/// the scenario's first comparison, all claims, the measures of the comparisons' left sides (or the first measure), and the months
/// 2, 4 and 8 years after as_of, as far as they lie within the horizon (else the last month).
struct LeverQuestions {
    std::vector<std::string> comparisons, claims, measures;
    std::vector<scenario::Month> months;
};

/// The answers without cases, and the request that fills in their effects. Ids must be those of the scenario and months within
/// its horizon.
struct AskedAnswers {
    LeverAnswers answers;
    EffectRequest request;
};
[[nodiscard]] AskedAnswers ask(const scenario::Scenario& scenario, const Plan& plan, const LeverQuestions& questions);

/// Largest effect first: by the change of the first comparison's median (in whole months, infinite ones first), then by the
/// largest relative change of a value, then by name.
void sort_by_effect(std::vector<LeverCase>& cases);

}  // namespace sinews::analyse
