// Sensitivity indices against closed forms that nobody here wrote.

#include "analyse/sensitivity.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <functional>

#include "numerics/stream.hpp"

using namespace sinews;
using namespace sinews::analyse;

namespace {

constexpr double pi = 3.14159265358979323846;

using Point = std::vector<double>;
using Function = std::function<double(const Point&)>;

/// Ishigami and Homma 1990, An importance quantification technique, with a = 7, b = 0.1, inputs uniform on (−π, π).
double ishigami(const Point& u) {
    const auto x = [&](std::size_t at) { return pi * (2 * u[at] - 1); };
    return std::sin(x(0)) + 7 * std::sin(x(1)) * std::sin(x(1)) + 0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

struct ClosedForm {
    std::vector<double> first, total;
};

ClosedForm ishigami_indices() {
    const double a = 7, b = 0.1;
    const double v1 = 0.5 * std::pow(1 + b * std::pow(pi, 4) / 5, 2), v2 = a * a / 8;
    const double v13 = b * b * std::pow(pi, 8) * (1.0 / 18 - 1.0 / 50);
    const double v = v1 + v2 + v13;
    return {{v1 / v, v2 / v, 0}, {(v1 + v13) / v, v2 / v, v13 / v}};
}

/// Sobol's g function (Saltelli and Sobol 1995): product of (|4u − 2| + a)/(1 + a).
const std::vector<double> g_weights{0, 1, 4.5, 9, 99, 99, 99, 99};
double g_function(const Point& u) {
    double product = 1;
    for (std::size_t at = 0; at < g_weights.size(); ++at) {
        product *= (std::abs(4 * u[at] - 2) + g_weights[at]) / (1 + g_weights[at]);
    }
    return product;
}

ClosedForm g_indices() {
    double whole = 1;
    std::vector<double> parts;
    for (const double a : g_weights) {
        parts.push_back(1.0 / 3 / ((1 + a) * (1 + a)));
        whole *= 1 + parts.back();
    }
    const double v = whole - 1;
    ClosedForm indices;
    for (const double part : parts) {
        indices.first.push_back(part / v);
        indices.total.push_back(part * whole / (1 + part) / v);
    }
    return indices;
}

Point point(std::size_t inputs, std::uint64_t replication) {
    Point u;
    for (std::size_t at = 0; at < inputs; ++at) u.push_back(numerics::uniform(7, at + 1, replication, 0));
    return u;
}

std::vector<double> run(const Function& function, std::size_t inputs, std::uint64_t first, std::uint64_t count,
                        int mixed = -1) {
    std::vector<double> values;
    for (std::uint64_t at = first; at < first + count; ++at) {
        Point u = point(inputs, at);
        if (mixed >= 0) u[static_cast<std::size_t>(mixed)] = point(inputs, at + count)[static_cast<std::size_t>(mixed)];
        values.push_back(function(u));
    }
    return values;
}

std::vector<double> inputs_of(std::size_t inputs, std::size_t which, std::uint64_t count) {
    std::vector<double> values;
    for (std::uint64_t at = 0; at < count; ++at) values.push_back(point(inputs, at)[which]);
    return values;
}

void check_pick_freeze(const Function& function, const ClosedForm& expected, std::uint64_t n, double within) {
    const std::size_t inputs = expected.first.size();
    const auto a = run(function, inputs, 0, n), b = run(function, inputs, n, n);
    for (std::size_t at = 0; at < inputs; ++at) {
        const auto mixed = run(function, inputs, 0, n, static_cast<int>(at));
        const PickFreezeIndices found = pick_freeze(a, b, mixed, 1, 200);
        CAPTURE(at);
        CHECK(std::abs(found.first.value - expected.first[at]) < within);
        CHECK(std::abs(found.total.value - expected.total[at]) < within);
        CHECK(found.first.low <= found.first.value);
        CHECK(found.total.high >= found.total.value);
    }
}

void check_given_data(const Function& function, const ClosedForm& expected, std::uint64_t n, double within) {
    const std::size_t inputs = expected.first.size();
    const auto output = run(function, inputs, 0, n);
    for (std::size_t at = 0; at < inputs; ++at) {
        CAPTURE(at);
        const auto input = inputs_of(inputs, at, n);
        CHECK(std::abs(first_order_given_data(input, output) - expected.first[at]) < within);
    }
}

}  // namespace

TEST_CASE("the closed forms are those of the literature") {
    // Saltelli et al. 2008, Global sensitivity analysis, the primer: 0.3139, 0.4424, 0 and 0.5576, 0.4424, 0.2437.
    const ClosedForm known = ishigami_indices();
    CHECK(known.first[0] == doctest::Approx(0.3139).epsilon(1e-3));
    CHECK(known.first[1] == doctest::Approx(0.4424).epsilon(1e-3));
    CHECK(known.total[0] == doctest::Approx(0.5576).epsilon(1e-3));
    CHECK(known.total[2] == doctest::Approx(0.2437).epsilon(1e-3));
    CHECK(g_indices().first[0] == doctest::Approx(0.716).epsilon(1e-2));
    CHECK(g_indices().total[1] == doctest::Approx(0.242).epsilon(1e-2));
}

TEST_CASE("pick-freeze finds the indices of Ishigami's and of Sobol's function") {
    check_pick_freeze(ishigami, ishigami_indices(), 40000, 0.025);
    check_pick_freeze(g_function, g_indices(), 20000, 0.03);
}

TEST_CASE("given data find the first-order indices of both") {
    check_given_data(ishigami, ishigami_indices(), 20000, 0.02);
    check_given_data(g_function, g_indices(), 20000, 0.02);
}

TEST_CASE("an input without effect has index 0 on average, however few the values") {
    double sum = 0;
    constexpr int rounds = 400;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        std::vector<double> input, output;
        for (std::uint64_t at = 0; at < 200; ++at) {
            input.push_back(numerics::uniform(round, 1, at, 0));
            output.push_back(numerics::uniform(round, 2, at, 0));
        }
        sum += first_order_given_data(input, output);
    }
    CHECK(std::abs(sum / rounds) < 0.004);
}

TEST_CASE("intervals cover as often as they say") {
    const double first = ishigami_indices().first[0], total = ishigami_indices().total[0];
    int given = 0, of_first = 0, of_total = 0;
    constexpr std::uint64_t n = 1000, rounds = 100;
    for (std::uint64_t round = 0; round < rounds; ++round) {
        std::vector<double> input, a, b, mixed;
        for (std::uint64_t at = 0; at < n; ++at) {
            Point u = point(3, (2 * round + 10) * n + at);
            const Point v = point(3, (2 * round + 11) * n + at);
            input.push_back(u[0]);
            a.push_back(ishigami(u));
            b.push_back(ishigami(v));
            u[0] = v[0];
            mixed.push_back(ishigami(u));
        }
        const SensitivityIndex binned = first_order_interval(input, a, round, 200);
        const PickFreezeIndices both = pick_freeze(a, b, mixed, round, 200);
        // Ten bins of a sine keep a little less than all of it.
        given += binned.low <= first && first <= binned.high;
        of_first += both.first.low <= first && first <= both.first.high;
        of_total += both.total.low <= total && total <= both.total.high;
    }
    CHECK(given >= 78);
    CHECK(of_first >= 82);
    CHECK(of_total >= 82);
}

TEST_CASE("an output that does not vary has no indices") {
    const std::vector<double> input{0.1, 0.4, 0.6, 0.9}, same(4, 2.0);
    CHECK(first_order_given_data(input, same) == 0);
    CHECK(pick_freeze(same, same, same, 1, 10).total.value == 0);
    const std::vector<double> empty{NAN, NAN, NAN, NAN};
    CHECK(pick_freeze(same, empty, same, 1, 10).first.value == 0);
}
