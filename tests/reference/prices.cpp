#include "reference/prices.hpp"

#include <cmath>

namespace sinews::reference {

double price_in(const Parameters& parameters, const State& state, const std::string& item, const std::string& bloc,
                int month) {
    const auto& values = parameters.items.at(item);
    double price = values.price * std::pow(1 + values.price_growth, month / 12.0);
    if (values.learning_rate > 0) {
        const double made = at(state.made_so_far, item, bloc);
        price *= std::pow((values.experience + made) / values.experience, std::log2(1 - values.learning_rate));
    }
    return price;
}

}  // namespace sinews::reference
