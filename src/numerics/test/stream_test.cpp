// Addresses of random numbers: the same number from every side, and no relation between neighbours.

#include "numerics/stream.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <initializer_list>
#include <set>
#include <string>
#include <vector>

using namespace sinews::numerics;

namespace {

constexpr std::uint64_t seed = 0x0123'4567'89ab'cdefU;

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    const auto size = static_cast<double>(a.size());
    double sum_a = 0, sum_b = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        sum_a += a[i];
        sum_b += b[i];
        aa += a[i] * a[i];
        bb += b[i] * b[i];
        ab += a[i] * b[i];
    }
    return (ab - sum_a * sum_b / size) / std::sqrt((aa - sum_a * sum_a / size) * (bb - sum_b * sum_b / size));
}

template <typename Draw>
std::vector<double> draws(int count, Draw draw) {
    std::vector<double> values(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) values[static_cast<std::size_t>(i)] = draw(static_cast<std::uint32_t>(i));
    return values;
}

}  // namespace

TEST_CASE("a stream's key is fixed for ever") {
    // Changing these changes every result of every scenario.
    CHECK(stream_key("") == 0x74c3'a72a'5c2e'8512U);
    CHECK(stream_key("line/155mm/capacity") == 0x8076'0a73'95a3'e7f7U);
    static_assert(stream_key("a") != stream_key("b"));
}

TEST_CASE("keys of like names are unlike") {
    std::set<std::uint64_t> keys;
    double flipped = 0.0;
    constexpr int names = 100'000;
    for (int i = 0; i < names; ++i) {
        const std::string name = "line/" + std::to_string(i);
        const std::uint64_t key = stream_key(name);
        keys.insert(key);
        flipped += std::popcount(key ^ stream_key("line/" + std::to_string(i ^ 1)));
    }
    CHECK(keys.size() == names);
    // Half of the 64 bits, with a standard error of 4/√(names/2).
    CHECK(std::fabs(flipped / names - 32.0) < 0.1);
    CHECK(stream_key("ab") != stream_key("ba"));
    CHECK(stream_key(std::string_view("a\0", 2)) != stream_key("a"));
}

TEST_CASE("uniform is (k + 1/2) 2^-52 from the counter {replication, block, stream, stream}") {
    const std::uint64_t stream = stream_key("a line");
    for (std::uint32_t replication = 0; replication < 1000; ++replication) {
        const auto words = philox4x32_10(
            {replication, 7, static_cast<std::uint32_t>(stream), static_cast<std::uint32_t>(stream >> 32)},
            {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)});
        const std::uint64_t k = ((std::uint64_t{words[1]} << 32) | words[0]) >> 12;
        const double expected = (static_cast<double>(k) + 0.5) * 0x1p-52;
        CHECK(uniform(seed, stream, replication, 7) == expected);
        const auto normals = standard_normals(seed, stream, replication, 7);
        const auto early = normal_pair_of_words(words[0], words[1]), late = normal_pair_of_words(words[2], words[3]);
        CHECK(normals == std::array{early.first[0], early.second[0], late.first[0], late.second[0]});
    }
}

namespace {

template <int W>
void check_lanes(std::uint64_t first) {
    const std::uint64_t stream = stream_key("lanes");
    int different = 0;
    for (std::uint32_t block = 0; block < 200; ++block) {
        const Lanes<W> u = uniform<W>(seed, stream, first, block);
        const auto normals = standard_normals<W>(seed, stream, first, block);
        for (int lane = 0; lane < W; ++lane) {
            const std::uint64_t replication = first + static_cast<std::uint64_t>(lane);
            different += u[lane] != uniform(seed, stream, replication, block);
            const auto scalar = standard_normals(seed, stream, replication, block);
            for (std::size_t word = 0; word < 4; ++word) different += normals[word][lane] != scalar[word];
        }
    }
    CHECK(different == 0);
}

}  // namespace

TEST_CASE("lanes are consecutive replications, across the end of 32 bits too") {
    for (const std::uint64_t first : {std::uint64_t{0}, std::uint64_t{1'000'003}, std::uint64_t{0xffff'fffaU}}) {
        check_lanes<1>(first);
        check_lanes<8>(first);
        check_lanes<64>(first);
    }
}

TEST_CASE("uniform variates are uniform") {
    constexpr int count = 1 << 20;
    constexpr int bins = 256;
    std::vector<int> filled(bins, 0);
    double sum = 0.0;
    for (std::uint32_t i = 0; i < count; i += 64) {
        const Lanes<64> u = uniform<64>(seed, stream_key("uniform"), i, 3);
        for (int lane = 0; lane < 64; ++lane) {
            const double x = u[lane];
            REQUIRE(x > 0.0);
            REQUIRE(x < 1.0);
            ++filled[static_cast<std::size_t>(x * bins)];
            sum += x;
        }
    }
    double chi_square = 0.0;
    const double expected = static_cast<double>(count) / bins;
    for (const int number : filled) chi_square += (number - expected) * (number - expected) / expected;
    // 255 degrees of freedom: mean 255, standard deviation 22.6.
    CHECK(std::fabs(chi_square - 255.0) < 4.5 * 22.6);
    CHECK(std::fabs(sum / count - 0.5) < 4.5 / std::sqrt(12.0 * count));
}

TEST_CASE("normal variates have the moments and the tails of the normal distribution") {
    constexpr int count = 1 << 20;  // of each of four words
    double sum = 0, square = 0, cube = 0, fourth = 0;
    int beyond_3 = 0;
    for (std::uint32_t i = 0; i < count; i += 64)
        for (const FloatLanes<64>& z : standard_normals<64>(seed, stream_key("noise"), i, 11))
            for (int lane = 0; lane < 64; ++lane) {
                const auto x = static_cast<double>(z[lane]);
                sum += x;
                square += x * x;
                cube += x * x * x;
                fourth += x * x * x * x;
                beyond_3 += std::fabs(x) > 3.0;
            }
    constexpr double size = 4.0 * count;
    CHECK(std::fabs(sum / size) < 4.5 * std::sqrt(1.0 / size));
    CHECK(std::fabs(square / size - 1.0) < 4.5 * std::sqrt(2.0 / size));
    CHECK(std::fabs(cube / size) < 4.5 * std::sqrt(15.0 / size));
    CHECK(std::fabs(fourth / size - 3.0) < 4.5 * std::sqrt(96.0 / size));
    const double expected = size * 0.0026997960632601866;
    CHECK(std::fabs(beyond_3 - expected) < 4.5 * std::sqrt(expected));
}

TEST_CASE("normal variates are distributed as the normal distribution is, each of the four and in every direction") {
    constexpr int count = 1 << 18;
    std::vector<std::vector<double>> normals(4);
    std::vector<int> sectors(64, 0);
    for (std::uint32_t i = 0; i < count; i += 64) {
        const auto four = standard_normals<64>(seed, stream_key("distribution"), i, 4);
        for (int lane = 0; lane < 64; ++lane) {
            for (std::size_t at = 0; at < 4; ++at) normals[at].push_back(static_cast<double>(four[at][lane]));
            const double turn = std::atan2(four[1][lane], four[0][lane]) / 6.283185307179586 + 0.5;
            ++sectors[std::min<std::size_t>(63, static_cast<std::size_t>(turn * 64))];
        }
    }
    // Kolmogorov and Smirnov: √n D is above 2.1 once in 3,400 times.
    for (std::vector<double>& of_one : normals) {
        std::ranges::sort(of_one);
        double largest = 0;
        for (int i = 0; i < count; ++i) {
            const double p = normal_cumulative(of_one[static_cast<std::size_t>(i)]) * count;
            largest = std::max({largest, std::fabs(p - i), std::fabs(p - (i + 1))});
        }
        CHECK(largest / std::sqrt(count) < 2.1);
    }
    double chi_square = 0.0;
    const double expected = count / 64.0;
    for (const int number : sectors) chi_square += (number - expected) * (number - expected) / expected;
    CHECK(std::fabs(chi_square - 63.0) < 4.5 * std::sqrt(2.0 * 63.0));
}

TEST_CASE("neighbouring replications, blocks, streams, seeds and words are uncorrelated") {
    constexpr int count = 1 << 17;
    const double bound = 4.5 / std::sqrt(count);
    const std::uint64_t stream = stream_key("x");
    const auto base = draws(count, [&](std::uint32_t i) { return uniform(seed, stream, i, 0); });
    const std::vector<std::vector<double>> others = {
        draws(count, [&](std::uint32_t i) { return uniform(seed, stream, i + 1, 0); }),
        draws(count, [&](std::uint32_t i) { return uniform(seed, stream, i, 1); }),
        draws(count, [&](std::uint32_t i) { return uniform(seed, stream + 1, i, 0); }),
        draws(count, [&](std::uint32_t i) { return uniform(seed, stream ^ (std::uint64_t{1} << 63), i, 0); }),
        draws(count, [&](std::uint32_t i) { return uniform(seed + 1, stream, i, 0); }),
        draws(count, [&](std::uint32_t i) { return uniform(seed ^ (std::uint64_t{1} << 32), stream, i, 0); }),
        draws(count, [&](std::uint32_t i) { return uniform(seed, stream_key("y"), i, 0); }),
        draws(count, [&](std::uint32_t i) { return static_cast<double>(standard_normals(seed, stream, i, 0)[2]); })};
    for (std::size_t other = 0; other < others.size(); ++other) {
        CAPTURE(other);
        CHECK(std::fabs(correlation(base, others[other])) < bound);
    }
    // Along the months of one replication.
    const auto months = draws(count, [&](std::uint32_t i) { return uniform(seed, stream, 5, i); });
    const auto next_months = draws(count, [&](std::uint32_t i) { return uniform(seed, stream, 5, i + 1); });
    CHECK(std::fabs(correlation(months, next_months)) < bound);
    // The four words of one block with each other.
    std::vector<std::vector<double>> words(4);
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto normals = standard_normals(seed, stream, i, 9);
        for (std::size_t word = 0; word < 4; ++word) words[word].push_back(static_cast<double>(normals[word]));
    }
    const auto check_uncorrelated = [&] {
        for (std::size_t a = 0; a < 4; ++a)
            for (std::size_t b = a + 1; b < 4; ++b) CHECK(std::fabs(correlation(words[a], words[b])) < bound);
    };
    check_uncorrelated();
    // Numbers of a pair share their distance: that must not show in how large they are.
    for (auto& of_one : words)
        for (double& value : of_one) value *= value;
    check_uncorrelated();
}
