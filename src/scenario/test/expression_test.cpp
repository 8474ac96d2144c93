#include "scenario/parse_expression.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "scenario/evaluate.hpp"

using namespace sinews::scenario;

namespace {

double point(const std::string& text, const VariablePoints& variables = {}) {
    const ParsedExpression parsed = parse_expression(text);
    REQUIRE_MESSAGE(!parsed.fault, text << ": " << (parsed.fault ? parsed.fault->problem : ""));
    return point_value(parsed.expression, variables);
}

int fault_column(const std::string& text) {
    const ParsedExpression parsed = parse_expression(text);
    if (!parsed.fault) return 0;
    CHECK(parsed.expression.empty());
    CHECK(!parsed.fault->mend.empty());
    return parsed.fault->column;
}

}  // namespace

TEST_CASE("arithmetic binds as usual") {
    CHECK(point("1 + 2 * 3") == 7);
    CHECK(point("(1 + 2) * 3") == 9);
    CHECK(point("8 / 4 / 2") == 1);
    CHECK(point("8 - 4 - 2") == 2);
    CHECK(point("-2 * -3") == 6);
    CHECK(point("--2") == 2);
    CHECK(point("+3") == 3);
    CHECK(point("min(3, 1, 2) + max(1, 5)") == 6);
    CHECK(point("5%") == doctest::Approx(0.05));
    CHECK(point(" 2 * 50 % ") == doctest::Approx(1));
    CHECK(point("1e3") == 1000);
    CHECK(point(".5 + 5.") == 5.5);
    CHECK(point("1.5E-2") == doctest::Approx(0.015));
}

TEST_CASE("`to` binds weakest and is lognormal between positive ends") {
    CHECK(point("2 to 8") == doctest::Approx(4));   // the geometric mean
    CHECK(point("-2 to 8") == doctest::Approx(3));  // normal
    CHECK(point("0 to 8") == doctest::Approx(4));
    CHECK(point("1 + 1 to 2 * 4") == doctest::Approx(4));
    CHECK(point("(2 to 8) + 1") == doctest::Approx(5));
    CHECK(point("max(2 to 8, 1)") == doctest::Approx(4));
    CHECK(point("5% to 20%") == doctest::Approx(0.1));
    CHECK(point("3to 5") == doctest::Approx(std::sqrt(15.0)));
}

TEST_CASE("medians of distributions") {
    CHECK(point("uniform(2, 4)") == doctest::Approx(3));
    CHECK(point("triangular(0, 0, 8)") == doctest::Approx(8 - std::sqrt(32.0)));
    CHECK(point("normal(5, 2)") == doctest::Approx(5));
    CHECK(point("lognormal(0, 1)") == doctest::Approx(1));
    CHECK(point("beta(2, 2)") == doctest::Approx(0.5));
    CHECK(point("pert(10, 20, 30)") == doctest::Approx(20));
}

TEST_CASE("variables stand at their own medians, then the cell is computed") {
    const auto variable = [](const std::string& name, const std::string& text) {
        Variable result;
        result.name = name;
        result.value.expression = parse_expression(text).expression;
        return result;
    };
    // Out of order on purpose: case 31 of tests/cases has the same.
    const VariablePoints points = point_values({variable("late", "step / 2"), variable("step", "12 to 27")});
    CHECK(points.at("step") == doctest::Approx(18));
    CHECK(points.at("late") == doctest::Approx(9));
    CHECK(point("late + step", points) == doctest::Approx(27));
    // A cycle gives no value, and no endless loop.
    CHECK(point_values({variable("a", "b"), variable("b", "a"), variable("c", "1")}).size() == 1);
}

TEST_CASE("nodes stand in post-order and know their columns") {
    const Expression expression = parse_expression("a + 2 to b").expression;
    REQUIRE(expression.nodes.size() == 5);
    CHECK(expression.nodes[0].variable == "a");
    CHECK(expression.nodes[0].column == 1);
    CHECK(expression.nodes[2].operation == Operation::add);
    CHECK(expression.nodes[2].column == 3);
    CHECK(expression.nodes.back().operation == Operation::interval);
    CHECK(expression.nodes.back().column == 7);
    CHECK(expression.nodes.back().first == 2);
    CHECK(expression.nodes.back().second == 3);
    CHECK(!expression.is_constant());
    CHECK(parse_expression("2 * 3").expression.is_constant());
    CHECK(!parse_expression("1 to 2").expression.is_constant());
    CHECK(parse_expression("   ").expression.empty());
    CHECK(parse_expression("").expression.empty());
}

TEST_CASE("faults stand at their column") {
    CHECK(fault_column("12 months") == 4);
    CHECK(fault_column("12,000") == 3);
    CHECK(fault_column("(1 + 2") == 1);
    CHECK(fault_column("1 + ") == 5);
    CHECK(fault_column("1 2") == 3);
    CHECK(fault_column("1)") == 2);
    CHECK(fault_column("uniform(1)") == 1);
    CHECK(fault_column("uniform(1, 2, 3)") == 1);
    CHECK(fault_column("min(1)") == 1);
    CHECK(fault_column("2 * unifrom(1, 2)") == 5);
    CHECK(fault_column("uniform") == 1);
    CHECK(fault_column("1 to") == 5);
    CHECK(fault_column("to 5") == 1);
    CHECK(fault_column("1 to 2 to 3") == 8);
    CHECK(fault_column("2 ** 3") == 4);
    CHECK(fault_column("12 \xE2\x80\x93 18") == 4);
    CHECK(fault_column("1e999") == 1);
    CHECK(fault_column("nan(1)") == 1);
    CHECK(fault_column("\"5\"") == 1);
    CHECK(fault_column("5\n") == 2);
    CHECK(fault_column("=A1") == 1);
}

TEST_CASE("size and depth are bounded") {
    CHECK(fault_column(std::string(5000, '1')) == 1);
    CHECK(fault_column(std::string(70, '(') + "1" + std::string(70, ')')) > 0);
    CHECK(fault_column(std::string(60, '(') + "1" + std::string(60, ')')) == 0);
    std::string sum = "1";
    for (int count = 0; count < 300; ++count) sum += "+1";
    CHECK(fault_column(sum) > 0);
    CHECK(point(std::string(3000, '-') + "1") == 1);
}

TEST_CASE("names of variables") {
    CHECK(is_variable_name("us_real"));
    CHECK(is_variable_name("_x9"));
    for (const char* name : {"", "to", "min", "pert", "9x", "a-b", "a b", "\xC3\xA9"})
        CHECK_MESSAGE(!is_variable_name(name), name);
    CHECK(!is_variable_name(std::string(65, 'a')));
}
