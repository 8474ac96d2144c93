// Settings, parties, items, recipes, cooperation.
#include <algorithm>

#include "support/random_parts.hpp"

namespace sinews::support {

void draw_settings(RandomScenario& scenario) {
    auto& dice = scenario.dice;
    const int months = dice.integer(scenario.options.least_months, scenario.options.most_months);
    scenario.start = dice.integer(2018 * 12, 2026 * 12 + 11);
    scenario.end = scenario.start + months - 1;
    scenario.as_of = scenario.start + dice.integer(0, months / 3);
    const bool uncertain = scenario.options.uncertain;
    const auto line = [&](const std::string& key, const std::string& value) {
        scenario.settings += key + " = " + value + '\n';
    };
    line("title", "\"a random scenario\"");
    line("start", '"' + RandomScenario::month(scenario.start) + '"');
    line("end", '"' + RandomScenario::month(scenario.end) + '"');
    line("as_of", '"' + RandomScenario::month(scenario.as_of) + '"');
    line("currency", "\"EUR\"");
    line("price_base", "\"2024 prices\"");
    line("carry_over", RandomScenario::plain(dice.happens(0.3) ? dice.integer(0, 1) : dice.between(0, 1)));
    line("catch_up_months", RandomScenario::plain(dice.happens(0.2) ? 1 : dice.between(1, 24)));
    line("max_book_months", RandomScenario::plain(dice.happens(0.2) ? 1 : dice.between(1, 30)));
    line("availability_sd", RandomScenario::plain(uncertain ? dice.between(0, 0.6) : 0));
    line("availability_persistence", RandomScenario::plain(uncertain ? dice.between(0, 0.95) : 0));
    line("growth_sd", RandomScenario::plain(uncertain ? dice.between(0, 0.04) : 0));
    line("growth_persistence", RandomScenario::plain(uncertain ? dice.between(0, 0.9) : 0));
    line("replications", "100");
    line("seed", std::to_string(dice.integer(1, 1000000)));
    if (uncertain) {
        scenario.variables["scale_1"] = "0.8 to 1.3";
        scenario.variables["scale_2"] = "pert(0.6, 1, 1.2)";
        scenario.variables["scale_3"] = "(scale_1 + scale_2) / 2";
    }
}

void draw_parties(RandomScenario& scenario) {
    auto& dice = scenario.dice;
    std::vector<std::string> names = {"dan", "bel", "fay", "ada", "eri", "cor"};
    dice.shuffle(names);
    names.resize(static_cast<std::size_t>(dice.integer(2, 6)));
    std::vector<std::string> blocs = {"west", "east", "north", "south"};
    blocs.resize(static_cast<std::size_t>(dice.integer(1, 4)));
    auto& sheet = scenario.sheets["parties.csv"];
    sheet.header = "party,name,bloc,group,source,note";
    std::set<std::string> used_blocs, used_groups;
    for (const auto& name : names) {
        const auto& bloc = dice.one_of(blocs);
        const std::string group = dice.happens(0.5) ? "coast" : "inland";
        scenario.parties.push_back(name);
        scenario.bloc_of[name] = bloc;
        used_blocs.insert(bloc);
        used_groups.insert(group);
        sheet.add({name, "party " + name, bloc, group, "assumption", "random"});
    }
    scenario.blocs.assign(used_blocs.begin(), used_blocs.end());
    scenario.groups.assign(used_groups.begin(), used_groups.end());
}

namespace {

void draw_recipe(RandomScenario& scenario, RandomItem& item) {
    auto& dice = scenario.dice;
    auto& sheet = scenario.sheets["recipes.csv"];
    sheet.header = "item,input,quantity,source,note";
    for (const auto& other : scenario.items) {
        if (other.is_final || item.inputs.size() == 3 || !dice.happens(item.is_final ? 0.6 : 0.4)) continue;
        item.inputs.push_back(other.name);
        sheet.add({item.name, other.name, scenario.amount(dice.between(0.3, 3)), "assumption", "random"});
    }
}

void write_item(RandomScenario& scenario, RandomItem& item) {
    auto& dice = scenario.dice;
    auto& sheet = scenario.sheets["items.csv"];
    sheet.header =
        "item,name,unit,category,price,price_growth,learning_rate,experience,lead_months,cooperation,source,note";
    item.priced = !item.is_final || dice.happens(0.95);
    const bool learns = dice.happens(0.4);
    const double lead =
        item.is_final && dice.happens(0.6) ? (dice.happens(0.5) ? dice.integer(1, 4) : dice.between(0.1, 5)) : 0;
    sheet.add({item.name, item.name, "piece", item.category, item.priced ? scenario.amount(dice.between(0.4, 3)) : "0",
               RandomScenario::plain(dice.happens(0.5) ? 0 : dice.between(-0.04, 0.06)),
               learns ? RandomScenario::plain(dice.between(0.02, 0.3)) : "",
               learns ? scenario.amount(dice.between(50, 2000)) : "", RandomScenario::plain(lead),
               dice.happens(0.3) ? std::to_string(dice.integer(0, 1)) : scenario.share(0.05, 0.95), "assumption",
               "random"});
    if (!dice.happens(0.3)) return;
    auto& overrides = scenario.sheets["cooperation.csv"];
    overrides.header = "bloc,item,cooperation,source,note";
    overrides.add({dice.one_of(scenario.blocs), item.name, scenario.share(0, 1), "assumption", "random"});
}

}  // namespace

void draw_items(RandomScenario& scenario) {
    auto& dice = scenario.dice;
    // Shuffled, so that the order of the chain is not the order of names.
    std::vector<std::string> names = {"acid", "body", "drone", "fuse", "powder", "shell", "wire"};
    dice.shuffle(names);
    const int count = dice.integer(2, 7);
    const int inputs = dice.integer(0, count - 1);
    scenario.categories =
        dice.happens(0.5) ? std::vector<std::string>{"ammunition"} : std::vector<std::string>{"ammunition", "vehicles"};
    for (int index = 0; index < count; ++index) {
        RandomItem item;
        item.name = names[static_cast<std::size_t>(index)];
        item.is_final = index >= inputs;
        item.category = item.is_final ? dice.one_of(scenario.categories) : "inputs";
        draw_recipe(scenario, item);
        write_item(scenario, item);
        scenario.items.push_back(item);
    }
    if (scenario.sheets["recipes.csv"].rows.empty()) scenario.sheets.erase("recipes.csv");
}

}  // namespace sinews::support
