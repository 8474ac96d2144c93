#pragma once
// The ```check lines of a worked case (tests/cases/*/why.md), and how any engine's answers are held against them.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sinews::support {

/// `null`: the answer exists and is empty (an empty month, a crossover that never comes). `Unknown`: the engine has
/// no such thing, which fails the check.
struct Unknown {
    friend bool operator==(Unknown, Unknown) = default;
};
struct Null {
    friend bool operator==(Null, Null) = default;
};
using Answer = std::variant<Unknown, Null, double, bool, std::string>;

/// The answers of one engine, run without uncertainty. Months count from the scenario's start.
struct Answers {
    /// `series METRIC PARTY ITEM MONTH`
    std::function<Answer(const std::string& metric, const std::string& party, const std::string& item, int month)>
        series;
    /// `waterfall BLOC ITEM TERM MONTH`, and `waterfall BLOC ITEM inputs INPUT MONTH` (input is empty in the first)
    std::function<Answer(const std::string& bloc, const std::string& item, const std::string& term,
                         const std::string& input, int month)>
        waterfall;
    /// `measures ID MONTH`
    std::function<Answer(const std::string& id, int month)> measure;
    /// `comparisons ID crossover` ("YYYY-MM" or null), `at_or_before` (bool); `gap MONTH`, `ratio MONTH`, `holds
    /// MONTH`; month is -1 when not given
    std::function<Answer(const std::string& id, const std::string& what, int month)> comparison;
    /// `claims ID`
    std::function<Answer(const std::string& id)> claim;
    /// `lines ID start` (months from the start), `lines ID made|installed|ramped MONTH`; month is -1 when not given
    std::function<Answer(const std::string& line, const std::string& what, int month)> line;
    /// `money PARTY CATEGORY left|spent|money MONTH`
    std::function<Answer(const std::string& party, const std::string& category, const std::string& what, int month)>
        money;
    /// `spending PARTY core|related YEAR`
    std::function<Answer(const std::string& party, const std::string& kind, int year)> spending;
};

struct Check {
    std::string text;                // the whole line
    std::vector<std::string> words;  // left of the equals sign
    Answer expected;                 // Unknown when the right side cannot be read
};

/// The lines of all ```check blocks of a page.
[[nodiscard]] std::vector<Check> read_checks(std::string_view page);

/// What the engine answers to a check's left side.
[[nodiscard]] Answer ask(const Answers& answers, const Check& check);

/// Equal, numbers to a relative error (and absolute below one).
[[nodiscard]] bool agrees(const Answer& answer, const Answer& expected, double tolerance = 1e-9);

/// For a test's message.
[[nodiscard]] std::string in_words(const Answer& answer);

}  // namespace sinews::support
