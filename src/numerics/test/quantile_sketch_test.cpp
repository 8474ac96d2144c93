// The sketch against sorted data.

#include "numerics/quantile_sketch.hpp"
#include "numerics/test/random_numbers.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <functional>
#include <initializer_list>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

using namespace sinews::numerics;
using test::RandomNumbers;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double stated_error = 0.005;

QuantileSketch sketch_of(const std::vector<double>& values) {
    QuantileSketch sketch;
    sketch.add(values.data(), static_cast<int>(values.size()));
    return sketch;
}

struct Shape {
    std::string name;
    std::function<double(RandomNumbers&)> draw;
};

const std::vector<Shape> shapes = {
    {"uniform", [](RandomNumbers& r) { return r.between(0.0, 1.0); }},
    {"around zero", [](RandomNumbers& r) { return r.between(-1.0, 1.0); }},
    {"negative", [](RandomNumbers& r) { return -std::exp(r.between(0.0, 12.0)); }},
    {"wide", [](RandomNumbers& r) { return r.signed_of_exponents(-59, 900); }},
    {"narrow", [](RandomNumbers& r) { return r.between(1e6, 1.0001e6); }},
    {"heavy tail", [](RandomNumbers& r) { return std::pow(r.between(1e-9, 1.0), -2.0); }},
    {"whole numbers", [](RandomNumbers& r) { return std::floor(r.between(-3.0, 12.0)); }},
    {"mostly zero", [](RandomNumbers& r) { return r.between(0.0, 1.0) < 0.8 ? 0.0 : r.between(5.0, 50.0); }},
    {"zeros of both signs", [](RandomNumbers& r) { return r.between(-1.0, 1.0) < 0.0 ? -0.0 : 0.0; }},
    {"powers of two", [](RandomNumbers& r) { return std::ldexp(1.0, static_cast<int>(r.between(-20.0, 20.0))); }},
    {"one value", [](RandomNumbers&) { return 1234.5678; }},
};

void add_singles(QuantileSketch& sketch, const std::vector<float>& values) {
    std::vector<BucketKey> keys;
    FiniteRange range;
    for (const float value : values) {
        keys.push_back(bucket_keys(FloatLanes<1>(value))[0]);
        range.include(FloatLanes<1>(value));
    }
    sketch.fetch(range);
    sketch.add(keys.data(), static_cast<int>(keys.size()), range);
}

std::vector<double> drawn(const Shape& shape, int count, unsigned seed) {
    RandomNumbers random(seed);
    std::vector<double> values(static_cast<std::size_t>(count));
    for (double& value : values) value = shape.draw(random);
    return values;
}

}  // namespace

TEST_CASE("quantiles are within the stated error of the value of that rank") {
    for (const Shape& shape : shapes)
        for (const int count : {1, 2, 7, 100, 4096, 30'000}) {
            CAPTURE(shape.name);
            CAPTURE(count);
            std::vector<double> values = drawn(shape, count, 1);
            const QuantileSketch sketch = sketch_of(values);
            std::sort(values.begin(), values.end());
            CHECK(sketch.count() == static_cast<std::uint64_t>(count));
            CHECK(sketch.minimum() == values.front());
            CHECK(sketch.maximum() == values.back());
            CHECK(sketch.quantile(0.0) == values.front());
            CHECK(sketch.quantile(1.0) == values.back());
            // Percentages written in decimals: the rank is the whole number that they mean.
            for (int percent = 0; percent <= 100; ++percent) {
                const int rank = std::max(1, (percent * count + 99) / 100);
                const double exact = values[static_cast<std::size_t>(rank - 1)];
                CHECK(std::fabs(sketch.quantile(percent / 100.0) - exact) <= stated_error * std::fabs(exact));
            }
        }
}

TEST_CASE("neither the order of the values nor that of merges changes anything") {
    RandomNumbers random(2);
    for (const Shape& shape : shapes) {
        CAPTURE(shape.name);
        std::vector<double> values = drawn(shape, 5000, 3);
        for (int i = 0; i < 20; ++i) values.push_back(i % 3 == 0 ? nan_value : (i % 3 == 1 ? infinity : -infinity));
        const QuantileSketch whole = sketch_of(values);
        for (int round = 0; round < 5; ++round) {
            std::shuffle(values.begin(), values.end(), random.generator());
            std::vector<QuantileSketch> parts(7);
            for (std::size_t at = 0; at < values.size();) {
                const auto size = std::min(values.size() - at, static_cast<std::size_t>(random.between(1.0, 90.0)));
                QuantileSketch& part = parts[at % parts.size()];
                if (size % 2 == 0)
                    part.add(values.data() + at, static_cast<int>(size));
                else
                    for (std::size_t i = 0; i < size; ++i) part.add(values[at + i]);
                at += size;
            }
            std::shuffle(parts.begin(), parts.end(), random.generator());
            QuantileSketch merged;
            for (const QuantileSketch& part : parts) merged.merge(part);
            CHECK(merged == whole);
            for (const double p : {0.0, 0.05, 0.5, 0.9, 1.0}) CHECK(merged.quantile(p) == whole.quantile(p));
        }
        QuantileSketch more = whole;
        more.add(1.0);
        CHECK_FALSE(more == whole);
    }
}

TEST_CASE("empty values, infinities and what is all but zero") {
    QuantileSketch sketch;
    CHECK(std::isnan(sketch.quantile(0.5)));
    CHECK(std::isnan(sketch.minimum()));
    CHECK(std::isnan(sketch.share_below(0.0)));
    sketch.add(nan_value);
    CHECK(sketch.count() == 0);
    CHECK(sketch.empty_count() == 1);
    CHECK(std::isnan(sketch.quantile(0.5)));

    const std::vector<double> values = {-infinity, -2.0, 0.0, -0.0, 1e-300, 5e-324, 0x1p-61, 3.0, infinity, infinity};
    sketch.add(values.data(), static_cast<int>(values.size()));
    CHECK(sketch.count() == 10);
    CHECK(sketch.quantile(0.1) == -infinity);
    CHECK(sketch.quantile(0.2) == -2.0);
    CHECK(sketch.quantile(0.5) == 0.0);
    CHECK(sketch.quantile(0.7) == 0.0);
    CHECK(sketch.quantile(0.8) == 3.0);
    CHECK(sketch.quantile(0.9) == infinity);
    CHECK(sketch.minimum() == -2.0);
    CHECK(sketch.maximum() == 3.0);
    CHECK(std::isnan(sketch.quantile(-0.1)));
    CHECK(std::isnan(sketch.quantile(1.1)));
    CHECK(std::isnan(sketch.quantile(nan_value)));
    CHECK(sketch.share_below(-infinity) == 0.0);
    CHECK(sketch.share_below(-2.0) == 0.1);
    CHECK(sketch.share_below(0.0) == 0.2);
    CHECK(sketch.share_below(2.0) == 0.7);
    CHECK(sketch.share_below(4.0) == 0.8);
    CHECK(sketch.share_below(infinity) == 0.8);

    // Whether 0 or -0 came first does not show.
    for (const std::vector<double>& zeros : {std::vector<double>{0.0, -0.0}, std::vector<double>{-0.0, 0.0}}) {
        const QuantileSketch of_zeros = sketch_of(zeros);
        for (const double zero :
             {of_zeros.minimum(), of_zeros.maximum(), of_zeros.quantile(0.0), of_zeros.quantile(1.0)})
            CHECK_FALSE(std::signbit(zero));
    }

    QuantileSketch only_infinite;
    only_infinite.add(infinity);
    CHECK(only_infinite.quantile(0.5) == infinity);
    CHECK(std::isnan(only_infinite.maximum()));
}

TEST_CASE("numbers of single precision are counted as the same numbers of double precision") {
    RandomNumbers random(91);
    // Of some NaN the bits that make them one are none of those that a key has.
    const std::vector<float> rare = {std::bit_cast<float>(0x7f80'0001U),
                                     std::bit_cast<float>(0xff80'0100U),
                                     0.0F,
                                     -0.0F,
                                     1e-45F,
                                     -1e-40F,
                                     1e-20F,
                                     -1e-20F,
                                     std::numeric_limits<float>::max(),
                                     -std::numeric_limits<float>::max(),
                                     static_cast<float>(infinity),
                                     static_cast<float>(-infinity),
                                     static_cast<float>(nan_value)};
    for (const Shape& shape : shapes) {
        for (const bool with_rare : {false, true}) {
            CAPTURE(shape.name);
            CAPTURE(with_rare);
            QuantileSketch of_floats, of_doubles;
            if (with_rare) {  // windows beyond what single precision has
                for (QuantileSketch* sketch : {&of_floats, &of_doubles}) {
                    for (const double far : {1e300, -1e300, 1e-17, -1e-17}) sketch->add(far);
                }
            }
            for (const int count : {1, 15, 16, 17, 256, 333}) {
                std::vector<float> values(static_cast<std::size_t>(count));
                for (float& value : values) {
                    const auto index = static_cast<std::size_t>(random.between(0.0, static_cast<double>(rare.size())));
                    const bool takes_rare = with_rare && random.between(0.0, 1.0) < 0.05;
                    value = takes_rare ? rare[index] : static_cast<float>(shape.draw(random));
                }
                add_singles(of_floats, values);
                for (const float value : values) of_doubles.add(static_cast<double>(value));
            }
            CHECK(of_floats == of_doubles);
            CHECK(of_floats.count() > 0);
        }
    }
}

namespace {

template <int W>
void check_range() {
    RandomNumbers random(17);
    for (int i = 0; i < 2000; ++i) {
        FloatLanes<W> values;
        FiniteRange at_once, one_by_one;
        for (int lane = 0; lane < W; ++lane) {
            const double kind = random.between(0.0, 1.0);
            values[lane] = static_cast<float>(kind < 0.1   ? nan_value
                                              : kind < 0.2 ? infinity
                                              : kind < 0.3 ? -infinity
                                                           : random.signed_of_exponents(-100, 100));
            if (kind >= 0.3) {
                one_by_one.least = std::min<float>(one_by_one.least, values[lane]);
                one_by_one.greatest = std::max<float>(one_by_one.greatest, values[lane]);
            }
        }
        at_once.include(values);
        CHECK(at_once.least == one_by_one.least);
        CHECK(at_once.greatest == one_by_one.greatest);
        const BucketKeys<W> keys = bucket_keys(values);
        for (int lane = 0; lane < W; ++lane) CHECK(keys[lane] == bucket_keys(FloatLanes<1>(values[lane]))[0]);
    }
}

}  // namespace

TEST_CASE("range and keys of many lanes are those of one after the other, NaN and infinities left out of the range") {
    check_range<1>();
    check_range<8>();
    check_range<64>();
}

TEST_CASE("several quantiles in one pass are those of one at a time") {
    for (const Shape& shape : shapes) {
        CAPTURE(shape.name);
        for (const std::size_t size : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{3000}}) {
            std::vector<double> values = drawn(shape, static_cast<int>(size), 7);
            if (size > 1) values.insert(values.end(), {nan_value, infinity, -infinity, 0.0, -0.0, 1e-30});
            const QuantileSketch sketch = sketch_of(values);
            std::vector<double> p = {-1.0, 0.0, 0.0, 1e-9, 0.05};
            for (int percent = 6; percent <= 100; ++percent) p.push_back(percent / 100.0);
            p.insert(p.end(), {1.0, 1.5, nan_value});
            std::vector<double> together(p.size(), 123.0);
            sketch.quantiles(p, together);
            for (std::size_t at = 0; at < p.size(); ++at) {
                const double alone = sketch.quantile(p[at]);
                CHECK((together[at] == alone || (std::isnan(together[at]) && std::isnan(alone))));
            }
        }
    }
}

TEST_CASE("the share below a value is right to within the bucket that holds it") {
    for (const Shape& shape : shapes) {
        CAPTURE(shape.name);
        const std::vector<double> values = drawn(shape, 20'000, 4);
        const QuantileSketch sketch = sketch_of(values);
        RandomNumbers random(5);
        for (int i = 0; i < 200; ++i) {
            const double x = shape.draw(random);
            const double slack = std::fabs(x) / 128.0;
            const auto exact = [&](double edge) {
                return static_cast<double>(
                           std::count_if(values.begin(), values.end(), [edge](double v) { return v < edge; })) /
                       20'000.0;
            };
            CHECK(sketch.share_below(x) >= exact(x - slack) - 1e-12);
            CHECK(sketch.share_below(x) <= exact(x + slack) + 1e-12);
        }
    }
}

TEST_CASE("counts grow beyond 32 bits") {
    QuantileSketch sketch = sketch_of({1.0, 1.0, -5.0, 0.0});
    for (int doubling = 0; doubling < 40; ++doubling) sketch.merge(sketch);
    const std::uint64_t times = std::uint64_t{1} << 40;
    CHECK(sketch.count() == 4 * times);
    CHECK(sketch.quantile(0.25) == -5.0);
    CHECK(sketch.quantile(0.5) == 0.0);
    CHECK(sketch.quantile(0.75) == 1.0);
    // Still growing at both ends afterwards.
    const std::vector<double> more = {1e-9, 1e9, -1e9, -1e-9};
    sketch.add(more.data(), 4);
    CHECK(sketch.count() == 4 * times + 4);
    const std::vector<QuantileBucket> buckets = sketch.buckets();
    REQUIRE(buckets.size() == 7);
    CHECK(buckets[0].count == 1);
    CHECK(buckets[1].count == times);
    CHECK(buckets[3].count == times);
    CHECK(buckets[5].count == 2 * times);
    CHECK(buckets[6].count == 1);
}

TEST_CASE("buckets hold every value once, in order, and a stored sketch comes back whole") {
    for (const Shape& shape : shapes) {
        CAPTURE(shape.name);
        std::vector<double> values = drawn(shape, 3000, 6);
        values.insert(values.end(), {nan_value, infinity, -infinity, 0.0});
        const QuantileSketch sketch = sketch_of(values);
        const std::vector<QuantileBucket> buckets = sketch.buckets();
        std::uint64_t sum = 0;
        for (std::size_t at = 0; at < buckets.size(); ++at) {
            const QuantileBucket& bucket = buckets[at];
            sum += bucket.count;
            CHECK(bucket.lower <= bucket.upper);
            if (at > 0) CHECK(buckets[at - 1].upper <= bucket.lower);
            // A positive bucket holds its lower edge, a negative one its upper.
            const auto inside = std::count_if(values.begin(), values.end(), [&](double v) {
                if (bucket.lower == bucket.upper) return v == bucket.lower;
                return bucket.lower > 0.0 ? v >= bucket.lower && v < bucket.upper
                                          : v > bucket.lower && v <= bucket.upper;
            });
            CHECK(bucket.count == static_cast<std::uint64_t>(inside));
        }
        CHECK(sum == sketch.count());

        QuantileSketch restored;
        CHECK(restored.restore(buckets, sketch.minimum(), sketch.maximum(), sketch.empty_count()));
        CHECK(restored == sketch);
    }
    // Counts that 32 bits do not hold, alone and together with others, and into a sketch that has some.
    const std::vector<QuantileBucket> many{{-1.0078125, -1.0, 5}, {1.0, 1.0078125, std::uint64_t{1} << 33}};
    QuantileSketch wide;
    CHECK(wide.restore(many, -1.0, 1.0, 0));
    CHECK(wide.buckets() == many);
    const std::vector<QuantileBucket> full{{1.0, 1.0078125, 0xffff'ffff}};
    CHECK(wide.restore(full, 1.0, 1.0, 0));
    CHECK(wide.restore(full, 1.0, 1.0, 0));
    wide.add(1.0);
    CHECK(wide.buckets().back().count == (std::uint64_t{1} << 33) + 2 * std::uint64_t{0xffff'ffff} + 1);
    CHECK(wide.count() == wide.buckets().back().count + 5);
    QuantileSketch untouched;
    CHECK_FALSE(untouched.restore({{1.0, 1.5, 3}}, 1.0, 1.2, 0));
    CHECK_FALSE(untouched.restore({{2.0, 2.0, 3}}, 2.0, 2.0, 0));
    CHECK_FALSE(untouched.restore({{1.0, 1.0078125, 3}}, 1.0, infinity, 0));
    CHECK_FALSE(untouched.restore({{0x1p-70, 0x1.02p-70, 3}}, 0.0, 1.0, 0));
    CHECK_FALSE(untouched.restore({{nan_value, 1.0, 3}}, 0.0, 1.0, 0));
    CHECK(untouched.count() == 0);
}
