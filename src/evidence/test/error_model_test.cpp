#include "evidence/error_model.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace sinews;
using namespace sinews::evidence;

namespace {

Observation report(const char* id, const char* subject, const char* publisher, Kind kind, int from, int to,
                   double figure) {
    Observation one;
    one.id = id;
    one.subject = subject;
    one.publisher = publisher;
    one.kind = kind;
    one.from = from;
    one.to = to;
    one.figure = one.low = one.high = figure;
    return one;
}

}  // namespace

TEST_CASE("widths go by kind, and a range adds to them") {
    const ErrorModel model;
    auto one = report("a", "s", "p", Kind::actual, 0, 0, 100);
    auto two = report("b", "t", "p", Kind::claim, 0, 0, 100);
    two.low = 80;
    two.high = 150;
    auto three = report("c", "u", "p", Kind::estimate, 0, 0, 100);
    three.open_above = true;
    const Errors errors = errors_of({one, two, three}, model);
    CHECK(errors.when_lower[0] == doctest::Approx(model.actual));
    CHECK(errors.when_higher[0] == doctest::Approx(model.actual));
    CHECK(errors.when_higher[1] == doctest::Approx(std::hypot(model.claim, std::log(1.5) / 1.6448536)));
    CHECK(errors.when_lower[1] == doctest::Approx(std::hypot(model.claim, std::log(0.8) / 1.6448536)));
    CHECK(errors.when_lower[2] == doctest::Approx(model.estimate));
    CHECK(errors.when_higher[2] == doctest::Approx(std::hypot(model.estimate, model.of_open_end)));
}

TEST_CASE("reports that repeat one figure count once") {
    ErrorModel model;
    model.by_subject = model.by_publisher = 0;
    auto yearly = report("a", "s", "p", Kind::estimate, 0, 11, 1'200'000);
    yearly.scale = 12;  // of a monthly mean
    auto monthly = report("b", "s", "q", Kind::estimate, 5, 5, 100'500);
    auto total = report("c", "s", "r", Kind::estimate, 0, 11, 1'195'000);
    total.total = true;
    const auto other_months = report("d", "s", "q", Kind::estimate, 12, 12, 100'000);
    const auto other_subject = report("e", "t", "q", Kind::estimate, 5, 5, 100'000);
    const auto other_figure = report("f", "s", "q", Kind::estimate, 5, 5, 120'000);
    const Errors errors = errors_of({yearly, monthly, total, other_months, other_subject, other_figure}, model);
    CHECK(errors.echoes == std::vector<int>{3, 3, 3, 1, 1, 1});
    double information = 0;
    for (std::size_t at = 0; at < 3; ++at)
        information += 1 / (errors.when_lower[at] * errors.when_lower[at] * errors.echoes[at]);
    CHECK(information == doctest::Approx(1 / (model.estimate * model.estimate)));
}

TEST_CASE("drawn errors have the covariance that is said of them") {
    const ErrorModel model;
    const std::vector<Observation> reports{
        report("a", "s", "p", Kind::actual, 0, 0, 10), report("b", "s", "q", Kind::actual, 1, 1, 20),
        report("c", "t", "q", Kind::actual, 0, 0, 10), report("d", "u", "r", Kind::actual, 0, 0, 10)};
    const Errors errors = errors_of(reports, model);
    const std::size_t members = 20'000;
    const Matrix drawn = draw_errors(reports, errors, 5, members, 0);
    const Matrix sample = times_transposed(drawn, drawn);
    const Matrix said = covariance(errors, {1, 1, 1, 1});
    CHECK(said(0, 1) == model.by_subject);
    CHECK(said(1, 2) == model.by_publisher);
    CHECK(said(0, 3) == 0);
    for (std::size_t at = 0; at < said.values.size(); ++at)
        CHECK(std::abs(sample.values[at] / static_cast<double>(members) - said.values[at]) < 0.03);
    // Student t with 4 degrees: variance 2, and 90 % of it within 2.132 of its scale (a table's value).
    const Matrix heavy = draw_heavy_errors(reports, errors, 5, members, 0);
    int within = 0;
    for (std::size_t member = 0; member < members; ++member) within += std::abs(heavy(3, member)) <= 2.132 ? 1 : 0;
    CHECK(within / static_cast<double>(members) == doctest::Approx(0.9).epsilon(0.01));
}
