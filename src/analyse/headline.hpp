#pragma once
// The answer in sentences: what holds now, when, why not sooner, how far to trust it, what was counted. One function a case,
// whole sentences with slots, so that no sentence is glued together from fragments.

#include <string>
#include <vector>

#include "analyse/answers.hpp"
#include "words/words.hpp"

namespace sinews::analyse {

enum class HeadlineCase {
    no_comparison,  // the scenario asks none
    side_empty,     // in no month have both sides a value
    empty_now,      // they have, but not at as_of
    point_run,      // without uncertainty there is no probability
    too_few,        // fewer than fewest_futures: no probability worth telling
    never,          // practically no future crosses
    not_yet,        // half of futures have not crossed by as_of
    already_crossed,
    may_lose_it,  // crossed, and later less likely than not by a clear margin
};

inline constexpr std::uint64_t fewest_futures = 100;

/// The case of the scenario's first comparison.
[[nodiscard]] HeadlineCase headline_case(const Answers& answers);

/// Sentences about the scenario's first comparison; never empty. What the scenario itself calls things is told in the
/// language where translations.csv has it, else as it is written.
[[nodiscard]] std::vector<std::string> headline(const Answers& answers, words::Language language = {});

/// With which levers the answer was made, one sentence a lever; ids that the scenario does not have are left out.
[[nodiscard]] std::vector<std::string> lever_sentences(const Answers& answers, const std::vector<std::string>& ids,
                                                       words::Language language = {});

/// The waterfall of the headline's left bloc and first final item; nullptr when there is none.
[[nodiscard]] const WaterfallAnswer* headline_waterfall(const Answers& answers);

}  // namespace sinews::analyse
