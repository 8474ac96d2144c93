#include "support/arithmetic.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

namespace sinews::support {
namespace {

/// Evaluates while it reads; a fault turns `failed` on and every further value is meaningless.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    std::optional<double> whole() {
        const double value = sum();
        skip_blanks();
        return failed_ || position_ != text_.size() ? std::nullopt : std::optional(value);
    }

private:
    double sum() {
        double value = product();
        for (;;) {
            if (take('+')) {
                value += product();
            } else if (take('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    double product() {
        double value = signed_power();
        for (;;) {
            skip_blanks();
            if (starts_with("**")) return value;
            if (take('*')) {
                value *= signed_power();
            } else if (take('/')) {
                value /= signed_power();
            } else {
                return value;
            }
        }
    }

    double signed_power() {
        if (take('-')) return -signed_power();
        const double base = atom();
        skip_blanks();
        if (!starts_with("**")) return base;
        position_ += 2;
        return std::pow(base, signed_power());
    }

    double atom() {
        skip_blanks();
        if (take('(')) {
            const double value = sum();
            expect(')');
            return value;
        }
        if (position_ < text_.size() &&
            (std::isdigit(static_cast<unsigned char>(text_[position_])) != 0 || text_[position_] == '.'))
            return number();
        const std::string name = word();
        if (name.empty()) return fail();
        if (name == variable_) return variable_value_;
        if (name == "root") return root();
        return call(name);
    }

    double number() {
        const std::string rest(text_.substr(position_));
        char* end = nullptr;
        const double value = std::strtod(rest.c_str(), &end);
        position_ += static_cast<std::size_t>(end - rest.c_str());
        return value;
    }

    double call(const std::string& name) {
        expect('(');
        std::vector<double> arguments;
        do {
            arguments.push_back(sum());
        } while (!failed_ && take(','));
        expect(')');
        if (name == "sqrt" && arguments.size() == 1) return std::sqrt(arguments[0]);
        if (name == "min") return *std::min_element(arguments.begin(), arguments.end());
        if (name == "max") return *std::max_element(arguments.begin(), arguments.end());
        return fail();
    }

    /// Bisection; the body is read again for every value of the variable.
    double root() {
        expect('(');
        if (word() != "lambda") return fail();
        variable_ = word();
        expect(':');
        const std::size_t body = position_;
        const auto at = [&](double value) {
            position_ = body;
            variable_value_ = value;
            return sum();
        };
        at(0);
        expect(',');
        double low = sum();
        expect(',');
        double high = sum();
        expect(')');
        const std::size_t after = position_;
        const bool rising = at(low) < 0;
        if (failed_ || (at(high) < 0) == rising) return fail();
        for (int halving = 0; halving < 200; ++halving) {
            const double middle = (low + high) / 2;
            ((at(middle) < 0) == rising ? low : high) = middle;
        }
        position_ = after;
        variable_.clear();
        return (low + high) / 2;
    }

    std::string word() {
        skip_blanks();
        const std::size_t first = position_;
        while (position_ < text_.size() &&
               (std::isalnum(static_cast<unsigned char>(text_[position_])) != 0 || text_[position_] == '_'))
            ++position_;
        return std::string(text_.substr(first, position_ - first));
    }

    [[nodiscard]] bool starts_with(std::string_view sign) const { return text_.substr(position_).starts_with(sign); }

    void skip_blanks() {
        while (position_ < text_.size() && text_[position_] == ' ') ++position_;
    }

    bool take(char sign) {
        skip_blanks();
        if (position_ >= text_.size() || text_[position_] != sign) return false;
        ++position_;
        return true;
    }

    void expect(char sign) {
        if (!take(sign)) failed_ = true;
    }

    double fail() {
        failed_ = true;
        return 0;
    }

    std::string_view text_;
    std::size_t position_ = 0;
    bool failed_ = false;
    std::string variable_;
    double variable_value_ = 0;
};

}  // namespace

std::optional<double> arithmetic(std::string_view text) { return Reader(text).whole(); }

}  // namespace sinews::support
