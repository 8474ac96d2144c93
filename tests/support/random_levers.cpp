#include "support/random_levers.hpp"

#include <iterator>

#include "support/random_scenario.hpp"

namespace sinews::support {

std::string change_text(const LeverColumn& column, const std::string& amount) {
    return "  [[lever.change]]\n  table = \"" + std::string(column.table) + "\"\n  column = \"" + column.name +
           "\"\n  " + amount + "\n";
}

scenario::FileSet scenario_for_levers(std::uint64_t seed) {
    RandomScenarioOptions options;
    options.uncertain = seed % 4 != 0;
    options.least_months = 12;
    return random_scenario(seed, options);
}

std::string from_text(Dice& dice, const scenario::Scenario& scenario) {
    if (dice.happens(0.4)) return "";
    const int month = scenario.start.index + dice.integer(0, scenario.months() - 1);
    return "from = \"" + scenario::to_text(scenario::Month{month}) + "\"\n";
}

std::string random_lever(Dice& dice, const scenario::Scenario& scenario, int number) {
    std::string text = "[[lever]]\nid = \"lever_" + std::to_string(number) + "\"\n" + from_text(dice, scenario);
    for (int change = dice.integer(1, 3); change > 0; --change) {
        const LeverColumn& column = lever_columns[dice.integer(0, static_cast<int>(std::size(lever_columns)) - 1)];
        const char* amounts[]{"scale = 0.5", "scale = 0.8", "scale = \"0.5 to 0.9\"",   "scale = 1.5",
                              "add = 1",     "set = 1",     "set = \"uniform(0.5, 2)\""};
        text += change_text(column, amounts[dice.integer(0, 6)]);
    }
    return text;
}

std::string running_lever(Dice& dice, const scenario::Scenario& scenario) {
    const int from = dice.integer(1, scenario.months() - 1);
    const auto text = [&](int month) { return scenario::to_text(scenario::Month{scenario.start.index + month}); };
    const std::string last = text(dice.integer(from, scenario.months() - 1));
    return "[[lever]]\nid = \"running\"\nfrom = \"" + text(from) + "\"\n" +
           (dice.happens(0.5) ? change_text({"lines", "until"}, "set = \"" + last + "\"")
                              : change_text({"lines", "ramp_shape"}, "set = 2"));
}

}  // namespace sinews::support
