#include "evidence/score.hpp"

#include "numerics/lanes.hpp"

namespace sinews::evidence {

double crps(const std::vector<double>& sorted, double observed) {
    const auto count = static_cast<double>(sorted.size());
    double distance = 0, spread = 0;
    for (std::size_t at = 0; at < sorted.size(); ++at) {
        distance += numerics::absolute(sorted[at] - observed);
        // Σ over pairs of |x_i - x_j|: the i-th of n, counted from 0, is added i times and taken away n - 1 - i times.
        spread += sorted[at] * (2 * static_cast<double>(at) - count + 1);
    }
    if (sorted.size() < 2) return distance;
    return distance / count - spread / (count * (count - 1));
}

double quantile(const std::vector<double>& sorted, double p) {
    const double position = p * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    if (below + 1 >= sorted.size()) return sorted.back();
    const double within = position - static_cast<double>(below);
    return sorted[below] + within * (sorted[below + 1] - sorted[below]);
}

double pinball(double quantile, double p, double observed) {
    return observed >= quantile ? p * (observed - quantile) : (1 - p) * (quantile - observed);
}

bool covered(const std::vector<double>& sorted, double probability, double observed) {
    const double tail = (1 - probability) / 2;
    return quantile(sorted, tail) <= observed && observed <= quantile(sorted, 1 - tail);
}

}  // namespace sinews::evidence
