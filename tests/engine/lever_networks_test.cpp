// Levers are compiled onto the network of the scenario as written, which changes nothing but the time that it takes.

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>

#include "network/compile.hpp"
#include "network/same_past.hpp"
#include "scenario/apply_levers.hpp"
#include "scenario/read.hpp"
#include "simulate/batch.hpp"
#include "support/dice.hpp"
#include "support/random_levers.hpp"
#include "support/small_scenario.hpp"

using namespace sinews;

namespace {

/// Stage for stage the same but for where they lie in memory; parts as well.
bool same_networks(const network::Network& one, const network::Network& other) {
    const auto alone = [](const network::Network& stage) {
        network::Network copy = stage;
        copy.before = nullptr;
        copy.parts = nullptr;
        return copy;
    };
    const network::Network* a = &one;
    const network::Network* b = &other;
    for (; a != nullptr && b != nullptr; a = a->before.get(), b = b->before.get()) {
        if (!(alone(*a) == alone(*b))) return false;
    }
    if (a != nullptr || b != nullptr) return false;
    if (one.parts == nullptr) return true;
    return std::equal(one.parts->begin(), one.parts->end(), other.parts->begin(), other.parts->end(),
                      [](const network::Part& x, const network::Part& y) {
                          return x.place == y.place && same_networks(x.network, y.network);
                      });
}

std::string longer_lead(const std::string& item) {
    return "[[lever]]\nid = \"longer\"\n" + support::change_text({"items", "lead_months"}, "add = 2.5") +
           "  where = {item = \"" + item + "\"}\n";
}

/// Counts the parameters of the last stage that are taken from the one before, and those of them that another draw would give.
struct Taken {
    int same = 0, others = 0, wrong = 0;
    void look_at(const network::Network& now) {
        constexpr int width = 8;
        const network::Network& before = *now.before;
        const simulate::Batch batch{simulate::Mode::monte_carlo, 3, 16};
        simulate::Workspace<width> workspace(now);
        simulate::State<width>& state = workspace.state;
        simulate::draw_parameters<width>(before, batch, state);
        std::swap(state.parameters, state.parameters_before);
        simulate::draw_parameters<width>(now, batch, state, &state.parameters_before);
        simulate::State<width> afresh = state;
        simulate::draw_parameters<width>(now, batch, afresh);
        for (std::size_t at = 0; at < now.parameters.drawn.size(); ++at) {
            const auto parameter = static_cast<std::size_t>(now.parameters.drawn[at]);
            const auto bits = [&](const simulate::State<width>& of) {
                return numerics::bits_as<numerics::Words<width>>(of.parameters[parameter]);
            };
            wrong += numerics::any<width>(bits(state) != bits(afresh)) ? 1 : 0;
            ++(now.as_before.drawn[at] == network::absent ? others : same);
        }
    }
};

}  // namespace

TEST_CASE("what is drawn alike before and after a lever is taken over, to the last bit") {
    Taken taken;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        support::Dice dice(9000 + seed);
        scenario::FileSet files = support::scenario_for_levers(seed);
        const scenario::Scenario written = scenario::read_scenario(files).scenario;
        files["levers.toml"] += seed % 2 == 0 ? support::random_lever(dice, written, 0)
                                              : "[[lever]]\nid = \"variables\"\n" + support::from_text(dice, written) +
                                                    support::change_text({"variables", "value"}, "scale = 0.8");
        const auto read = scenario::read_scenario(files);
        if (scenario::has_errors(read.faults)) continue;
        const auto applied = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.back()});
        if (!applied.faults.empty()) continue;
        const network::Network changed = network::compile(applied);
        if (changed.before == nullptr) continue;
        CAPTURE(seed);
        taken.look_at(changed);
        for (const network::Part& part : *changed.parts) taken.look_at(part.network);
    }
    CHECK(taken.wrong == 0);
    CHECK(taken.same >= 500);
    CHECK(taken.others >= 20);
}

TEST_CASE("levers compiled onto the network without them give the network that they give alone") {
    int onto = 0, afresh = 0, parts_onto = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        support::Dice dice(8000 + seed);
        scenario::FileSet files = support::scenario_for_levers(seed);
        const scenario::Scenario written = scenario::read_scenario(files).scenario;
        const auto ordered = std::ranges::find_if(written.items, [](const auto& item) { return item.lead_months > 0; });
        const bool longer = seed % 4 == 0 && ordered != written.items.end();  // it keeps more room from the start
        files["levers.toml"] += longer ? longer_lead(ordered->item) : support::random_lever(dice, written, 0);
        const auto read = scenario::read_scenario(files);
        if (scenario::has_errors(read.faults)) continue;
        const auto applied = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.back()});
        if (!applied.faults.empty()) continue;
        CAPTURE(seed);
        network::SamplerStore samplers;
        const auto plain = std::make_shared<const network::Network>(network::compile(read.scenario, samplers));
        const network::Network changed = network::compile(applied, samplers, plain);
        CHECK(same_networks(changed, network::compile(applied)));
        const bool shares = changed.before == plain;
        ++(shares ? onto : afresh);
        for (std::size_t part = 0; shares && plain->parts->size() > 1 && part < changed.parts->size(); ++part) {
            parts_onto += (*changed.parts)[part].network.before.get() == &(*plain->parts)[part].network ? 1 : 0;
        }
    }
    CHECK(onto >= 20);
    CHECK(afresh >= 3);
    CHECK(parts_onto >= 20);
}

TEST_CASE("parts that a lever does not reach are as they were, draws and all") {
    support::SmallScenario small;
    small.settings = {{"availability_sd", "0.3"}, {"availability_persistence", "0.7"}};
    small.rows["parties.csv"] = {"AAA,A,one,", "BBB,B,two,"};
    small.rows["items.csv"] = {"drone,Drone,piece,air,,,,,0,0", "shell,Shell,piece,ammo,,,,,0,0"};
    small.rows["programmes.csv"] = {"drones,AAA,,drone,rate,5 to 8,month,,,,1",
                                    "shells,BBB,,shell,rate,80 to 90,month,,,,1"};
    small.rows["lines.csv"] = {"drones,AAA,drone,planned,0.8,10 to 12,month,2024-03,,1 to 4,0,3,1,0.9,,",
                               "shells,BBB,shell,planned,0.8,100 to 120,month,2024-03,,1 to 4,0,3,1,0.9,,"};
    scenario::FileSet files = small.files();
    files["levers.toml"] = "[[lever]]\nid = \"faster\"\nfrom = \"2024-04\"\n" +
                           support::change_text({"lines", "build_months"}, "scale = 0.5") +
                           "  where = {item = \"shell\"}\n";
    const auto read = scenario::read_scenario(files);
    for (const auto& fault : read.faults) CHECK_MESSAGE(fault.severity != scenario::Severity::error, fault.problem);
    const auto applied = scenario::apply_levers(read.scenario, files, {&read.scenario.levers.front()});
    REQUIRE(applied.faults.empty());
    const network::Network plain = network::compile(read.scenario), levers = network::compile(applied);
    REQUIRE(network::same_division(plain, levers));
    int reached = 0, left = 0;
    for (std::size_t at = 0; at < plain.parts->size(); ++at) {
        const network::Network& part = (*plain.parts)[at].network;
        if (part.lines.empty()) continue;
        CHECK_FALSE(part.parameters.drawn.empty());
        ++(network::unchanged(part, (*levers.parts)[at].network) ? left : reached);
    }
    CHECK(left == 1);
    CHECK(reached == 1);
}
