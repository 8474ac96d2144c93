#include "network/same_parameters.hpp"

#include <algorithm>
#include <map>
#include <string_view>

namespace sinews::network {

namespace {

class Comparison {
public:
    Comparison(const ParameterTable& before, const ParameterTable& now) : before_(&before), now_(&now) {}

    /// The programs at these positions of `drawn`; variables that they name have been compared.
    [[nodiscard]] bool same_program(std::size_t position_before, std::size_t position) const {
        const Program &was = before_->program[position_before], &is = now_->program[position];
        if (was.range != is.range || was.instruction_count != is.instruction_count) return false;
        const auto first_was = before_->instructions.begin() + was.first_instruction;
        const auto first_is = now_->instructions.begin() + is.first_instruction;
        return std::equal(first_was, first_was + was.instruction_count, first_is,
                          [&](const Instruction& one, const Instruction& other) { return same_step(one, other); });
    }

    void note(Parameter before, Parameter now) { before_of_[now] = before; }

private:
    [[nodiscard]] bool same_step(const Instruction& was, Instruction is) const {
        if (!same_sampler(was.sampler, is.sampler) || !same_variable(was.variable, is.variable)) return false;
        is.sampler = was.sampler;  // positions, of what has been compared
        is.variable = was.variable;
        return is == was;
    }
    [[nodiscard]] bool same_sampler(int was, int is) const {
        if (was < 0 || is < 0) return was == is;
        return before_->samplers[static_cast<std::size_t>(was)] == now_->samplers[static_cast<std::size_t>(is)];
    }
    [[nodiscard]] bool same_variable(Parameter was, Parameter is) const {
        if (was == absent || is == absent) return was == is;
        const auto found = before_of_.find(is);
        if (found != before_of_.end()) return found->second == was;
        const auto at_before = static_cast<std::size_t>(was), at = static_cast<std::size_t>(is);
        return before_->uncertain[at_before] == 0 && now_->uncertain[at] == 0 &&
               before_->point[at_before] == now_->point[at];
    }

    const ParameterTable* before_;
    const ParameterTable* now_;
    std::map<Parameter, Parameter> before_of_;  // of uncertain parameters that are the same
};

}  // namespace

std::vector<Parameter> same_parameters(const ParameterTable& before, const ParameterTable& now) {
    std::map<std::string_view, std::size_t> drawn_before;
    for (std::size_t at = 0; at < before.drawn.size(); ++at) {
        drawn_before.emplace(before.name[static_cast<std::size_t>(before.drawn[at])], at);
    }
    Comparison comparison(before, now);
    std::vector<Parameter> same(now.drawn.size(), absent);
    for (std::size_t at = 0; at < now.drawn.size(); ++at) {
        const auto found = drawn_before.find(now.name[static_cast<std::size_t>(now.drawn[at])]);
        if (found == drawn_before.end() || !comparison.same_program(found->second, at)) continue;
        same[at] = before.drawn[found->second];
        comparison.note(same[at], now.drawn[at]);
    }
    return same;
}

}  // namespace sinews::network
