#include "support/case_checks.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <sstream>

#include "support/arithmetic.hpp"

namespace sinews::support {
namespace {

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
}

Answer read_expected(const std::string& text) {
    if (text == "null") return Null{};
    if (text == "true") return true;
    if (text == "false") return false;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') return text.substr(1, text.size() - 2);
    const auto number = arithmetic(text);
    return number ? Answer(*number) : Answer(Unknown{});
}

Check read_check(const std::string& line) {
    Check check;
    check.text = line;
    const auto equals = line.find('=');
    if (equals == std::string::npos) return check;
    std::istringstream left(line.substr(0, equals));
    for (std::string word; left >> word;) check.words.push_back(word);
    check.expected = read_expected(trimmed(std::string_view(line).substr(equals + 1)));
    return check;
}

/// A month or year; -1 when the word is missing.
int number_in(const std::vector<std::string>& words, std::size_t position) {
    return position < words.size() ? std::atoi(words[position].c_str()) : -1;
}

}  // namespace

std::vector<Check> read_checks(std::string_view page) {
    std::vector<Check> checks;
    bool inside = false;
    std::istringstream lines{std::string(page)};
    for (std::string line; std::getline(lines, line);) {
        line = trimmed(line);
        if (line == "```check") {
            inside = true;
        } else if (line.starts_with("```")) {
            inside = false;
        } else if (inside && !line.empty()) {
            checks.push_back(read_check(line));
        }
    }
    return checks;
}

Answer ask(const Answers& answers, const Check& check) {
    const auto& words = check.words;
    const std::size_t count = words.size();
    if (count < 2) return Unknown{};
    const auto& table = words[0];
    if (table == "series" && count == 5) return answers.series(words[1], words[2], words[3], number_in(words, 4));
    if (table == "waterfall" && count == 5)
        return answers.waterfall(words[1], words[2], words[3], "", number_in(words, 4));
    if (table == "waterfall" && count == 6)
        return answers.waterfall(words[1], words[2], words[3], words[4], number_in(words, 5));
    if (table == "measures" && count == 3) return answers.measure(words[1], number_in(words, 2));
    if (table == "comparisons" && (count == 3 || count == 4))
        return answers.comparison(words[1], words[2], number_in(words, 3));
    if (table == "claims" && count == 2) return answers.claim(words[1]);
    if (table == "lines" && (count == 3 || count == 4)) return answers.line(words[1], words[2], number_in(words, 3));
    if (table == "money" && count == 5) return answers.money(words[1], words[2], words[3], number_in(words, 4));
    if (table == "spending" && count == 4) return answers.spending(words[1], words[2], number_in(words, 3));
    return Unknown{};
}

bool agrees(const Answer& answer, const Answer& expected, double tolerance) {
    if (std::holds_alternative<Unknown>(expected) || answer.index() != expected.index()) return false;
    if (!std::holds_alternative<double>(expected)) return answer == expected;
    const double wanted = std::get<double>(expected);
    return std::abs(std::get<double>(answer) - wanted) <= tolerance * std::max(1.0, std::abs(wanted));
}

std::string in_words(const Answer& answer) {
    std::ostringstream words;
    words.precision(17);
    if (std::holds_alternative<Unknown>(answer)) words << "unknown";
    if (std::holds_alternative<Null>(answer)) words << "null";
    if (const auto* number = std::get_if<double>(&answer)) words << *number;
    if (const auto* truth = std::get_if<bool>(&answer)) words << (*truth ? "true" : "false");
    if (const auto* text = std::get_if<std::string>(&answer)) words << '"' << *text << '"';
    return words.str();
}

}  // namespace sinews::support
