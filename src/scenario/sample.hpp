#pragma once
// Draws of expressions for summaries and warnings. They are not the draws of a run: those are addressed by replication.
// A draw is fixed by its place (the variable's name, or the expression's text), so that what is told never flickers.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.hpp"

namespace sinews::scenario {

struct OutsideShares {
    double below = 0;  // part of the draws under `low`
    double above = 0;  // part of the draws over `high`
};

class Samples {
public:
    /// `variables` must outlive it. A variable that can not be computed (a cycle, an unknown name) counts as NaN.
    Samples(const std::vector<Variable>& variables, int count);

    /// `count` draws of an expression; the same variable is the same draw everywhere. Empty when the work asked of this object
    /// is used up (that bounds hostile input) or the expression is empty.
    [[nodiscard]] std::vector<double> draw(const Expression& expression);

    /// Parts outside [low, high]: none where the expression's bounds stay inside, sampled otherwise.
    [[nodiscard]] OutsideShares outside(const Expression& expression, double low, double high);

private:
    struct Interval {
        double low = 0;
        double high = 0;
    };
    [[nodiscard]] std::vector<double> draw_named(const Expression& expression, const std::string& name);
    [[nodiscard]] Interval bounds(const Expression& expression) const;
    [[nodiscard]] bool draw_variables_of(const Expression& expression);

    const std::vector<Variable>& variables_;
    int count_;
    std::size_t work_left_ = 400'000'000;  // nodes times draws
    std::vector<std::size_t> order_;       // of variables, each after what it uses
    std::map<std::string_view, std::size_t> positions_;
    std::map<std::string_view, std::vector<double>> draws_;  // of variables, when they are first needed
    std::map<std::string_view, Interval> bounds_;            // of variables
};

}  // namespace sinews::scenario
