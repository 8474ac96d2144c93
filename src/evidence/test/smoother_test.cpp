// The smoother against the posterior in closed form, where there is one.

#include "evidence/smoother.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "numerics/normal.hpp"
#include "numerics/stream.hpp"

using namespace sinews;
using namespace sinews::evidence;

namespace {

Matrix standard_normals(std::size_t rows, std::size_t members, std::uint64_t seed) {
    Matrix scores(rows, members);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t member = 0; member < members; ++member)
            scores(row, member) = numerics::normal_quantile(numerics::uniform(seed, row + 1, member, 0));
    }
    return scores;
}

std::vector<Observation> reports(std::size_t count) {
    std::vector<Observation> list(count);
    for (std::size_t at = 0; at < count; ++at) {
        list[at].id = "report" + std::to_string(at);
        list[at].subject = at < 2 ? "one" : "other";
        list[at].publisher = "publisher" + std::to_string(at);
        list[at].kind = Kind::estimate;
        list[at].from = list[at].to = static_cast<int>(at);
        list[at].figure = list[at].low = list[at].high = 1;
    }
    return list;
}

struct Moments {
    double mean = 0, deviation = 0;
};
Moments moments(const Matrix& scores, std::size_t row) {
    Moments result;
    const auto count = static_cast<double>(scores.columns);
    for (std::size_t member = 0; member < scores.columns; ++member) result.mean += scores(row, member) / count;
    for (std::size_t member = 0; member < scores.columns; ++member)
        result.deviation += std::pow(scores(row, member) - result.mean, 2) / (count - 1);
    result.deviation = std::sqrt(result.deviation);
    return result;
}

/// Predictions H z.
Predict linear(const Matrix& h) {
    return [h](const Matrix& scores, Matrix& predicted) {
        predicted = times(h, scores);
        return true;
    };
}

}  // namespace

TEST_CASE("linear and normal: the posterior of the textbook") {
    const std::size_t members = 4000;
    const auto list = reports(3);
    ErrorModel model;
    model.degrees = 0;
    const Errors errors = errors_of(list, model);
    Matrix h(3, 4);  // the fourth score is seen by nobody
    h.values = {0.5, 0.2, 0, 0, 0.4, 0, -0.3, 0, 0, 0.6, 0.1, 0};
    const std::vector<double> figures{0.7, -0.3, 0.4};
    const Smoothed smoothed = smooth(list, errors, figures, standard_normals(4, members, 7), linear(h), {});

    // mean = Hᵀ (H Hᵀ + R)^-1 y, covariance = I - Hᵀ (H Hᵀ + R)^-1 H.
    Matrix whole = covariance(errors, errors.when_lower);
    const Matrix of_model = times_transposed(h, h);
    for (std::size_t at = 0; at < whole.values.size(); ++at) whole.values[at] += of_model.values[at];
    REQUIRE(factorise(whole));
    Matrix pull(3, 1), gain = h;
    pull.values = figures;
    solve(whole, pull);
    solve(whole, gain);
    for (std::size_t row = 0; row < 4; ++row) {
        double mean = 0, variance = 1;
        for (std::size_t at = 0; at < 3; ++at) {
            mean += h(at, row) * pull(at, 0);
            variance -= h(at, row) * gain(at, row);
        }
        const Moments found = moments(smoothed.scores, row);
        CHECK(found.mean == doctest::Approx(mean).scale(1).epsilon(0.04));
        CHECK(found.deviation == doctest::Approx(std::sqrt(variance)).epsilon(0.04));
    }
}

TEST_CASE("not linear: the posterior by quadrature") {
    // One score, two reports of exp(0.4 z) and of 0.3 z + 0.1 z^2, heavy tails; the density is summed over a fine grid.
    const auto list = reports(2);
    ErrorModel model;
    model.by_subject = model.by_publisher = 0;
    const Errors errors = errors_of(list, model);
    const std::vector<double> figures{1.6, 0.5};
    const auto first = [](double z) { return std::exp(0.4 * z); };
    const auto second = [](double z) { return 0.3 * z + 0.1 * z * z; };
    const auto density = [&](double z) {
        const double a = (figures[0] - first(z)) / errors.when_lower[0];
        const double b = (figures[1] - second(z)) / errors.when_lower[1];
        return std::exp(-z * z / 2) * std::pow(1 + a * a / 4, -2.5) * std::pow(1 + b * b / 4, -2.5);
    };
    double weight = 0, mean = 0, square = 0;
    for (double z = -8; z <= 8; z += 0.001) {
        weight += density(z);
        mean += z * density(z);
        square += z * z * density(z);
    }
    mean /= weight;
    const double deviation = std::sqrt(square / weight - mean * mean);
    const Predict predict = [&](const Matrix& scores, Matrix& predicted) {
        predicted = Matrix(2, scores.columns);
        for (std::size_t member = 0; member < scores.columns; ++member) {
            predicted(0, member) = first(scores(0, member));
            predicted(1, member) = second(scores(0, member));
        }
        return true;
    };
    const Smoothed smoothed = smooth(list, errors, figures, standard_normals(1, 4000, 3), predict, {});
    const Moments found = moments(smoothed.scores, 0);
    CHECK(found.mean == doctest::Approx(mean).scale(1).epsilon(0.1));
    CHECK(found.deviation == doctest::Approx(deviation).epsilon(0.15));
}

TEST_CASE("an outlier among many reports moves little, and is known by its weight") {
    auto list = reports(6);
    for (auto& one : list) one.subject = one.id;
    ErrorModel model;
    Matrix h(6, 1);
    for (double& value : h.values) value = 0.5;
    std::vector<double> figures{0.5, 0.55, 0.45, 0.5, 0.5, 0.5};
    const auto mean_with = [&](double last, std::vector<double>& weights) {
        figures[5] = last;
        Smoothed smoothed = smooth(list, errors_of(list, model), figures, standard_normals(1, 2000, 1), linear(h), {});
        weights = smoothed.weights;
        return moments(smoothed.scores, 0).mean;
    };
    std::vector<double> weights;
    const double without = mean_with(0.5, weights);
    CHECK(weights[5] > 0.9);
    const double heavy = mean_with(5.0, weights);
    CHECK(weights[5] < 0.1);
    CHECK(weights[0] > 0.9);
    model.degrees = 0;
    const double normal = mean_with(5.0, weights);
    CHECK(heavy - without < 0.15 * (normal - without));
}

TEST_CASE("what the evidence does not see keeps its spread, though there is much of it") {
    auto list = reports(60);
    ErrorModel model;
    Matrix h(60, 200);
    for (std::size_t at = 0; at < 60; ++at) {
        list[at].subject = list[at].id;
        h(at, at) = 0.5;  // 140 draws of 200 are seen by nobody
    }
    const std::vector<double> figures(60, 0.4);
    const Smoothed smoothed =
        smooth(list, errors_of(list, model), figures, standard_normals(200, 1000, 1), linear(h), {});
    double mean_square = 0, deviation = 0;
    for (std::size_t row = 60; row < 200; ++row) {
        const Moments found = moments(smoothed.scores, row);
        mean_square += found.mean * found.mean / 140;
        deviation += found.deviation / 140;
    }
    CHECK(std::sqrt(mean_square) < 0.1);
    CHECK(deviation > 0.95);
}
