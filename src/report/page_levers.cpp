// The page's list of levers: what a reader can pull, and what each changes, as levers.toml has it.

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "report/page_json.hpp"

namespace sinews::report {

using scenario::LeverChange;

namespace {

std::string listed(const std::vector<std::string>& values) {
    std::string text;
    for (const auto& value : values) text += (text.empty() ? "" : ", ") + value;
    return text;
}

/// "lines.build_months × 0.8 (bloc: alliance; status: building, planned)".
std::string change_text(const LeverChange& change) {
    const std::string& amount = change.text.empty() ? change.amount.text : change.text;
    const std::string_view sign = change.kind == LeverChange::Kind::scale ? "×"
                                  : change.kind == LeverChange::Kind::add ? "+"
                                                                          : "=";
    std::string where;
    for (const auto& [column, values] : change.where) {
        where += (where.empty() ? "" : "; ") + column + ": " + listed(values);
    }
    return fmt::format("{}.{} {} {}{}", change.table, change.column, sign, amount,
                       where.empty() ? "" : " (" + where + ")");
}

std::string build_text(const scenario::LeverBuild& build) {
    return fmt::format("{} × {}, {}", build.candidate, build.copies, scenario::to_text(build.month));
}

/// A lever can go part of the way, or further, where all it does is to scale and add. What scales towards nothing may not
/// pass it: such a lever goes no further than written.
Json scale_of(const scenario::Lever& lever) {
    const auto moves = [](const LeverChange& change) { return change.kind != LeverChange::Kind::set; };
    if (!lever.builds.empty() || lever.changes.empty() || !std::ranges::all_of(lever.changes, moves)) return nullptr;
    constexpr double furthest = 1.5, nearest_to_nothing = 0.34;
    const auto shrinks = [](const LeverChange& change) {
        double factor = 1;
        const std::string& text = change.amount.text;
        const auto read = std::from_chars(text.data(), text.data() + text.size(), factor);
        const bool plain = read.ec == std::errc{} && read.ptr == text.data() + text.size();
        return change.kind == LeverChange::Kind::scale && (!plain || factor < nearest_to_nothing);
    };
    const double high = std::ranges::any_of(lever.changes, shrinks) ? 1 : furthest;
    return {{"low", 0}, {"high", high}, {"step", 0.05}};
}

}  // namespace

Json page_levers(const analyse::Answers& answers) {
    Json list = Json::array();
    for (const auto& [lever, from] : answers.levers) {
        Json changes = Json::array();
        for (const auto& change : lever.changes) changes.push_back(change_text(change));
        for (const auto& build : lever.builds) changes.push_back(build_text(build));
        list.push_back({{"lever", lever.id},
                        {"text", lever.text.empty() ? lever.id : lever.text},
                        {"from", scenario::to_text(from)},
                        {"changes", std::move(changes)},
                        {"scale", scale_of(lever)}});
    }
    return list;
}

}  // namespace sinews::report
