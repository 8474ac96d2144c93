// Measures of every metric and window, comparisons, claims, and a historical series.
#include "support/random_parts.hpp"

namespace sinews::support {
namespace {

std::string quoted(const std::string& text) { return '"' + text + '"'; }

struct Questions {
    RandomScenario& scenario;
    std::vector<std::string> measures;

    /// bloc, group or parties
    std::string who() {
        auto& dice = scenario.dice;
        switch (dice.integer(0, 2)) {
            case 0: return "bloc = " + quoted(dice.one_of(scenario.blocs)) + '\n';
            case 1: return "group = " + quoted(dice.one_of(scenario.groups)) + '\n';
            default: return "parties = [" + quoted(dice.one_of(scenario.parties)) + "]\n";
        }
    }

    std::string what(bool only_bought) {
        std::string items;
        for (const auto& item : scenario.items) {
            if (only_bought && !scenario.bought_or_used.contains(item.name)) continue;
            if (!items.empty() && !scenario.dice.happens(0.5)) continue;
            items += (items.empty() ? "" : ", ") + item.name + " = " +
                     RandomScenario::plain(scenario.dice.happens(0.5) ? 1 : scenario.dice.between(0.2, 3));
        }
        return "items = { " + items + " }\n";
    }

    void add(const std::string& id, const std::string& lines) {
        scenario.settings += "\n[[measure]]\nid = " + quoted(id) + "\ntext = " + quoted("measure " + id) + '\n' + lines;
        measures.push_back(id);
    }

    /// A measure of some parties and items. One statement a draw: the order of draws must not be the compiler's
    /// choice.
    void add_sum(const std::string& id, const std::string& metric, bool only_bought, const std::string& window,
                 const std::string& more = "") {
        std::string lines = "metric = " + quoted(metric) + '\n';
        lines += who();
        lines += what(only_bought);
        lines += "window = " + quoted(window) + '\n' + more;
        add(id, lines);
    }

    void draw_flows() {
        const auto since =
            "since " +
            RandomScenario::month(scenario.start + scenario.dice.integer(0, (scenario.end - scenario.start) / 2));
        const std::vector<std::string> windows = {"month", "month x 12", "12-month sum", since};
        for (const auto* metric : {"made", "capacity", "ramped", "idle"})
            add_sum(metric, metric, false, scenario.dice.one_of(windows));
        for (const auto* metric : {"wished", "ordered", "delivered", "used", "unmet_use", "spent"})
            add_sum(metric, metric, true, scenario.dice.one_of(windows));
        // The same again, for two sides that differ little.
        add_sum("other_made", "made", false, "month");
        add_sum("other_capacity", "capacity", false, "month");
    }

    void draw_levels() {
        add_sum("lines", "lines", false, "month");
        for (const auto* metric : {"book", "waiting", "stock"}) add_sum(metric, metric, true, "month");
        add_sum("days", "days_of_supply", true, "month");
        add_sum("days_at_rate", "days_of_supply", true, "month", "use_rate = 7.5\n");
        add("least", "least_of = [\"other_made\", \"other_capacity\"]\n");
        if (scenario.with_economy.empty()) return;
        const std::string party = "parties = [" + quoted(*scenario.with_economy.begin()) + "]\n";
        const std::string category = "categories = [" + quoted(scenario.categories.front()) + "]\n";
        add("unspent", "metric = \"unspent\"\n" + party + category + "window = \"month\"\n");
        add("spent_there", "metric = \"spent\"\n" + party + category + "window = \"12-month sum\"\n");
        add("core", "metric = \"core_share\"\n" + party + "window = \"month\"\n");
        add("related", "metric = \"related_share\"\n" + party + "window = \"month\"\n");
    }

    void draw_history() {
        auto& sheet = scenario.sheets["history.csv"];
        sheet.header = "series,year,value,unit,source,note";
        for (int year = 1990; year < 1996; ++year) {
            sheet.add({"old_output", std::to_string(year), RandomScenario::plain(scenario.dice.between(10, 400)),
                       "piece", "assumption", "random"});
        }
        const std::string item = "items = { " + scenario.items.back().name + " = 1 }\n";
        add("made_since_war",
            "metric = \"made\"\n" + who() + item + "window = \"month x 12\"\nhistory = \"old_output\"\n");
    }

    void draw_comparison(const std::string& id, const std::string& left, const std::string& right) {
        auto& dice = scenario.dice;
        scenario.settings +=
            "\n[[comparison]]\nid = " + quoted(id) + "\nleft = " + quoted(left) + "\nright = " + quoted(right);
        scenario.settings += "\nratio = " + RandomScenario::plain(dice.between(0.4, 1.6));
        scenario.settings += "\nhold_months = " + std::to_string(dice.integer(1, 4)) + '\n';
        if (dice.happens(0.4))
            scenario.settings +=
                "from = " + quoted(RandomScenario::month(dice.integer(scenario.start, scenario.end))) + '\n';
    }

    void draw_claim(const std::string& id, const std::string& lines) {
        scenario.claims += "[[claim]]\nid = " + quoted(id) + "\ntext = " + quoted("claim " + id) +
                           "\nsource = \"assumption\"\nnote = \"random\"\nmonth = " +
                           quoted(RandomScenario::month(scenario.dice.integer(scenario.start + 1, scenario.end))) +
                           '\n' + lines + '\n';
    }
};

}  // namespace

void draw_questions(RandomScenario& scenario) {
    Questions questions{scenario, {}};
    auto& dice = scenario.dice;
    questions.draw_flows();
    questions.draw_levels();
    questions.draw_history();
    questions.draw_comparison("output", "made", "other_made");
    questions.draw_comparison("output_of_capacity", "other_made", "other_capacity");
    questions.draw_comparison("delivery", "delivered", "used");
    const std::string start = quoted(RandomScenario::month(scenario.start));
    questions.draw_claim("ahead", "comparison = \"output\"\n");
    questions.draw_claim("enough",
                         "measure = \"made\"\nat_least = " + RandomScenario::plain(dice.between(1, 300)) + '\n');
    questions.draw_claim("little",
                         "measure = \"unmet_use\"\nat_most = " + RandomScenario::plain(dice.between(0, 20)) + '\n');
    questions.draw_claim("grew", "measure = \"other_made\"\nsince = " + start +
                                     "\ngrowth_at_least = " + RandomScenario::plain(dice.between(0.8, 2)) + '\n');
    questions.draw_claim("hardly_grew", "measure = \"other_capacity\"\nsince = " + start +
                                            "\ngrowth_at_most = " + RandomScenario::plain(dice.between(0.8, 2)) + '\n');
    questions.draw_claim(
        "highest", "measure = \"made_since_war\"\nhighest_since = " + std::to_string(dice.integer(1989, 1994)) + '\n');
}

}  // namespace sinews::support
