#include "cli/settings.hpp"

#include <doctest/doctest.h>

using namespace sinews;
using namespace sinews::cli;

namespace {

scenario::FileSet files() {
    return {
        {"scenario.toml",
         "title = \"t\"\nstart = \"2024-01\"\nend = \"2024-12\"\nas_of = \"2024-01\"\ncurrency = \"EUR\"\nprice_base = "
         "\"2024\"\n"
         "carry_over = 1\ncatch_up_months = 12\nmax_book_months = 12\navailability_sd = 0\navailability_persistence = "
         "0\n"
         "growth_sd = 0\ngrowth_persistence = 0\nreplications = 10\nseed = 1\n"},
        {"sources.csv", "source,publisher,title,date,url\n"},
        {"parties.csv", "party,name,bloc,group,source,note\na,A,west,one,assumption,test\n"},
        {"items.csv",
         "item,name,unit,category,price,price_growth,learning_rate,experience,lead_months,cooperation,source,note\n"
         "round,round,piece,goods,1,0,,,0,0,assumption,test\n"},
        {"lines.csv",
         "line,party,item,status,chance,capacity,per,decision,trigger,build_months,slip_months,ramp_months,ramp_shape,"
         "availability,until,company,source,note\n"
         "plant,a,round,operating,1,\"min(10, scale)\",month,2024-01,,2,0,6,1,1,,\"Maker, "
         "\"\"old\"\"\",assumption,test\n"},
        {"programmes.csv",
         "programme,party,receiver,item,kind,value,per,fill_months,from,to,priority,source,note\n"
         "buy,a,,round,rate,8,month,,,,1,assumption,test\n"},
        {"variables.toml",
         "scale = 5 # a scale\n[other]\nvalue = \"2 to 4\"\nsource = \"assumption\"\nnote = \"test\"\n"}};
}

/// Applies a setting and reads again.
scenario::Scenario with(const std::string& text) {
    const auto read = scenario::read_scenario(files());
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    const auto setting = parse_setting(text);
    REQUIRE(setting);
    const SettingResult result = apply_setting(files(), read.scenario, *setting);
    REQUIRE_FALSE(result.problem);
    const auto again = scenario::read_scenario(result.files);
    CHECK_FALSE(scenario::has_errors(again.faults));
    return again.scenario;
}

std::string problem_with(const std::string& text) {
    const auto read = scenario::read_scenario(files());
    const auto setting = parse_setting(text);
    REQUIRE(setting);
    return apply_setting(files(), read.scenario, *setting).problem.value_or("");
}

}  // namespace

TEST_CASE("NAME=EXPR is split at the first equals sign") {
    CHECK(parse_setting("a=1 to 2")->name == "a");
    CHECK(parse_setting("a=b=c")->expression == "b=c");
    CHECK_FALSE(parse_setting("a"));
    CHECK_FALSE(parse_setting("=1"));
    CHECK_FALSE(parse_setting("a="));
}

TEST_CASE("a plain cell, a quoted cell and an empty one are replaced, and nothing else") {
    auto plain = with("lines/plant/ramp_months=3 to 9");
    CHECK(plain.lines[0].ramp_months.expression.text == "3 to 9");
    CHECK(plain.lines[0].ramp_shape.expression.text == "1");
    CHECK(plain.lines[0].company == "Maker, \"old\"");
    auto quoted = with("lines/plant/capacity=max(1, 2)");
    CHECK(quoted.lines[0].capacity.expression.text == "max(1, 2)");
    CHECK(with("items/round/price_growth=1%").items[0].price_growth.expression.text == "1%");
    CHECK(with("programmes/buy/value=scale*2").programmes[0].value.expression.text == "scale*2");
}

TEST_CASE("variables are replaced in both forms") {
    auto number = with("scale=1 to 9");
    CHECK(number.variables[0].value.expression.text == "1 to 9");
    CHECK(number.variables[1].value.expression.text == "2 to 4");
    auto table = with("other=7");
    CHECK(table.variables[1].value.expression.text == "7");
    CHECK(table.variables[1].origin.note == "test");
}

TEST_CASE("names that are not there are told, with the nearest") {
    CHECK(problem_with("skale=1").find("did you mean `scale`?") != std::string::npos);
    CHECK(problem_with("lines/plant/ramp_month=1").find("did you mean `lines/plant/ramp_months`?") !=
          std::string::npos);
    CHECK(problem_with("lines/none/capacity=1").find("nothing is called") != std::string::npos);
    CHECK(problem_with("scale=1\n2").find("one line") != std::string::npos);
}

TEST_CASE("a setting that is no expression is a fault of the scenario, with its place") {
    const auto read = scenario::read_scenario(files());
    const auto result = apply_setting(files(), read.scenario, {"lines/plant/ramp_months", "6 ++"});
    REQUIRE_FALSE(result.problem);
    const auto again = scenario::read_scenario(result.files);
    REQUIRE(scenario::has_errors(again.faults));
    CHECK(again.faults.front().place.file == "lines.csv");
    CHECK(again.faults.front().place.line == 2);
}
