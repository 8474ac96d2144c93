#pragma once
// What each code means, with an example and its mend.

#include <string_view>
#include <vector>

namespace sinews::scenario {

struct Explanation {
    std::string_view code;
    std::string_view title;   // lower case, no full stop
    std::string_view text;    // sentences
    std::string_view broken;  // an example; may be empty where none can be shown
    std::string_view mended;
};

/// All codes in their order.
[[nodiscard]] const std::vector<Explanation>& explanations();

/// By code, in either case; nullptr for an unknown one.
[[nodiscard]] const Explanation* find_explanation(std::string_view code);

}  // namespace sinews::scenario
