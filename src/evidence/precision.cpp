#include "evidence/precision.hpp"

#include "numerics/elementary.hpp"

namespace sinews::evidence {

namespace {

constexpr double first = -8.0, last = 3.0;  // of log λ; beyond lies less than 1e-5 with four degrees

double log_precision(double position, std::size_t count) {
    return first + (last - first) * position / static_cast<double>(count);
}

}  // namespace

Precision::Precision(double degrees, double distance, double variance, double scale) {
    double whole = 0, sum = 0;
    for (std::size_t at = 0; at < count; ++at) {
        const double logarithm = log_precision(static_cast<double>(at) + 0.5, count);
        const double precision = numerics::exponential(logarithm);
        const double spread = scale * scale / precision + variance;
        const double density =
            numerics::exponential(0.5 * degrees * (logarithm - precision) - 0.5 * distance * distance / spread) /
            numerics::square_root(spread);
        whole += density;
        sum += density * precision;
        cumulative_[at] = whole;
    }
    // So far off that nothing on the grid explains it: taken as told by its least precision.
    if (!(whole > 0)) {
        cumulative_.fill(1);
        mean_ = numerics::exponential(first);
        return;
    }
    for (double& value : cumulative_) value /= whole;
    mean_ = sum / whole;
}

double Precision::at(double u) const {
    std::size_t bin = 0;
    while (bin + 1 < count && cumulative_[bin] < u) ++bin;
    const double before = bin == 0 ? 0 : cumulative_[bin - 1];
    const double mass = cumulative_[bin] - before;
    const double within = mass > 0 ? numerics::minimum(numerics::maximum((u - before) / mass, 0.0), 1.0) : 0.5;
    return numerics::exponential(log_precision(static_cast<double>(bin) + within, count));
}

}  // namespace sinews::evidence
