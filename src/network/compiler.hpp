#pragma once
// What the steps of compile() share: the scenario, the network under construction, and positions by name.

#include <map>
#include <string>
#include <vector>

#include "network/network.hpp"
#include "network/parameter_builder.hpp"

namespace sinews::network {

using Positions = std::map<std::string, int>;
using Leads = std::map<std::string, double>;  // months, by item

struct Compiler {
    Compiler(const scenario::Scenario& source, SamplerStore& samplers)
        : scenario(source), parameters(source.variables, samplers) {}

    const scenario::Scenario& scenario;
    Network network;
    ParameterBuilder parameters;
    Positions party, item, bloc, group, category;
    std::map<std::string, std::string> bloc_of_party;
    const Network* whole = nullptr;  // where a part is compiled: the network that it is a part of
    Leads longest_leads;             // over all stages of a scenario with levers: books keep room for them

    /// Month of the horizon of a calendar month.
    [[nodiscard]] int month(scenario::Month value) const { return scenario::months_between(scenario.start, value); }
    [[nodiscard]] int node(const std::string& party_name, const std::string& item_name) const {
        return network.node(party.at(party_name), item.at(item_name));
    }
};

// The steps, in the order in which compile() takes them.
void compile_names(Compiler& compiler);
void compile_recipes(Compiler& compiler);
void compile_nodes(Compiler& compiler);
void compile_lines(Compiler& compiler);
void compile_links(Compiler& compiler);
void compile_books(Compiler& compiler);
void compile_programmes(Compiler& compiler);
void compile_economies(Compiler& compiler);
void compile_use(Compiler& compiler);

}  // namespace sinews::network
