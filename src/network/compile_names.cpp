// Names sorted into positions, and what is singular in a scenario.

#include <set>

#include "network/compiler.hpp"

namespace sinews::network {

namespace {

std::vector<std::string> sorted(const std::set<std::string>& names, Positions& positions) {
    std::vector<std::string> list(names.begin(), names.end());
    for (std::size_t at = 0; at < list.size(); ++at) positions[list[at]] = static_cast<int>(at);
    return list;
}

std::set<std::string> final_items(const scenario::Scenario& scenario) {
    std::set<std::string> finals;
    for (const auto& programme : scenario.programmes) finals.insert(programme.item);
    for (const auto& use : scenario.use) finals.insert(use.items.begin(), use.items.end());
    return finals;
}

}  // namespace

void compile_names(Compiler& compiler) {
    const scenario::Scenario& scenario = compiler.scenario;
    Network& network = compiler.network;
    network.months = scenario.months();
    network.start_year = scenario.start.year();
    network.start_month_of_year = scenario.start.month_of_year();
    network.as_of = compiler.month(scenario.as_of);
    network.carry_over = scenario.carry_over;
    network.catch_up_months = scenario.catch_up_months;
    network.max_book_months = scenario.max_book_months;
    network.availability_sd = scenario.availability_sd;
    network.availability_persistence = scenario.availability_persistence;
    network.growth_sd = scenario.growth_sd;
    network.growth_persistence = scenario.growth_persistence;

    std::set<std::string> parties, items, blocs, groups, categories;
    for (const auto& party : scenario.parties) {
        parties.insert(party.party);
        blocs.insert(party.bloc);
        groups.insert(party.group);
        compiler.bloc_of_party[party.party] = party.bloc;
    }
    for (const auto& item : scenario.items) {
        items.insert(item.item);
        categories.insert(item.category);
    }
    for (const auto& row : scenario.portfolio) categories.insert(row.category);
    network.parties = sorted(parties, compiler.party);
    network.items = sorted(items, compiler.item);
    network.blocs = sorted(blocs, compiler.bloc);
    network.groups = sorted(groups, compiler.group);
    network.categories = sorted(categories, compiler.category);

    network.party_bloc.resize(parties.size());
    network.party_group.resize(parties.size());
    for (const auto& party : scenario.parties) {
        const auto at = static_cast<std::size_t>(compiler.party.at(party.party));
        network.party_bloc[at] = compiler.bloc.at(party.bloc);
        network.party_group[at] = compiler.group.at(party.group);
    }

    const std::set<std::string> finals = final_items(scenario);
    network.item_category.resize(items.size());
    network.item_final.resize(items.size());
    for (auto* list :
         {&network.item_price, &network.item_price_growth, &network.item_learning_rate, &network.item_experience}) {
        list->assign(items.size(), absent);
    }
    for (const auto& item : scenario.items) {
        const auto at = static_cast<std::size_t>(compiler.item.at(item.item));
        const std::string row = "items/" + item.item;
        network.item_category[at] = compiler.category.at(item.category);
        // What is ordered or used in one part only is final in all.
        network.item_final[at] =
            compiler.whole != nullptr ? compiler.whole->item_final[at] : finals.contains(item.item);
        network.item_price[at] = compiler.parameters.add(item.price, row + "/price", Range::non_negative);
        network.item_price_growth[at] = compiler.parameters.add(item.price_growth, row + "/price_growth", Range::any);
        network.item_learning_rate[at] =
            compiler.parameters.add(item.learning_rate, row + "/learning_rate", Range::unit);
        network.item_experience[at] =
            compiler.parameters.add(item.experience, row + "/experience", Range::non_negative);
    }
}

}  // namespace sinews::network
