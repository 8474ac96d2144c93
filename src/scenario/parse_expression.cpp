#include "scenario/parse_expression.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "scenario/number.hpp"
#include "scenario/suggest.hpp"
#include "scenario/utf8.hpp"

namespace sinews::scenario {

namespace {

constexpr std::size_t longest_text = 4096;
constexpr std::size_t most_nodes = 512;
constexpr int deepest = 64;

struct Function {
    std::string_view name;
    Operation operation;
    int arguments;  // of min and max: at least
    std::string_view form;
};

constexpr std::array functions{
    Function{"min", Operation::minimum, 2, "min(a, b)"},
    Function{"max", Operation::maximum, 2, "max(a, b)"},
    Function{"uniform", Operation::uniform, 2, "uniform(low, high)"},
    Function{"triangular", Operation::triangular, 3, "triangular(low, mode, high)"},
    Function{"pert", Operation::pert, 3, "pert(low, mode, high)"},
    Function{"normal", Operation::normal, 2, "normal(mean, standard deviation)"},
    Function{"lognormal", Operation::lognormal, 2, "lognormal(mean, standard deviation) of the logarithm"},
    Function{"beta", Operation::beta, 2, "beta(a, b)"},
};

const Function* find_function(std::string_view name) {
    const auto found = std::find_if(functions.begin(), functions.end(),
                                    [&](const Function& function) { return function.name == name; });
    return found == functions.end() ? nullptr : &*found;
}

bool starts_name(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || character == '_';
}

bool continues_name(char character) { return starts_name(character) || (character >= '0' && character <= '9'); }

bool is_blank(char character) { return character == ' ' || character == '\t'; }

/// Recursive descent, one function a level of binding. Every function returns the position of its node, or -1 after a fault.
class Parser {
public:
    explicit Parser(std::string_view text) : text_(text) {}

    ParsedExpression parse() {
        ParsedExpression parsed;
        parsed.expression.text = std::string(text_.substr(0, longest_text));
        if (text_.size() > longest_text) {
            fail(0, "the expression is longer than " + std::to_string(longest_text) + " bytes",
                 "give its parts names in variables.toml");
        } else if (skip_blanks(); at_ < text_.size()) {
            range();
            if (!fault_ && at_ < text_.size()) tell_unexpected();
        }
        if (!fault_) parsed.expression.nodes = std::move(nodes_);
        parsed.fault = std::move(fault_);
        return parsed;
    }

private:
    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    /// `problem` was found at byte `at`; only the first one counts.
    int fail(std::size_t at, std::string problem, std::string mend) {
        if (!fault_) fault_ = ExpressionFault{static_cast<int>(at) + 1, std::move(problem), std::move(mend)};
        return -1;
    }

    int add(ExpressionNode node, std::size_t at) {
        if (nodes_.size() >= most_nodes) {
            return fail(at, "the expression has more than " + std::to_string(most_nodes) + " parts",
                        "give its parts names in variables.toml");
        }
        node.column = static_cast<int>(at) + 1;
        nodes_.push_back(std::move(node));
        return static_cast<int>(nodes_.size()) - 1;
    }

    int add(Operation operation, std::size_t at, int first, int second = -1, int third = -1) {
        if (fault_) return -1;
        ExpressionNode node;
        node.operation = operation;
        node.first = first;
        node.second = second;
        node.third = third;
        return add(std::move(node), at);
    }

    bool take(char character) {
        if (at_ >= text_.size() || text_[at_] != character) return false;
        ++at_;
        skip_blanks();
        return true;
    }

    [[nodiscard]] std::string_view peek_name() const {
        if (at_ >= text_.size() || !starts_name(text_[at_])) return {};
        std::size_t end = at_ + 1;
        while (end < text_.size() && continues_name(text_[end])) ++end;
        return text_.substr(at_, end - at_);
    }

    bool take_to() {
        if (peek_name() != "to") return false;
        at_ += 2;
        skip_blanks();
        return true;
    }

    // range := sum [ "to" sum ]
    int range() {
        if (++depth_ > deepest) {
            return fail(at_, "brackets go more than " + std::to_string(deepest) + " deep",
                        "give the inner parts names in variables.toml");
        }
        const int low = sum();
        int result = low;
        const std::size_t place = at_;
        if (!fault_ && take_to()) {
            const int high = sum();
            result = add(Operation::interval, place, low, high);
            if (!fault_ && peek_name() == "to") {
                fail(at_, "an interval has two ends", "write `low to high`, or put brackets around one interval");
            }
        }
        --depth_;
        return fault_ ? -1 : result;
    }

    // sum := product { ("+" | "-") product }
    int sum() {
        int left = product();
        while (!fault_ && at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) {
            const std::size_t place = at_;
            const Operation operation = text_[at_] == '+' ? Operation::add : Operation::subtract;
            take(text_[at_]);
            const int right = product();
            left = add(operation, place, left, right);
        }
        return left;
    }

    // product := signed { ("*" | "/") signed }
    int product() {
        int left = with_sign();
        while (!fault_ && at_ < text_.size() && (text_[at_] == '*' || text_[at_] == '/')) {
            const std::size_t place = at_;
            const Operation operation = text_[at_] == '*' ? Operation::multiply : Operation::divide;
            take(text_[at_]);
            const int right = with_sign();
            left = add(operation, place, left, right);
        }
        return left;
    }

    // signed := { "-" | "+" } value
    int with_sign() {
        bool negative = false;
        const std::size_t place = at_;
        while (at_ < text_.size() && (text_[at_] == '-' || text_[at_] == '+')) {
            negative = negative != (text_[at_] == '-');
            take(text_[at_]);
        }
        const int value = single();
        return negative ? add(Operation::negate, place, value) : value;
    }

    // value := number [ "%" ] | name | function "(" range { "," range } ")" | "(" range ")"
    int single() {
        if (at_ >= text_.size()) {
            return fail(at_, "the expression ends where a number or a name should follow", "complete or shorten it");
        }
        if (text_[at_] == '(') return in_brackets();
        if (const std::string_view name = peek_name(); !name.empty() && name != "to") return named(name);
        if (const auto number = number_prefix(text_.substr(at_))) return plain_number(*number);
        if (peek_name() == "to") return fail(at_, "a number is missing before `to`", "write `low to high`");
        return tell_unexpected();
    }

    int in_brackets() {
        const std::size_t opening = at_;
        take('(');
        const int inner = range();
        if (!fault_ && !take(')')) {
            return at_ < text_.size() ? tell_unexpected() : fail(opening, "this bracket is never closed", "add `)`");
        }
        return inner;
    }

    int plain_number(const NumberPrefix& number) {
        const std::size_t place = at_;
        if (!std::isfinite(number.value)) {
            return fail(place, "the number is too large", "numbers go up to 1.8e308");
        }
        at_ += number.length;
        skip_blanks();
        ExpressionNode node;
        node.number = take('%') ? number.value / 100 : number.value;
        return add(std::move(node), place);
    }

    int named(std::string_view name) {
        const std::size_t place = at_;
        at_ += name.size();
        skip_blanks();
        const Function* function = find_function(name);
        const bool called = at_ < text_.size() && text_[at_] == '(';
        if (called && function != nullptr) return call(*function, place);
        if (called) return tell_unknown_function(name, place);
        if (function != nullptr) {
            return fail(place, "`" + std::string(name) + "` needs its numbers in brackets",
                        "write " + std::string(function->form));
        }
        ExpressionNode node;
        node.operation = Operation::variable;
        node.variable = std::string(name);
        return add(std::move(node), place);
    }

    int tell_unknown_function(std::string_view name, std::size_t place) {
        std::vector<std::string_view> known;
        for (const Function& function : functions) known.push_back(function.name);
        return fail(place, "there is no function `" + std::string(name) + "`",
                    did_you_mean(name, known, "functions are " + one_of(known)));
    }

    int call(const Function& function, std::size_t place) {
        take('(');
        std::vector<int> arguments;
        do {
            arguments.push_back(range());
        } while (!fault_ && take(','));
        if (fault_) return -1;
        if (!take(')')) {
            return at_ < text_.size()
                       ? tell_unexpected()
                       : fail(place, "the bracket after `" + std::string(function.name) + "` is never closed",
                              "add `)`");
        }
        const bool foldable = function.operation == Operation::minimum || function.operation == Operation::maximum;
        const auto count = static_cast<int>(arguments.size());
        if (count < function.arguments || (!foldable && count > function.arguments)) {
            return fail(place,
                        "`" + std::string(function.name) + "` has " + std::to_string(count) +
                            (count == 1 ? " number" : " numbers") + " in its brackets, not " +
                            std::to_string(function.arguments),
                        "write " + std::string(function.form));
        }
        if (!foldable) {
            return add(function.operation, place, arguments[0], arguments[1], count > 2 ? arguments[2] : -1);
        }
        int folded = arguments[0];
        for (std::size_t next = 1; next < arguments.size(); ++next) {
            folded = add(function.operation, place, folded, arguments[next]);
        }
        return folded;
    }

    int tell_unexpected() {
        const std::size_t length = std::max<std::size_t>(1, utf8_character(text_, at_));
        const std::string_view character = text_.substr(at_, length);
        std::string mend = "an expression is made of numbers, names, + - * / ( ), `a to b`, min, max and distributions";
        if (character == "," && nodes_.size() == 1 && nodes_[0].operation == Operation::number) {
            mend = "write numbers without separators: 12000, and decimals with a point: 0.5";
        } else if (character == "\u2013" || character == "\u2014") {
            mend = "write an interval as `12 to 18`";
        } else if (character == "\u2212") {
            mend = "write the minus sign as `-`";
        } else if (character == "\u00d7") {
            mend = "write a product as `a * b`";
        } else if (character == "^" || (character == "*" && at_ > 0 && text_[at_ - 1] == '*')) {
            mend = "there are no powers; write `a * a`";
        } else if (starts_name(character[0]) || number_prefix(text_.substr(at_))) {
            mend = "put `*`, `+`, `-`, `/` or `to` between two values";
        } else if (character == ")") {
            mend = "a bracket closes here that was never opened";
        }
        return fail(at_, "`" + std::string(character) + "` can not stand here", mend);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::vector<ExpressionNode> nodes_;
    std::optional<ExpressionFault> fault_;
};

}  // namespace

ParsedExpression parse_expression(std::string_view text) { return Parser(text).parse(); }

bool is_variable_name(std::string_view text) {
    return !text.empty() && text.size() <= 64 && starts_name(text[0]) &&
           std::all_of(text.begin(), text.end(), continues_name) && text != "to" && find_function(text) == nullptr;
}

}  // namespace sinews::scenario
