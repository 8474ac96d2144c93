#pragma once
// Quantiles for simulation: a distribution made ready once, then asked for W replications at a time.
//
// Normal, lognormal, uniform and triangular have closed forms. Beta and pert use a table of the quantile as a function
// of z = Φ^-1(u), where it is smooth: cubic pieces between equally spaced z from -8.25 to 8.25 that meet the exact
// values and slopes dq/dz = φ(z)/density(q) (Hermite), the slopes limited as in Fritsch and Carlson (1980) so that
// every piece is monotone. The number of pieces is doubled until the error at every middle is at most 5e-8 of the unit
// interval; the error between is then below 1e-7. Beyond ±8.25 (probability 1.6e-16) the end pieces' ends stand.

#include "numerics/distribution.hpp"
#include "numerics/elementary.hpp"
#include "numerics/normal.hpp"

#include <memory>
#include <span>
#include <vector>

namespace sinews::numerics {

namespace detail {

/// A cubic in the position within its piece, from 0 to 1.
struct CubicPiece {
    double value = 0.0, first = 0.0, second = 0.0, third = 0.0;
};

inline constexpr double table_end = 8.25;

/// The quantile of the beta distribution in z; empty when shapes are not positive and finite.
std::vector<CubicPiece> tabulate_beta_quantile(double a, double b);

}  // namespace detail

/// A value type, made once from a valid distribution (of another it gives some number or NaN). Copies are cheap: they share
/// the table of beta and pert, some 10 KiB that take about half a millisecond to make.
class Sampler {
public:
    Sampler() = default;  // the standard normal
    explicit Sampler(const Distribution& distribution);

    const Distribution& distribution() const { return distribution_; }
    /// What else there is follows from the distribution.
    friend bool operator==(const Sampler& a, const Sampler& b) { return a.distribution_ == b.distribution_; }

    /// The quantile at u in (0, 1), lane by lane.
    template <int W>
    SINEWS_INLINE Lanes<W> at(Lanes<W> u) const {
        switch (distribution_.kind) {
            case Distribution::Kind::normal: return distribution_.first + distribution_.second * normal_quantile(u);
            case Distribution::Kind::lognormal:
                return exponential(distribution_.first + distribution_.second * normal_quantile(u));
            case Distribution::Kind::uniform: return distribution_.first + width_ * u;
            case Distribution::Kind::triangular: return triangular_at<W>(u);
            default: return least_ + width_ * table_at<W>(normal_quantile(u));
        }
    }
    double at(double u) const { return at<1>(Lanes<1>(u))[0]; }

private:
    template <int W>
    SINEWS_INLINE Lanes<W> triangular_at(Lanes<W> u) const {
        const double least = distribution_.first, most_likely = distribution_.second, greatest = distribution_.third;
        const Lanes<W> rising = least + square_root(u * (width_ * (most_likely - least)));
        const Lanes<W> falling = greatest - square_root((1.0 - u) * (width_ * (greatest - most_likely)));
        return select<W>(u * width_ < most_likely - least, rising, falling);
    }

    template <int W>
    SINEWS_INLINE Lanes<W> table_at(Lanes<W> z) const {
        if (table_ == nullptr) return Lanes<W>(0.0);
        const std::span<const detail::CubicPiece> table(*table_);
        const auto pieces = static_cast<double>(table.size());
        Lanes<W> position = (z + detail::table_end) * (pieces * (0.5 / detail::table_end));
        position = minimum(maximum(position, 0.0), pieces);
        // A position at the very end belongs to the last piece.
        const Lanes<W> piece = minimum(floor(position), pieces - 1.0);
        const Lanes<W> within = position - piece;
        Lanes<W> value, first, second, third;
        for (int lane = 0; lane < W; ++lane) {
            const detail::CubicPiece& cubic = table[static_cast<std::size_t>(piece[lane])];
            value[lane] = cubic.value;
            first[lane] = cubic.first;
            second[lane] = cubic.second;
            third[lane] = cubic.third;
        }
        const Lanes<W> sum = value + within * (first + within * (second + within * third));
        return minimum(maximum(sum, 0.0), 1.0);
    }

    Distribution distribution_;
    double least_ = 0.0;                                            // of beta and pert
    double width_ = 0.0;                                            // greatest less least
    std::shared_ptr<const std::vector<detail::CubicPiece>> table_;  // of beta and pert
};

}  // namespace sinews::numerics
