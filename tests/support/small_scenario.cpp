#include "support/small_scenario.hpp"

#include <cstdio>

namespace sinews::support {
namespace {

const std::map<std::string, std::string>& headers() {
    static const std::string line_columns =
        "line,party,item,status,chance,capacity,per,decision,trigger,build_months,slip_months,ramp_months,ramp_shape,"
        "availability,until,company";
    static const std::map<std::string, std::string> by_table = {
        {"parties.csv", "party,name,bloc,group"},
        {"economy.csv", "party,year,gdp,growth,defence_share,equipment_share"},
        {"pledges.csv", "party,kind,target_year,target_share,compliance"},
        {"portfolio.csv", "party,year,category,share"},
        {"items.csv", "item,name,unit,category,price,price_growth,learning_rate,experience,lead_months,cooperation"},
        {"cooperation.csv", "bloc,item,cooperation"},
        {"recipes.csv", "item,input,quantity"},
        {"lines.csv", line_columns},
        {"candidates.csv", line_columns + ",capex,max_copies,earliest"},
        {"programmes.csv", "programme,party,receiver,item,kind,value,per,fill_months,from,to,priority"},
        {"use.csv", "party,item,rate,per,from,to"},
        {"stocks.csv", "party,item,stock,book,waiting"},
        {"trade.csv", "from,to,item,share,from_month,to_month"},
        {"history.csv", "series,year,value,unit"},
    };
    return by_table;
}

std::string month_text(int month) {
    char text[16];
    std::snprintf(text, sizeof text, "\"%04d-%02d\"", 2024 + month / 12, month % 12 + 1);
    return text;
}

}  // namespace

scenario::FileSet SmallScenario::files() const {
    std::map<std::string, std::string> keys = {
        {"title", "\"small\""},
        {"start", month_text(0)},
        {"end", month_text(months - 1)},
        {"as_of", month_text(0)},
        {"currency", "\"EUR\""},
        {"price_base", "\"2024\""},
        {"carry_over", "1"},
        {"catch_up_months", "12"},
        {"max_book_months", "1000"},
        {"availability_sd", "0"},
        {"availability_persistence", "0"},
        {"growth_sd", "0"},
        {"growth_persistence", "0"},
        {"replications", "1"},
        {"seed", "1"},
    };
    for (const auto& [key, value] : settings) keys[key] = value;

    scenario::FileSet files;
    for (const auto& [key, value] : keys) files["scenario.toml"] += key + " = " + value + '\n';
    files["scenario.toml"] += questions;
    files["sources.csv"] = "source,publisher,title,date,url\n";
    for (const auto& [table, table_rows] : rows) {
        auto& text = files[table];
        text = headers().at(table) + ",source,note\n";
        for (const auto& row : table_rows) text += row + ",assumption,test\n";
    }
    return files;
}

}  // namespace sinews::support
