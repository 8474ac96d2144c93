#pragma once
// Cuts: what is known about the cost of the future as a function of what was decided before.

#include <vector>

namespace sinews::stochastic {

/// future >= constant + coefficients·x over the core's columns of earlier stages; of a feasibility cut
/// 0 >= constant + coefficients·x.
struct Cut {
    bool feasibility = false;
    int group = 0;  // which future
    double constant = 0;
    std::vector<double> coefficients;  // dense, by the core's columns from 0

    [[nodiscard]] double at_point(const std::vector<double>& x) const {
        double value = constant;
        for (std::size_t column = 0; column < coefficients.size(); ++column) {
            if (coefficients[column] != 0) value += coefficients[column] * x[column];
        }
        return value;
    }
};

}  // namespace sinews::stochastic
