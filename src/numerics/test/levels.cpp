// Prints a hash of the bits of a million values of each function. Built for several processor levels; see
// CMakeLists.txt.

#include "numerics/distribution.hpp"
#include "numerics/exact_sum.hpp"
#include "numerics/quantile_sketch.hpp"
#include "numerics/stream.hpp"

#include <bit>
#include <cinttypes>
#include <cstdio>
#include <string_view>
#include <vector>

using namespace sinews::numerics;

namespace {

constexpr int count = 1'000'000;
constexpr int width = 8;
constexpr std::uint64_t seed = 20260101;

struct Hash {
    std::uint64_t state = 0x9e37'79b9'7f4a'7c15U;
    void take(std::uint64_t word) {
        state = (state ^ word) * 0xd6e8'feb8'6659'fd93U;
        state ^= state >> 32;
    }
    void take(double value) { take(value == value ? std::bit_cast<std::uint64_t>(value) : 1U); }
    void take(float value) { take(value == value ? std::uint64_t{std::bit_cast<std::uint32_t>(value)} : 1U); }
    template <int W>
    void take(Lanes<W> lanes) {
        for (int lane = 0; lane < W; ++lane) take(lanes[lane]);
    }
    template <int W>
    void take(FloatLanes<W> lanes) {
        for (int lane = 0; lane < W; ++lane) take(static_cast<float>(lanes[lane]));
    }
    void print(const char* name) const { std::printf("%-24s %016" PRIx64 "\n", name, state); }
};

Lanes<width> draw(std::string_view stream, int at) {
    return uniform<width>(seed, stream_key(stream), static_cast<std::uint64_t>(at), 0);
}

/// The hash of f(least + (greatest - least) u).
template <typename Function>
void print_lanes(const char* name, double least, double greatest, Function f) {
    Hash hash;
    for (int at = 0; at < count; at += width) hash.take<width>(f(least + (greatest - least) * draw(name, at)));
    hash.print(name);
}

void print_elementary() {
    print_lanes("exponential", -750.0, 715.0, [](auto x) { return exponential(x); });
    print_lanes("exponential_minus_one", -3.0, 3.0, [](auto x) { return exponential_minus_one(x); });
    print_lanes("logarithm", -0.1, 20.0, [](auto x) { return logarithm(x); });
    print_lanes("logarithm_of_one_plus", -1.1, 2.0, [](auto x) { return logarithm_of_one_plus(x); });
    print_lanes("power", 0.0, 30.0, [](auto x) { return power(x, 0.75 * x - 4.0); });
    print_lanes("floor", -9.0, 9.0, [](auto x) { return floor(x); });
    print_lanes("square_root", 0.0, 9.0, [](auto x) { return square_root(x); });
    Hash hash;
    for (int at = 0; at < count; at += width) {
        const FloatLanes<width> x = __builtin_convertvector(draw("single", at) * 240.0 - 120.0, FloatLanes<width>);
        hash.take<width>(exponential(x));
        hash.take<width>(logistic(x));
    }
    hash.print("single");
}

void print_random() {
    print_lanes("uniform", 0.0, 1.0, [](auto u) { return u; });
    Hash hash;
    for (std::uint32_t block = 0; block < count / (4 * width); ++block)
        for (const FloatLanes<width>& normals :
             standard_normals<width>(seed, stream_key("noise"), 4'294'967'290U, block))
            hash.take<width>(normals);
    hash.print("standard_normals");
    print_lanes("normal_quantile", 0.0, 1.0, [](auto u) { return normal_quantile(u); });
    print_lanes("normal_tail", 0.0, 1e-9, [](auto u) { return normal_quantile(u); });
    print_lanes("normal_cumulative", -40.0, 40.0, [](auto z) { return normal_cumulative(z); });
}

void print_distributions() {
    using Kind = Distribution::Kind;
    const Distribution distributions[] = {interval_90(12.0, 18.0),        interval_90(-1.0, 4.0),
                                          {Kind::uniform, 1.0, 3.0, 0.0}, {Kind::triangular, 1.0, 2.0, 6.0},
                                          {Kind::beta, 0.7, 12.0, 0.0},   {Kind::pert, 10.0, 12.0, 30.0}};
    Hash sampled, exact;
    for (const Distribution& distribution : distributions) {
        const Sampler sampler(distribution);
        for (int at = 0; at < count / 6; at += width) sampled.take<width>(sampler.at(draw("sampler", at)));
        exact.take(mean(distribution));
        exact.take(standard_deviation(distribution));
        for (int step = 0; step < 500; ++step) {
            const double x = quantile(distribution, (step + 0.5) / 500.0);
            exact.take(x);
            exact.take(cumulative(distribution, x));
        }
    }
    sampled.print("sampler");
    exact.print("distribution");
}

void print_gathering() {
    std::vector<double> values;
    for (int at = 0; at < count; at += width) {
        const Lanes<width> x = exponential(30.0 * normal_quantile(draw("gathered", at)) / 4.0) - 1.0;
        for (int lane = 0; lane < width; ++lane) values.push_back(x[lane]);
    }
    QuantileSketch sketch;
    ExactSum sum;
    sketch.add(values.data(), count);
    sum.add(values.data(), count);
    Hash hash;
    for (const QuantileBucket& bucket : sketch.buckets()) {
        hash.take(bucket.lower);
        hash.take(bucket.count);
    }
    for (int step = 0; step <= 100; ++step) hash.take(sketch.quantile(step / 100.0));
    hash.print("quantile_sketch");
    Hash sums;
    sums.take(sum.value());
    sums.take(sum.mean());
    sums.print("exact_sum");
}

}  // namespace

int main(int argument_count, char** arguments) {
    const std::string_view question = argument_count > 1 ? arguments[1] : "";
    const bool level_3 =
        __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
    const bool level_4 = level_3 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                         __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
                         __builtin_cpu_supports("avx512vl");
    if (question == "--has-level-3") return level_3 ? 0 : 1;
    if (question == "--has-level-4") return level_4 ? 0 : 1;
    print_elementary();
    print_random();
    print_distributions();
    print_gathering();
    return 0;
}
