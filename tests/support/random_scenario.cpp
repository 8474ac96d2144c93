#include "support/random_scenario.hpp"

#include <cstdio>
#include <sstream>

#include "support/random_parts.hpp"

namespace sinews::support {

void Sheet::add(const std::vector<std::string>& cells) {
    std::string row;
    for (std::size_t index = 0; index < cells.size(); ++index) {
        if (index > 0) row += ',';
        const bool quoted = cells[index].find(',') != std::string::npos;
        row += quoted ? '"' + cells[index] + '"' : cells[index];
    }
    rows.push_back(row);
}

std::string Sheet::text(Dice& dice) const {
    auto shuffled = rows;
    dice.shuffle(shuffled);
    std::string text = header + '\n';
    for (const auto& row : shuffled) text += row + '\n';
    return text;
}

std::string RandomScenario::month(int index) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02d", index / 12, index % 12 + 1);
    return text;
}

std::string RandomScenario::maybe_month(int low, int high, double chance) {
    return dice.happens(chance) ? month(dice.integer(low, high)) : "";
}

std::string RandomScenario::plain(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", number);
    return text;
}

std::string RandomScenario::amount(double middle) {
    if (!options.uncertain || dice.happens(0.4)) return plain(middle);
    const std::string low = plain(middle * dice.between(0.6, 0.95));
    const std::string high = plain(middle * dice.between(1.05, 1.6));
    switch (dice.integer(0, 7)) {
        case 0: return low + " to " + high;
        case 1: return "uniform(" + low + ", " + high + ")";
        case 2: return "triangular(" + low + ", " + plain(middle) + ", " + high + ")";
        case 3: return "pert(" + low + ", " + plain(middle) + ", " + high + ")";
        case 4: return "normal(" + plain(middle) + ", " + plain(middle / 8) + ")";
        case 5: return plain(middle) + " * lognormal(0, 0.2)";
        case 6: return plain(middle) + " * scale_" + std::to_string(dice.integer(1, 3));
        default: return "max(" + plain(middle / 2) + ", " + plain(middle) + " * (beta(2, 2) + 0.5))";
    }
}

std::string RandomScenario::share(double low, double high) {
    const double middle = dice.between(low, high);
    if (!options.uncertain || dice.happens(0.5)) return dice.happens(0.2) ? plain(middle * 100) + "%" : plain(middle);
    switch (dice.integer(0, 2)) {
        case 0: return "uniform(" + plain(low) + ", " + plain(high) + ")";
        case 1: return "pert(" + plain(low) + ", " + plain(middle) + ", " + plain(high) + ")";
        default: return plain(low) + " + " + plain(high - low) + " * beta(2, 3)";
    }
}

scenario::FileSet random_scenario(std::uint64_t seed, const RandomScenarioOptions& options) {
    RandomScenario drawn(seed, options);
    draw_settings(drawn);
    draw_parties(drawn);
    draw_items(drawn);
    draw_lines(drawn);
    draw_economies(drawn);
    draw_programmes(drawn);
    draw_use_and_stocks(drawn);
    draw_trade(drawn);
    draw_questions(drawn);

    scenario::FileSet files;
    for (const auto& [name, sheet] : drawn.sheets) files[name] = sheet.text(drawn.dice);
    files["sources.csv"] = "source,publisher,title,date,url\n";
    files["scenario.toml"] = drawn.settings;
    if (!drawn.claims.empty()) files["claims.toml"] = drawn.claims;
    for (const auto& [name, expression] : drawn.variables) {
        files["variables.toml"] += '[' + name + "]\nvalue = \"" + expression +
                                   "\"\nunit = \"share\"\nsource = \"assumption\"\nnote = \"random\"\n\n";
    }
    return files;
}

scenario::FileSet with_rows_shuffled(const scenario::FileSet& files, std::uint64_t seed) {
    Dice dice(seed);
    scenario::FileSet shuffled = files;
    for (auto& [name, bytes] : shuffled) {
        if (!name.ends_with(".csv")) continue;
        std::istringstream lines(bytes);
        Sheet sheet;
        std::getline(lines, sheet.header);
        for (std::string row; std::getline(lines, row);) sheet.rows.push_back(row);
        bytes = sheet.text(dice);
    }
    return shuffled;
}

}  // namespace sinews::support
