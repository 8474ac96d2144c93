// Sampling quantiles against the exact ones, and what is sampled against the moments.

#include "numerics/distribution.hpp"
#include "numerics/stream.hpp"
#include "numerics/test/random_numbers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <initializer_list>

using namespace sinews::numerics;
using test::RandomNumbers;
using Kind = Distribution::Kind;

TEST_CASE("closed forms are the exact quantile") {
    RandomNumbers random(1);
    const Distribution distributions[] = {{Kind::normal, 3.0, 2.0, 0.0},
                                          {Kind::lognormal, 1.0, 0.5, 0.0},
                                          {Kind::uniform, -1.0, 4.0, 0.0},
                                          {Kind::triangular, 0.0, 1.0, 5.0},
                                          interval_90(2.0, 50.0)};
    for (const Distribution& d : distributions) {
        const Sampler sampler(d);
        for (int i = 0; i < 2000; ++i) {
            const double u = random.between(1e-12, 1.0 - 1e-12);
            CHECK(sampler.at(u) == doctest::Approx(quantile(d, u)).epsilon(1e-13));
        }
    }
}

TEST_CASE("tables of beta and pert are within 1e-7 of the unit interval, monotone, and stay inside it") {
    const double shapes[][2] = {{1.0, 5.0}, {3.0, 3.0}, {2.2, 3.8},   {1.0, 1.0}, {5.0, 1.0},  {0.5, 0.5},
                                {0.2, 2.0}, {5.0, 0.9}, {100.0, 3.0}, {1e4, 1e4}, {0.05, 0.3}, {1e6, 1.0}};
    for (const auto& [a, b] : shapes) {
        CAPTURE(a);
        CAPTURE(b);
        const Distribution d{Kind::beta, a, b, 0.0};
        const Sampler sampler(d);
        double worst = 0.0, last = 0.0;
        bool ascends = true;
        for (int step = 0; step < 3000; ++step) {
            const double u = normal_cumulative(-8.1 + 16.2 * ((step + 0.37) / 3000.0));
            const double got = sampler.at(u);
            worst = std::max(worst, std::fabs(got - quantile(d, u)));
            ascends = ascends && got >= last - 1e-15;
            last = got;
        }
        CHECK(worst < 1e-7);
        CHECK(ascends);
        for (const double u : {0x1p-53, 1.0 - 0x1p-53, 1e-300}) {
            CHECK(sampler.at(u) >= 0.0);
            CHECK(sampler.at(u) <= 1.0);
        }
    }
    const Distribution pert{Kind::pert, 10.0, 12.0, 30.0};
    const Sampler sampler(pert);
    RandomNumbers random(2);
    for (int i = 0; i < 2000; ++i) {
        const double u = random.between(0.0, 1.0);
        CHECK(std::fabs(sampler.at(u) - quantile(pert, u)) < 1e-7 * 20.0);
    }
}

TEST_CASE("what is sampled has the mean, the spread and the median of the distribution") {
    const Distribution distributions[] = {{Kind::normal, 3.0, 2.0, 0.0},   {Kind::lognormal, 1.0, 0.5, 0.0},
                                          {Kind::uniform, -1.0, 4.0, 0.0}, {Kind::triangular, 0.0, 1.0, 5.0},
                                          {Kind::beta, 0.7, 2.0, 0.0},     {Kind::pert, 1.0, 2.0, 9.0},
                                          interval_90(-3.0, 8.0),          interval_90(12.0, 18.0)};
    constexpr int count = 1 << 18;
    for (const Distribution& d : distributions) {
        CAPTURE(static_cast<int>(d.kind));
        const Sampler sampler(d);
        double sum = 0.0, square = 0.0;
        int below = 0;
        const double centre = mean(d), spread = standard_deviation(d), middle = median(d);
        for (std::uint64_t first = 0; first < count; first += 64) {
            const Lanes<64> x = sampler.at(uniform<64>(17, stream_key("sampled"), first, 0));
            for (int lane = 0; lane < 64; ++lane) {
                const double z = (x[lane] - centre) / spread;
                sum += z;
                square += z * z;
                below += x[lane] < middle;
            }
        }
        CHECK(std::fabs(sum / count) < 4.5 / std::sqrt(count));
        CHECK(std::fabs(square / count - 1.0) < 0.02);
        CHECK(std::fabs(below - count / 2.0) < 4.5 * std::sqrt(count / 4.0));
    }
}

namespace {

template <int W>
void check_lanes() {
    RandomNumbers random(3);
    const Distribution distributions[] = {{Kind::normal, 3.0, 2.0, 0.0},   {Kind::lognormal, 1.0, 0.5, 0.0},
                                          {Kind::uniform, -1.0, 4.0, 0.0}, {Kind::triangular, 0.0, 1.0, 5.0},
                                          {Kind::beta, 0.7, 2.0, 0.0},     {Kind::pert, 1.0, 2.0, 9.0}};
    int different = 0;
    for (const Distribution& d : distributions) {
        const Sampler sampler(d);
        for (int i = 0; i < 4000 / W; ++i) {
            Lanes<W> u;
            for (int lane = 0; lane < W; ++lane) u[lane] = random.between(0.0, 1.0);
            const Lanes<W> x = sampler.at(u);
            for (int lane = 0; lane < W; ++lane) different += x[lane] != sampler.at(static_cast<double>(u[lane]));
        }
    }
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("any number of lanes gives the bits of one") {
    check_lanes<1>();
    check_lanes<8>();
    check_lanes<64>();
}
