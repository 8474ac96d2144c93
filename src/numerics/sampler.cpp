#include "numerics/sampler.hpp"

#include "numerics/beta_distribution.hpp"

namespace sinews::numerics::detail {

namespace {

constexpr std::size_t fewest_pieces = 64;
constexpr std::size_t most_pieces = 16'384;
constexpr double enough = 5e-8;

/// A point of the quantile as a function of z: its value and its slope.
struct Knot {
    double value, slope;
};

Knot exact_knot(double a, double b, double z, double guess) {
    const Tails probability{normal_cumulative(z), normal_cumulative(-z)};
    const double value = beta_quantile_near(a, b, probability, guess);
    const double density = beta_density(a, b, value);
    // At an end that a double no longer tells from 0 or 1 nothing moves.
    return {value, density > 0.0 ? normal_density(z) / density : 0.0};
}

double z_of(std::size_t knot, std::size_t pieces) {
    return -table_end + 2.0 * table_end * (static_cast<double>(knot) / static_cast<double>(pieces));
}

/// The Hermite cubic over one piece of the given width in z, its end slopes cut to three times its mean slope:
/// monotone.
CubicPiece piece_between(Knot left, Knot right, double width) {
    const double rise = maximum(right.value - left.value, 0.0);
    const double from = minimum(left.slope * width, 3.0 * rise);
    const double to = minimum(right.slope * width, 3.0 * rise);
    return {left.value, from, 3.0 * rise - 2.0 * from - to, from + to - 2.0 * rise};
}

double middle_of(const CubicPiece& piece) {
    return piece.value + 0.5 * (piece.first + 0.5 * (piece.second + 0.5 * piece.third));
}

/// The first knots, each guessed from the one before.
std::vector<Knot> coarse_knots(double a, double b) {
    std::vector<Knot> knots;
    knots.reserve(fewest_pieces + 1);
    const double width = 2.0 * table_end / static_cast<double>(fewest_pieces);
    double guess = -1.0;
    for (std::size_t knot = 0; knot <= fewest_pieces; ++knot) {
        knots.push_back(exact_knot(a, b, z_of(knot, fewest_pieces), guess));
        guess = knots.back().value + width * knots.back().slope;
    }
    return knots;
}

}  // namespace

std::vector<CubicPiece> tabulate_beta_quantile(double a, double b) {
    if (!(a > 0.0 && b > 0.0 && a + b < infinity)) return {};
    std::vector<Knot> knots = coarse_knots(a, b);
    while (true) {
        const std::size_t pieces = knots.size() - 1;
        const double width = 2.0 * table_end / static_cast<double>(pieces);
        std::vector<CubicPiece> table;
        table.reserve(pieces);
        for (std::size_t piece = 0; piece < pieces; ++piece)
            table.push_back(piece_between(knots[piece], knots[piece + 1], width));
        if (pieces >= most_pieces) return table;

        // The exact middles tell the error, and are the knots of the next table if it is too large.
        std::vector<Knot> finer;
        finer.reserve(2 * pieces + 1);
        double worst = 0.0;
        for (std::size_t piece = 0; piece < pieces; ++piece) {
            finer.push_back(knots[piece]);
            const double approximate = middle_of(table[piece]);
            finer.push_back(exact_knot(a, b, z_of(2 * piece + 1, 2 * pieces), approximate));
            worst = maximum(worst, absolute(finer.back().value - approximate));
        }
        finer.push_back(knots.back());
        if (worst <= enough) return table;
        knots = std::move(finer);
    }
}

}  // namespace sinews::numerics::detail
