#pragma once
// What a figure tells of its own reliability. A Student t error is a normal one of unknown precision λ/s² with λ a gamma
// variate of mean 1; a figure far from what everything else says has, most likely, a small one.

#include <array>
#include <cstddef>

namespace sinews::evidence {

/// The distribution of λ given one figure: its distance from what is expected without it (mean 0, `variance`), and the scale s of
/// its error. By sums over a fixed grid of log λ.
class Precision {
public:
    Precision(double degrees, double distance, double variance, double scale);

    [[nodiscard]] double mean() const { return mean_; }
    /// λ at the cumulative probability u, within (0, 1).
    [[nodiscard]] double at(double u) const;

private:
    static constexpr std::size_t count = 96;
    std::array<double, count> cumulative_{};
    double mean_ = 1;
};

}  // namespace sinews::evidence
