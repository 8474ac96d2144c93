#pragma once
// The fixed words of the format and what they mean, both ways.

#include <string_view>
#include <utility>
#include <vector>

#include "scenario/scenario.hpp"

namespace sinews::scenario {

template <class Word>
using Words = std::vector<std::pair<std::string_view, Word>>;

[[nodiscard]] const Words<LineStatus>& line_status_words();
[[nodiscard]] const Words<Per>& per_words();
[[nodiscard]] const Words<ProgrammeKind>& programme_kind_words();
[[nodiscard]] const Words<PledgeKind>& pledge_kind_words();
[[nodiscard]] const Words<Metric>& metric_words();

/// The word for a meaning.
template <class Word>
[[nodiscard]] std::string_view word_of(const Words<Word>& words, Word meaning) {
    for (const auto& [text, value] : words) {
        if (value == meaning) return text;
    }
    return {};
}

/// What a metric counts, in which units it comes and what may be done with it.
struct MetricTraits {
    bool of_items = true;  // needs items (or categories)
    bool summable = true;  // a flow: months may be added up
    bool has_unit = true;  // comes in the units of the items
};
[[nodiscard]] MetricTraits traits_of(Metric metric);

}  // namespace sinews::scenario
