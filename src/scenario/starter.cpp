#include "scenario/starter.hpp"

namespace sinews::scenario {

namespace {

constexpr const char* settings =
    R"toml(# A small scenario: two blocs make pumps out of castings. All numbers are invented.
# `sinews check .` tells what is wrong with it, `sinews run . --out out` simulates it.
# Every table is described in docs/scenario-format.md.

title = "Pumps: who makes more"
start = "2024-01"              # first month
end = "2029-12"                # last month
as_of = "2025-06"              # last month that is known: works that are building or planned start later
currency = "million EUR"
price_base = "2024 prices"     # all money is at constant prices

carry_over = 0.5               # part of a year's unspent money that stays in January
catch_up_months = 12           # a backlog is shown as if it were worked off over so many months
max_book_months = 12           # a party stops ordering when its order book holds so many months
availability_sd = 0.3          # how much the availability of lines varies from month to month (in the logit)
availability_persistence = 0.8 # how much of it stays for the next month
growth_sd = 0.01               # yearly shocks of GDP after the last known year
growth_persistence = 0.3
replications = 10000           # simulated futures
seed = 1

# A measure is a monthly series: a metric, whose, of what, over which months.
[[measure]]
id = "west_pumps"
text = "pumps made in the west, twelve months"
metric = "made"
bloc = "west"
items = { pump = 1 }
window = "12-month sum"

[[measure]]
id = "east_pumps"
text = "pumps made in the east, twelve months"
metric = "made"
bloc = "east"
items = { pump = 1 }
window = "12-month sum"

[[measure]]
id = "west_castings"
text = "castings made in the west in a month"
metric = "made"
bloc = "west"
items = { casting = 1 }
window = "month"

# A comparison asks when the left one makes at least `ratio` times the right one, for `hold_months` in a row.
[[comparison]]
id = "west_ahead"
text = "the west makes at least as many pumps as the east"
left = "west_pumps"
right = "east_pumps"
ratio = 1.0
hold_months = 6
)toml";

constexpr const char* claims = R"toml(# Statements to test: each has one test, and the answer is a probability.

[[claim]]
id = "ahead_by_2028"
text = "The west makes at least as many pumps as the east in the year to June 2028"
speaker = "a minister"
date = "2025-05-20"
month = "2028-06"
comparison = "west_ahead"
source = "speech_2025_05"

[[claim]]
id = "five_thousand"
text = "The west makes five thousand pumps a year by the end of 2027"
speaker = "a minister"
date = "2025-05-20"
month = "2027-12"
measure = "west_pumps"
at_least = 5000
source = "speech_2025_05"
)toml";

constexpr const char* variables =
    R"toml(# Shared uncertain quantities. One name used in two cells is one draw: that is how correlation is written.

[slip]
value = "pert(0, 5, 18)"       # least, most likely, most
unit = "months"
source = "assumption"
note = "delay of works, the same for all: they wait for the same machine tools"
)toml";

constexpr const char* levers =
    R"toml(# Named changes: select rows of a table, then set, scale or add to one column. They act after `as_of`.

[[lever]]
id = "build_faster"
text = "Works of the west are built in three quarters of the time"
  [[lever.change]]
  table = "lines"
  where = { bloc = "west", status = ["building", "planned"] }
  column = "build_months"
  scale = 0.75

[[lever]]
id = "share_more"
text = "Members of the west share all spare capacity for pumps"
  [[lever.change]]
  table = "items"
  where = { item = "pump" }
  column = "cooperation"
  set = 1
)toml";

FileSet make_starter_files() {
    FileSet files;
    files["scenario.toml"] = settings;
    files["claims.toml"] = claims;
    files["variables.toml"] = variables;
    files["levers.toml"] = levers;
    files["sources.csv"] =
        "source,publisher,title,date,url\n"
        "speech_2025_05,Ministry of Examples,Speech on pumps,2025-05-20,https://www.example.org/speech\n"
        "yearbook_2025,Statistical office of Examples,Yearbook 2025,2025-03,https://www.example.org/yearbook\n";
    files["parties.csv"] =
        "party,name,bloc,group,source,note\n"
        "aland,Aland,west,north,yearbook_2025,\n"
        "borland,Borland,west,south,yearbook_2025,\n"
        "cestria,Cestria,east,east,yearbook_2025,\n";
    files["economy.csv"] =
        "party,year,gdp,growth,defence_share,equipment_share,source,note\n"
        "aland,2024,480000,0.02,2.0%,30%,yearbook_2025,\n"
        "aland,2025,489600,\"normal(0.018, 0.005)\",2.1%,30%,yearbook_2025,growth from here on is an assumption\n"
        "borland,2024,150000,0.03,2.2%,28%,yearbook_2025,\n"
        "borland,2025,154500,\"normal(0.025, 0.006)\",2.4%,28%,yearbook_2025,growth from here on is an assumption\n";
    files["pledges.csv"] =
        "party,kind,target_year,target_share,compliance,source,note\n"
        "aland,core,2029,3%,\"beta(6, 3)\",speech_2025_05,how far it will be met is an assumption\n"
        "borland,core,2029,3%,\"beta(6, 3)\",speech_2025_05,how far it will be met is an assumption\n";
    files["portfolio.csv"] =
        "party,year,category,share,source,note\n"
        "aland,2024,pumps,4%,assumption,order of magnitude of the yearbook's machinery line\n"
        "borland,2024,pumps,5%,assumption,order of magnitude of the yearbook's machinery line\n";
    files["items.csv"] =
        "item,name,unit,category,price,price_growth,learning_rate,experience,lead_months,cooperation,source,note\n"
        "pump,\"pump, complete\",pumps,pumps,0.03 to 0.04,0.01,0.05,20000,3,0.6,yearbook_2025,price in million EUR; "
        "cooperation is an assumption\n"
        "pump_rebuilt,pump rebuilt out of store,pumps,pumps,0.01,0,,,1,0,assumption,a third of a new one\n"
        "casting,casting of a pump,castings,,,,,,0,0.4,yearbook_2025,an input: no price and no lead of its own\n"
        "old_pump,pump in store,pumps,,,,,,0,0,yearbook_2025,eaten by rebuilding\n";
    files["recipes.csv"] =
        "item,input,quantity,source,note\n"
        "pump,casting,2,yearbook_2025,two castings a pump\n"
        "pump_rebuilt,old_pump,1,assumption,one old pump for each that is rebuilt\n";
    files["lines.csv"] =
        "line,party,item,status,chance,capacity,per,decision,trigger,build_months,slip_months,ramp_months,ramp_shape,"
        "availability,until,company,"
        "source,note\n"
        "aland-1,aland,pump,operating,1,1800,year,,,,,,,0.93,,Aland Pumps,yearbook_2025,\n"
        "aland-2,aland,pump,building,0.95,1500,year,2024-11,,14 to 20,slip,6 to 12,1.3,0.92,,Aland "
        "Pumps,speech_2025_05,times are assumptions\n"
        "aland-3,aland,pump,planned,0.9,1200,year,,6,12 to 18,slip,6 to 12,1.3,0.92,,,assumption,would be built once "
        "orders wait for more than six months\n"
        "borland-1,borland,pump,operating,1,900,year,,,,,,,0.9,,Borland Works,yearbook_2025,\n"
        "aland-castings,aland,casting,operating,1,5200,year,,,,,,,0.95,,Aland Castings,yearbook_2025,\n"
        "borland-castings,borland,casting,operating,1,250 to 320,month,,,,,,,0.9,,,assumption,from the number of "
        "furnaces\n"
        "cestria-1,cestria,pump,operating,1,3600 to 4800,year,,,,,,,0.95,,,yearbook_2025,range of two estimates\n"
        "cestria-castings,cestria,casting,operating,1,11000,year,,,,,,,0.95,,,assumption,enough for its pumps\n"
        "cestria-rebuild,cestria,pump_rebuilt,operating,1,40,month,,,,,,,0.95,2027-12,,assumption,the store is empty "
        "by then\n";
    files["programmes.csv"] =
        "programme,party,receiver,item,kind,value,per,fill_months,from,to,priority,source,note\n"
        "aland-stock,aland,,pump,stock_target,6000,,24,,,1,speech_2025_05,stock for a year of use\n"
        "borland-pumps,borland,,pump,rate,1500,year,,2024-01,,1,yearbook_2025,\n"
        "borland-for-aland,borland,aland,pump,rate,100,year,,2025-07,,2,assumption,a gift each year\n"
        "cestria-pumps,cestria,,pump,rate,4500,year,,,,1,assumption,all that it can make\n"
        "cestria-rebuilt,cestria,,pump_rebuilt,rate,40,month,,,2027-12,1,assumption,all that it can rebuild\n";
    files["use.csv"] =
        "party,item,rate,per,from,to,source,note\n"
        "aland,pump,1500,year,,,yearbook_2025,\n"
        "borland,pump,800,year,,,yearbook_2025,\n"
        "cestria,pump_rebuilt;pump,250,month,,,assumption,old ones first\n";
    files["stocks.csv"] =
        "party,item,stock,book,waiting,source,note\n"
        "aland,pump,2000 to 2600,150,60,yearbook_2025,\n"
        "cestria,old_pump,1500,0,0,assumption,from the age of its works\n";
    return files;
}

}  // namespace

const FileSet& starter_files() {
    static const FileSet files = make_starter_files();
    return files;
}

}  // namespace sinews::scenario
