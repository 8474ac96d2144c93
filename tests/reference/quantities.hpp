#pragma once
// Numbers by name: the reference keeps every quantity in plain maps, so that the code reads like the text.

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sinews::reference {

/// Numbers by one name, nearly always a party. What is not there is 0.
using ByName = std::map<std::string, double>;
/// Numbers by item, then by party.
using Table = std::map<std::string, ByName>;

[[nodiscard]] inline double at(const ByName& numbers, const std::string& name) {
    const auto found = numbers.find(name);
    return found == numbers.end() ? 0.0 : found->second;
}

[[nodiscard]] inline double at(const Table& table, const std::string& item, const std::string& party) {
    const auto found = table.find(item);
    return found == table.end() ? 0.0 : at(found->second, party);
}

[[nodiscard]] inline const ByName& row(const Table& table, const std::string& item) {
    static const ByName nothing;
    const auto found = table.find(item);
    return found == table.end() ? nothing : found->second;
}

/// The sum over some names, in their order.
[[nodiscard]] inline double total(const ByName& numbers, const std::vector<std::string>& names) {
    double sum = 0;
    for (const auto& name : names) sum += at(numbers, name);
    return sum;
}

[[nodiscard]] inline double total(const ByName& numbers) {
    double sum = 0;
    for (const auto& [name, number] : numbers) sum += number;
    return sum;
}

/// What is left of `whole` after something was taken. A rest below 1e-12 of it is what rounding leaves of nothing,
/// and is 0: else a stock that is used up would be a trace that sets, or does not set, what can be made.
[[nodiscard]] inline double rest_of(double whole, double taken) {
    const double rest = whole - taken;
    return rest > 1e-12 * whole ? rest : 0.0;
}

}  // namespace sinews::reference
