// Numbers that can not be: negative, not finite, outside their bounds; and draws that would often be cut.

#include <cmath>
#include <limits>
#include <utility>

#include "scenario/check.hpp"
#include "scenario/codes.hpp"
#include "scenario/draw.hpp"
#include "scenario/evaluate_nodes.hpp"
#include "scenario/number.hpp"
#include "scenario/sample.hpp"
#include "scenario/value_fields.hpp"

namespace sinews::scenario {

namespace {

/// True when the expression uses a variable whose own value is at fault: that was told there.
bool rests_on_faulty_variable(const Check& check, const Expression& expression) {
    for (const ExpressionNode& node : expression.nodes) {
        if (node.operation != Operation::variable) continue;
        const auto point = check.points.find(node.variable);
        if (point == check.points.end() || !std::isfinite(point->second)) return true;
    }
    return false;
}

/// Faults of the draws' arguments at their point values; true when there was one.
bool tell_bad_draws(Check& check, const ValueField& field) {
    bool told = false;
    const auto variable_of = [&](const std::string& name) { return check.points.at(name); };
    const auto draw_of = [&](const ExpressionNode& node, double first, double second, double third) {
        const auto fault = draw_fault(node.operation, first, second, third);
        if (!fault) return numerics::median(distribution_of(node.operation, first, second, third));
        if (!std::exchange(told, true)) {
            check.error(code::bad_draw, field.origin, field.column, *fault,
                        "mend the order or the size of its numbers");
        }
        return 0.0;
    };
    (void)evaluate_nodes(field.value.expression, variable_of, draw_of);
    return told;
}

std::string negative_mend(const Expression& expression) {
    const auto& nodes = expression.nodes;
    const bool like_a_range = nodes.size() == 3 && nodes[2].operation == Operation::subtract;
    if (like_a_range) {
        return "an interval is written `" + number_text(nodes[0].number) + " to " + number_text(nodes[1].number) + "`";
    }
    return "this quantity is 0 or more";
}

/// Bounds of the point value; true when it is outside.
bool tell_outside(Check& check, const ValueField& field, double point) {
    const auto tell = [&](std::string_view code, std::string problem, std::string mend) {
        check.error(code, field.origin, field.column, std::move(problem), std::move(mend));
        return true;
    };
    const bool constant = field.value.expression.is_constant();
    const std::string name = "`" + std::string(field.column) + "`";
    const std::string number = number_text(point);
    switch (field.bounds) {
        case Bounds::any: return false;
        case Bounds::above_minus_one:
            if (point > -1) return false;
            return tell(code::outside_bounds, name + " is " + number,
                        "what is there can not shrink by all of it: more than -1");
        case Bounds::non_negative:
            // A negative median is left to the warning about draws that are cut.
            if (point >= 0 || !constant) return false;
            return tell(code::negative_number, name + " is " + number, negative_mend(field.value.expression));
        case Bounds::share:
            if (point < 0 && constant)
                return tell(code::negative_number, name + " is " + number, negative_mend(field.value.expression));
            if (point >= 0 && point <= 1) return false;
            return tell(code::outside_bounds, name + " is " + number + (constant ? "" : " at its point value"),
                        point > 1 && point <= 100 && constant
                            ? "a share from 0 to 1; write " + number_text(point) + "% for per cent"
                            : "a share from 0 to 1");
        case Bounds::at_least_one:
            if (point >= 1) return false;
            return tell(code::below_one, name + " is " + number, "at least 1");
    }
    return false;
}

struct Limits {
    double low = -std::numeric_limits<double>::infinity();
    double high = std::numeric_limits<double>::infinity();
};

Limits limits_of(Bounds bounds) {
    Limits limits;
    if (bounds == Bounds::non_negative) limits.low = 0;
    if (bounds == Bounds::at_least_one) limits.low = 1;
    if (bounds == Bounds::above_minus_one) limits.low = -1;
    if (bounds == Bounds::share) limits = {0, 1};
    return limits;
}

std::string per_cent(double share) {
    return share >= 0.1 ? std::to_string(static_cast<int>(std::lround(share * 100)))
                        : number_text(std::round(share * 1000) / 10);
}

/// Draws outside the bounds are cut when the scenario runs; more than one in a hundred changes what the cell says.
void warn_of_cut_draws(Check& check, Samples& samples, const ValueField& field) {
    constexpr double most = 0.01;
    const Limits limits = limits_of(field.bounds);
    const OutsideShares outside = samples.outside(field.value.expression, limits.low, limits.high);
    if (outside.below > most && limits.low <= 0) {
        check.warning(code::negative_draws, field.origin, field.column,
                      per_cent(outside.below) + " % of the draws are negative and would be cut at 0",
                      "use a distribution that stays above 0, e.g. an interval with two positive ends");
    } else if (outside.below > most) {
        check.warning(code::cut_draws, field.origin, field.column,
                      per_cent(outside.below) + " % of the draws are below " + number_text(limits.low) +
                          " and would be cut there",
                      "use a distribution that stays above it");
    }
    if (outside.above > most) {
        check.warning(code::cut_draws, field.origin, field.column,
                      per_cent(outside.above) + " % of the draws are above " + number_text(limits.high) +
                          " and would be cut there",
                      "use a distribution that stays below it, e.g. pert(0.5, 0.8, 1)");
    }
}

}  // namespace

void check_numbers(Check& check) {
    Samples samples(check.scenario.variables, 2000);
    for_each_value(check.scenario, [&](const ValueField& field) {
        if (!field.value.given() || rests_on_faulty_variable(check, field.value.expression)) return;
        if (tell_bad_draws(check, field)) return;
        const double point = check.point(field.value);
        if (!std::isfinite(point)) {
            check.error(code::not_finite, field.origin, field.column, "this does not come to a finite number",
                        "mend a division by zero, or numbers that are too large");
            return;
        }
        if (tell_outside(check, field, point) || field.value.expression.is_constant()) return;
        warn_of_cut_draws(check, samples, field);
    });
    for (const PledgeRow& pledge : check.scenario.pledges) {
        if (!pledge.compliance.given() || !(check.point(pledge.compliance) > 1)) continue;
        check.warning(code::unusual, pledge.origin, "compliance", "a compliance over 1 goes beyond the pledge",
                      "1 meets the pledge in full");
    }
}

}  // namespace sinews::scenario
