// Economies, pledges and portfolios of some parties.
#include "support/random_parts.hpp"

namespace sinews::support {
namespace {

void draw_years(RandomScenario& scenario, const std::string& party, int first_year, int last_year) {
    auto& dice = scenario.dice;
    auto& sheet = scenario.sheets["economy.csv"];
    sheet.header = "party,year,gdp,growth,defence_share,equipment_share,source,note";
    const double gdp = dice.between(3e4, 6e5);
    const bool shares_end_early = last_year > first_year && dice.happens(0.4);
    for (int year = first_year; year <= last_year; ++year) {
        const bool known = !(shares_end_early && year == last_year);
        sheet.add({party, std::to_string(year), scenario.amount(gdp * (1 + 0.02 * (year - first_year))),
                   RandomScenario::plain(dice.between(-0.01, 0.04)), known ? scenario.share(0.012, 0.03) : "",
                   scenario.share(0.15, 0.4), "assumption", "random"});
    }
}

void draw_pledges(RandomScenario& scenario, const std::string& party, int first_year) {
    auto& dice = scenario.dice;
    auto& sheet = scenario.sheets["pledges.csv"];
    sheet.header = "party,kind,target_year,target_share,compliance,source,note";
    for (const auto* kind : {"core", "related"}) {
        int year = first_year + dice.integer(-1, 2);
        for (int step = dice.integer(0, 2); step > 0; --step) {
            sheet.add({party, kind, std::to_string(year), scenario.share(0.015, 0.05), scenario.share(0.3, 1),
                       "assumption", "random"});
            year += dice.integer(1, 3);
        }
    }
}

void draw_portfolio(RandomScenario& scenario, const std::string& party, int first_year, int last_year) {
    auto& dice = scenario.dice;
    auto& sheet = scenario.sheets["portfolio.csv"];
    sheet.header = "party,year,category,share,source,note";
    auto categories = scenario.categories;
    if (dice.happens(0.5)) categories.push_back("space");  // nothing is made in it
    const double part = 1.0 / static_cast<double>(categories.size());
    for (const auto& category : categories) {
        for (int year = first_year; year <= last_year; ++year) {
            sheet.add({party, std::to_string(year), category, scenario.share(part * 0.3, part * 0.99), "assumption",
                       "random"});
        }
    }
}

}  // namespace

void draw_economies(RandomScenario& scenario) {
    auto& dice = scenario.dice;
    const int start_year = scenario.start / 12;
    for (const auto& party : scenario.parties) {
        if (!dice.happens(0.55)) continue;
        scenario.with_economy.insert(party);
        const int first_year = start_year - dice.integer(0, 2);
        draw_years(scenario, party, first_year, start_year + dice.integer(0, 2));
        draw_pledges(scenario, party, start_year);
        draw_portfolio(scenario, party, first_year, start_year + dice.integer(0, 1));
    }
    if (scenario.sheets["pledges.csv"].rows.empty()) scenario.sheets.erase("pledges.csv");
}

}  // namespace sinews::support
