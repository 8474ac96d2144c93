#pragma once
// Numbers to try functions on, independent of the room under test.

#include <cmath>
#include <random>

namespace sinews::numerics::test {

class RandomNumbers {
public:
    explicit RandomNumbers(unsigned seed) : generator_(seed) {}

    double between(double least, double greatest) {
        return least + (greatest - least) * (static_cast<double>(generator_() >> 11) * 0x1p-53);
    }
    /// ± mantissa · 2^exponent, the exponent evenly spread.
    double of_exponents(int least, int greatest) {
        return std::ldexp(between(1.0, 2.0), static_cast<int>(std::floor(between(least, greatest + 1))));
    }
    double signed_of_exponents(int least, int greatest) {
        const double magnitude = of_exponents(least, greatest);
        return (generator_() & 1U) != 0 ? magnitude : -magnitude;
    }
    std::mt19937_64& generator() { return generator_; }

private:
    std::mt19937_64 generator_;
};

/// The distance of `got` from `exact` in units in the last place of the double (or float) nearest to `exact`.
inline double error_in_places(long double exact, double got) {
    const auto nearest = static_cast<double>(exact);
    if (std::isnan(got) || std::isinf(got) || std::isinf(nearest)) return got == nearest ? 0.0 : HUGE_VAL;
    int exponent = 0;
    std::frexp(nearest, &exponent);
    return static_cast<double>(std::fabs(exact - got) / std::ldexp(1.0L, std::max(exponent, -1021) - 53));
}
inline double error_in_float_places(double exact, float got) {
    const auto nearest = static_cast<float>(exact);
    if (std::isnan(got) || std::isinf(got) || std::isinf(nearest)) return got == nearest ? 0.0 : HUGE_VAL;
    int exponent = 0;
    std::frexp(nearest, &exponent);
    return std::fabs(exact - static_cast<double>(got)) / std::ldexp(1.0, std::max(exponent, -125) - 24);
}

}  // namespace sinews::numerics::test
