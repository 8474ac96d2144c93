// Figures from outside.

#include "evidence/score_rows.hpp"

#include <doctest/doctest.h>

#include "evidence/backtest.hpp"
#include "evidence/small_evidence.hpp"

using namespace sinews;
using namespace sinews::evidence;

namespace {

const std::string head =
    "id,party,item,measure,period_start,period_end,low,value,high,unit,kind,as_of,publisher,source_title,url,note\n";
const std::string mapping =
    "party,item,measure,kind,unit,to_party,to_item,to_measure,note\n"
    "a,shells,production_rate,claim,units,,,a_12m,what officials say\n"
    "*,shells,production_rate,,units,*,round,made,\n";

}  // namespace

TEST_CASE("the first mapping that fits says what a figure observes") {
    const auto scenario = support::small_evidence_scenario();
    const auto read = read_score_rows(
        scenario,
        head +
            "n1,a,shells,production_rate,2024-05-01,2024-05-31,,120000,,units_per_month,estimate,2024-07-09,Daily,[x],,"
            "\"origin: B. Smith; about\"\n"
            "n2,a,shells,production_rate,2024-01-01,2024-12-31,,900000,,units_per_year,claim,2025-02-01,Daily,[x],,\n"
            "n3,c,shells,production_rate,2024-05-01,2024-05-31,,1,,units_per_month,estimate,2024-07-09,Daily,[x],,\n"
            "n4,a,shells,production_rate,2024-05-01,2024-05-31,,1,,tonnes_per_month,estimate,2024-07-09,Daily,[x],,\n"
            "n5,b,shells,production_rate,2024-05-01,2024-05-31,,1,,units_per_month,target,2024-07-09,Daily,[x],,\n"
            "o1,b,shells,production_rate,2024-05-01,2024-05-31,,1,,units_per_month,actual,2024-07-09,Daily,[x],,\n",
        mapping);
    REQUIRE_FALSE(scenario::has_errors(read.faults));
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows[0].party == "a");
    CHECK(read.rows[0].item == "round");
    CHECK(read.rows[0].measure == "made");
    CHECK(read.rows[0].unit == "units/month");
    CHECK(read.rows[0].origin_of_figure == "B. Smith");
    CHECK(read.rows[1].item.empty());
    CHECK(read.rows[1].measure == "a_12m");
    std::vector<std::string> ids;
    for (const auto& one : read.left_out) ids.push_back(one.id);
    CHECK(ids == std::vector<std::string>{"n3", "n4", "n5", "o1"});
    CHECK(read.left_out[1].why == "its unit is not in units");

    auto rows = scenario.evidence;
    rows.insert(rows.end(), read.rows.begin(), read.rows.end());
    const Observations observations = observations_of(read.scenario, rows);
    CalibrationOptions options;
    options.members = 100;
    const Backtest test =
        score_unseen(read.scenario, observations, {"n1", "n2"}, std::nullopt, options, support::in_this_thread());
    CHECK(test.fitted == 9);  // the scenario's own, not the new ones
    CHECK(test.reports.size() == 2);
}

TEST_CASE("missing columns are faults with their place") {
    const auto read = read_score_rows(support::small_evidence_scenario(), "id,party\nx,a\n", mapping);
    CHECK(scenario::has_errors(read.faults));
    CHECK(read.faults.front().place.line == 1);
    CHECK(read.rows.empty());
}
