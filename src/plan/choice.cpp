#include "plan/choice.hpp"

#include <algorithm>
#include <cmath>

#include "numerics/elementary.hpp"
#include "simulate/line_capacity.hpp"

namespace sinews::plan {

namespace {

/// N·R of one copy that starts at `start`.
double grown(const Choice& choice, double start, int month) {
    if (month > choice.until) return 0;
    const double installed = choice.capacity * std::min(1.0, std::max(0.0, month + 1 - start));
    if (installed <= 0) return 0;
    const double middle = 0.5 * (std::max(static_cast<double>(month), start) + month + 1) - start;
    if (choice.ramp <= 0) return installed;
    const double power =
        middle > 0 ? numerics::exponential(choice.shape * numerics::logarithm(middle / choice.ramp)) : 0.0;
    return installed * (1 - numerics::exponential(-simulate::detail::logarithm_of_20 * power));
}

}  // namespace

/// N·R·A of a line (docs/model.md, "Capacity"). The noise of availability begins with the month in which the line starts.
std::vector<double> Choice::profiles(int decided, int first, int last) const {
    std::vector<double> values(static_cast<std::size_t>(last - first), 0.0);
    const double start = std::max(decided + build_and_slip, static_cast<double>(earliest_start));
    const int begins = static_cast<int>(std::floor(std::max(start, 0.0)));
    const auto logit =
        noise.empty() ? 0.0F : static_cast<float>(numerics::logarithm(availability / (1 - availability)));
    const float renewal = noise_spread * std::sqrt(1 - noise_persistence * noise_persistence);
    float state = 0;
    for (int month = begins; month < last; ++month) {
        double available = availability;
        if (!noise.empty()) {
            const float drawn = noise[static_cast<std::size_t>(month)];
            state = month <= begins ? drawn * noise_spread : state * noise_persistence + drawn * renewal;
            available = static_cast<double>(numerics::logistic(logit + state));
        }
        if (month >= first) values[static_cast<std::size_t>(month - first)] = grown(*this, start, month) * available;
    }
    return values;
}

double Choice::profile(int decided, int month) const { return profiles(decided, month, month + 1).front(); }

Choice Choice::faster(double months) const {
    Choice sooner = *this;
    sooner.build_and_slip = std::max(0.0, build_and_slip - months);
    return sooner;
}

}  // namespace sinews::plan
