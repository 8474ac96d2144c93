#include "scenario/explain.hpp"

#include <algorithm>

#include "scenario/explanations.hpp"

namespace sinews::scenario {

const std::vector<Explanation>& explanations() {
    static const std::vector<Explanation> all = [] {
        std::vector<Explanation> list;
        for (const auto& part : {explain_files(), explain_cells(), explain_names(), explain_rules(), explain_answers(),
                                 explain_warnings()}) {
            list.insert(list.end(), part.begin(), part.end());
        }
        std::sort(list.begin(), list.end(),
                  [](const Explanation& left, const Explanation& right) { return left.code < right.code; });
        return list;
    }();
    return all;
}

const Explanation* find_explanation(std::string_view code) {
    const auto same = [&](const Explanation& explanation) {
        return explanation.code.size() == code.size() && code.size() == 4 &&
               (code[0] | 0x20) == (explanation.code[0] | 0x20) && explanation.code.substr(1) == code.substr(1);
    };
    const auto& all = explanations();
    const auto found = std::find_if(all.begin(), all.end(), same);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace sinews::scenario
