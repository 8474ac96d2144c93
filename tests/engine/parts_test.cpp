// The parts of a network, each run by itself, hold the bits that they hold in the whole.

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <numeric>
#include <set>

#include "network/compile.hpp"
#include "network/parts.hpp"
#include "network/same_past.hpp"
#include "scenario/apply_levers.hpp"
#include "scenario/read.hpp"
#include "simulate/batch.hpp"
#include "support/random_scenario.hpp"

using namespace sinews;

namespace {

constexpr int width = 8;
using Workspace = simulate::Workspace<width>;
using Values = simulate::LaneArray<width>;

/// All that is looked at of one month: arrays by node, account, line and book.
struct Month {
    std::vector<Values> nodes, accounts, lines, books, levels;
};

std::vector<Month> months_of(const network::Network& network, simulate::Batch batch) {
    std::vector<Month> months;
    Workspace workspace(network);
    workspace.serve(network);
    workspace.state.lines.recorded = true;
    simulate::run_batch<width>(network, batch, workspace, [&](int, const Workspace& view) {
        const auto& s = view.state;
        Month month;
        month.nodes = {s.wished,      s.ordered,    s.due,  s.need,      s.installed, s.ramped,
                       s.running,     s.attainable, s.made, s.delivered, s.stock,     s.closing,
                       s.planned_use, s.unmet_use,  s.used, s.consumed,  s.idle};
        month.accounts = {s.money.left, s.money.category_spent};
        month.lines = {s.lines.ramped, s.lines.available, s.lines.capacity, s.lines.start, s.lines.decided};
        month.books = {s.book_backlog, s.book_waiting};
        for (std::size_t level = 0; level < simulate::level_count; ++level) {
            Values of_pools;
            for (std::size_t pool = 0; pool < network.pools.size(); ++pool) {
                of_pools.push_back(view.waterfall.levels[pool * simulate::level_count + level]);
            }
            month.levels.push_back(std::move(of_pools));
        }
        months.push_back(std::move(month));
    });
    return months;
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

std::size_t differences(const std::vector<Values>& part, const std::vector<Values>& whole,
                        const std::vector<int>& place) {
    std::size_t count = 0;
    for (std::size_t list = 0; list < part.size(); ++list) {
        REQUIRE(part[list].size() == place.size());
        for (std::size_t at = 0; at < place.size(); ++at) {
            const auto& one = part[list][at];
            const auto& other = whole[list][static_cast<std::size_t>(place[at])];
            for (int lane = 0; lane < width; ++lane) count += same_bits(one[lane], other[lane]) ? 0U : 1U;
        }
    }
    return count;
}

void check_parts(const network::Network& network) {
    const simulate::Batch batch{simulate::Mode::monte_carlo, 3, 5, nullptr};
    const std::vector<Month> whole = months_of(network, batch);
    for (const network::Part& part : *network.parts) {
        const std::vector<Month> alone = months_of(part.network, batch);
        REQUIRE(alone.size() == whole.size());
        for (std::size_t month = 0; month < whole.size(); ++month) {
            CAPTURE(month);
            CHECK(differences(alone[month].nodes, whole[month].nodes, part.place.nodes) == 0);
            CHECK(differences(alone[month].accounts, whole[month].accounts, part.place.accounts) == 0);
            CHECK(differences(alone[month].lines, whole[month].lines, part.place.lines) == 0);
            CHECK(differences(alone[month].books, whole[month].books, part.place.books) == 0);
            CHECK(differences(alone[month].levels, whole[month].levels, part.place.pools) == 0);
        }
    }
}

/// Every position of the whole stands in one part, under its own name.
void check_places(const network::Network& network) {
    std::vector<int> nodes, lines, accounts, economies;
    for (const network::Part& part : *network.parts) {
        const auto append = [](std::vector<int>& to, const std::vector<int>& from) {
            to.insert(to.end(), from.begin(), from.end());
        };
        append(nodes, part.place.nodes);
        append(lines, part.place.lines);
        append(accounts, part.place.accounts);
        if (part.place.whole_economies) append(economies, part.place.economies);
        REQUIRE(part.network.lines.size() == part.place.lines.size());
        for (std::size_t at = 0; at < part.place.lines.size(); ++at) {
            CHECK(part.network.lines[at].name == network.lines[static_cast<std::size_t>(part.place.lines[at])].name);
        }
        REQUIRE(part.network.accounts.size() == part.place.accounts.size());
        for (std::size_t at = 0; at < part.place.accounts.size(); ++at) {
            const network::Account& of_part = part.network.accounts[at];
            const network::Account& of_whole = network.accounts[static_cast<std::size_t>(part.place.accounts[at])];
            CHECK(of_part.party == of_whole.party);
            CHECK(part.network.categories[static_cast<std::size_t>(of_part.category)] ==
                  network.categories[static_cast<std::size_t>(of_whole.category)]);
            CHECK(of_part.only_spends == of_whole.only_spends);
        }
    }
    const auto is_all = [](std::vector<int> list, std::size_t count) {
        std::sort(list.begin(), list.end());
        std::vector<int> all(count);
        std::iota(all.begin(), all.end(), 0);
        return list == all;
    };
    CHECK(is_all(nodes, static_cast<std::size_t>(network.node_count())));
    CHECK(is_all(lines, network.lines.size()));
    CHECK(is_all(accounts, network.accounts.size()));
    CHECK(is_all(economies, network.economies.size()));
}

scenario::FileSet uncertain_scenario(std::uint64_t seed) {
    support::RandomScenarioOptions options;
    options.uncertain = true;
    return support::random_scenario(seed, options);
}

}  // namespace

TEST_CASE("parts of random networks have the bits of the whole") {
    int divided = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        CAPTURE(seed);
        const auto read = scenario::read_scenario(uncertain_scenario(seed));
        const network::Network network = network::compile(read.scenario);
        check_places(network);
        if (network.parts->size() == 1) continue;
        ++divided;
        check_parts(network);
    }
    CHECK(divided >= 10);  // or the test would hold little
}
