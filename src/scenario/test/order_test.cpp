// Graph order, ranges of months, names that are near.

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "scenario/graph_order.hpp"
#include "scenario/month_ranges.hpp"
#include "scenario/suggest.hpp"
#include "scenario/toml_hazard.hpp"

using namespace sinews::scenario;

TEST_CASE("every node comes after what it needs") {
    const GraphOrder order = order_graph({{1, 2}, {3}, {3}, {}, {0}});
    CHECK(order.cycles.empty());
    REQUIRE(order.order.size() == 5);
    const auto place = [&](std::size_t node) { return std::find(order.order.begin(), order.order.end(), node); };
    CHECK(place(3) < place(1));
    CHECK(place(1) < place(0));
    CHECK(place(2) < place(0));
    CHECK(place(0) < place(4));
}

TEST_CASE("cycles are named, and what rests on them is out of the order") {
    const GraphOrder order = order_graph({{1}, {2}, {0}, {0}, {}, {5}});
    CHECK(order.order == std::vector<std::size_t>{4});
    REQUIRE(order.cycles.size() == 2);
    CHECK(order.cycles[0] == std::vector<std::size_t>{0, 1, 2});
    CHECK(order.cycles[1] == std::vector<std::size_t>{5});
}

TEST_CASE("a random graph's order holds exactly the nodes from which no cycle can be reached") {
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        const std::size_t size = 1 + random() % 9;
        Needs needs(size);
        for (auto& list : needs) {
            for (std::size_t edges = random() % 3; edges > 0; --edges) list.push_back(random() % size);
        }
        // Reachability by brute force: node reaches itself -> on a cycle.
        std::vector<std::set<std::size_t>> reach(size);
        for (std::size_t node = 0; node < size; ++node) reach[node] = {needs[node].begin(), needs[node].end()};
        for (std::size_t step = 0; step < size; ++step) {
            for (auto& targets : reach) {
                for (const std::size_t target : std::set<std::size_t>(targets))
                    targets.insert(reach[target].begin(), reach[target].end());
            }
        }
        const auto on_cycle = [&](std::size_t node) { return reach[node].contains(node); };
        std::set<std::size_t> expected;
        for (std::size_t node = 0; node < size; ++node) {
            const bool rests = on_cycle(node) || std::any_of(reach[node].begin(), reach[node].end(), on_cycle);
            if (!rests) expected.insert(node);
        }
        const GraphOrder order = order_graph(needs);
        CHECK(std::set<std::size_t>(order.order.begin(), order.order.end()) == expected);
        CHECK(order.cycles.empty() == (expected.size() == size));
        for (const auto& cycle : order.cycles) {
            for (std::size_t at = 0; at < cycle.size(); ++at) {
                const std::size_t next = cycle[(at + 1) % cycle.size()];
                CHECK(std::find(needs[cycle[at]].begin(), needs[cycle[at]].end(), next) != needs[cycle[at]].end());
            }
        }
    }
}

TEST_CASE("a long chain takes no stack") {
    Needs needs(300000);
    for (std::size_t node = 0; node + 1 < needs.size(); ++node) needs[node].push_back(node + 1);
    CHECK(order_graph(needs).order.size() == needs.size());
    needs.back().push_back(0);
    CHECK(order_graph(needs).cycles.size() == 1);
}

TEST_CASE("stretches of months over which the same ranges are open") {
    const auto month = [](int index) { return Month{index}; };
    std::vector<std::pair<int, std::size_t>> seen;
    for_each_stretch({{month(10), month(19)}, {month(15), month(30)}, {month(40), month(39)}},
                     [&](const MonthRange& stretch, const std::vector<std::size_t>& open) {
                         seen.emplace_back(stretch.from.index * 1000 + stretch.to.index, open.size());
                     });
    CHECK(seen == std::vector<std::pair<int, std::size_t>>{{10014, 1}, {15019, 2}, {20030, 1}});
    const auto pairs = overlaps({{month(1), month(5)}, {month(6), month(9)}, {month(5), month(6)}});
    CHECK(pairs == std::vector<std::pair<std::size_t, std::size_t>>{{2, 0}});
    CHECK(overlaps({month_range({}, month(5)), month_range(month(6), {})}).empty());
}

TEST_CASE("distance between names and the nearest one") {
    CHECK(edit_distance("shell", "shell", 3) == 0);
    CHECK(edit_distance("shell", "shel", 3) == 1);
    CHECK(edit_distance("shell", "hsell", 3) == 1);
    CHECK(edit_distance("shell", "tank", 3) == 4);
    CHECK(edit_distance("kitten", "sitting", 3) == 3);
    CHECK(nearest("shell155", {"shell_152", "shell_155", "tank"}) == "shell_155");
    CHECK(nearest("deu", {"DNK", "DEU"}) == "DEU");
    CHECK(nearest("xyz", {"DNK", "DEU"}).empty());
    CHECK(did_you_mean("quantiti", {"quantity", "item"}, "") == "did you mean `quantity`?");
    CHECK(one_of({"a", "b", "c"}, 2) == "one of `a`, `b` and 1 more");
}

TEST_CASE("hazards of TOML text, strings and comments left out") {
    using Kind = TomlHazard::Kind;
    const auto at = [](std::string_view text, Kind kind) -> int {
        const auto hazard = find_toml_hazard(text);
        return hazard && hazard->kind == kind ? static_cast<int>(hazard->at) : -1;
    };
    CHECK(!find_toml_hazard(
        "a.b = [[1, 2], [3]] # [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\xC3\xA9\nb = \"[[[[....................\"\n"));
    CHECK(!find_toml_hazard("c = '''\n.......................\n[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[['''\n"));
    CHECK(at(std::string(33, '['), Kind::too_deep) == 32);
    CHECK(at("a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q = 1", Kind::too_deep) == 31);
    CHECK(at("\"a\" . \"b\".c.d.e.f.g.h.i.j.k.l.m.n.o.p.q = 1", Kind::too_deep) > 0);
    CHECK(
        !find_toml_hazard("a = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]"));
    CHECK(at("a\xC3\xA9 = 1", Kind::not_ascii) == 1);
    CHECK(!find_toml_hazard("a = \"\xC3\xA9 \\\" \xC3\xA9\" # \xC3\xA9\n\"\xC3\xA9\" = '\xC3\xA9\\'\n"));
    CHECK(at("a = \"\\\xC3\xA9\"", Kind::after_a_backslash) == 6);
    CHECK(at("a = \"\"\"x\\\n  \xC3\xA9\"\"\"", Kind::after_a_backslash) > 0);
    CHECK(!find_toml_hazard("a = \"\"\"x\\\n  y\xC3\xA9\"\"\"\n"));
    // Quotes beside the closing three belong to the text.
    CHECK(at("a = [\"\"\"x\"\"\"\", \xC3\xA9]", Kind::not_ascii) == 15);
    CHECK(at("a = \"\"\"x\"\"\"\"\"\n\xC3\xA9", Kind::not_ascii) > 0);
}
