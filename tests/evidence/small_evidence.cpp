#include "evidence/small_evidence.hpp"

#include <cstdio>
#include <cstdlib>

#include "numerics/elementary.hpp"
#include "support/folder.hpp"
#include "support/small_scenario.hpp"

namespace sinews::support {

using evidence::Matrix;
using evidence::Observation;
using evidence::Observations;

namespace {

SmallScenario base() {
    SmallScenario small;
    small.months = 24;
    small.settings = {{"as_of", "\"2025-12\""}};
    small.rows["parties.csv"] = {"a,A,west,one", "b,B,east,two"};
    small.rows["items.csv"] = {"round,Round,rounds,ammunition,1,0,,,0,0", "body,Body,bodies,ammunition,1,0,,,,0.5"};
    small.rows["recipes.csv"] = {"round,body,1"};
    small.rows["lines.csv"] = {
        "a-round,a,round,operating,1,50000 to 200000,month,,,,,,,1,,",
        "a-body,a,body,operating,1,scale*(300000 to 500000),month,,,,,,,1,,",
        "a-new,a,round,building,1,\"pert(10000,40000,120000)\",month,2024-03,,6 to 12,0,6 to 18,1,1,,",
        "b-round,b,round,operating,1,scale*100000,month,,,,,,,1,,", "b-body,b,body,operating,1,900000,month,,,,,,,1,,"};
    small.rows["programmes.csv"] = {"a-buys,a,,round,rate,2000000,month,,,,1",
                                    "b-buys,b,,round,rate,2000000,month,,,,1"};
    small.questions =
        "[[measure]]\nid = \"a_12m\"\ntext = \"rounds of A\"\nmetric = \"made\"\nparties = [\"a\"]\nitems = { round = "
        "1 }\n"
        "window = \"12-month sum\"\n";
    return small;
}

std::string evidence_rows() {
    return "id,party,item,measure,from,to,low,value,high,unit,kind,origin,source,note\n"
           "o1,a,round,made,2024-02,2024-02,,100000,,rounds/month,actual,P,late,x\n"
           "o2,a,round,made,2024-01,2024-12,,1500000,,rounds,estimate,Q,late,x\n"
           "o3,,,a_12m,2025-01,2025-12,,1700000,,rounds/year,claim,R,late,x\n"
           "o4,a,round,made,2025-06,2025-06,,150000,,rounds/month,estimate,P,late,x\n"
           "o5,a,round,capacity,2025-10,2025-10,,160000,,rounds/month,capacity,S,late,x\n"
           "o6,b,round,made,2024-06,2024-06,,90000,,rounds/month,estimate,Q,late,x\n"
           "o7,b,round,made,2025-01,2025-03,,330000,,rounds/quarter,actual,S,late,x\n"
           "o8,b,round,made,2025-08,2025-08,,1200000,,rounds/year,claim,R,late,x\n"
           "o9,a,body,capacity,2024-06,2024-06,,400000,,bodies/month,capacity,S,late,x\n"
           "t1,a,round,made,2025-12,2025-12,,300000,,rounds/month,target,P,late,x\n";
}

}  // namespace

scenario::Scenario small_evidence_scenario() {
    scenario::FileSet files = base().files();
    files["variables.toml"] =
        "[scale]\nvalue = \"0.6 to 1.7\"\nunit = \"factor\"\nsource = \"assumption\"\nnote = \"shared\"\n";
    files["sources.csv"] += "late,Paper,[figures],2026-01-15,\n";
    files["evidence.csv"] = evidence_rows();
    scenario::ReadResult read = scenario::read_scenario(files);
    if (scenario::has_errors(read.faults)) {
        std::fputs(in_words(read.faults).c_str(), stderr);
        std::abort();  // the test itself is broken
    }
    return std::move(read.scenario);
}

evidence::Simulate in_this_thread(int lanes, std::uint64_t part) {
    return [lanes, part](const network::Network& network, const analyse::Plan& plan, std::uint64_t seed,
                         const analyse::OutcomeRequest& request, const simulate::GivenDraws& given,
                         analyse::Outcomes& outcomes) {
        const std::uint64_t end = outcomes.range.first + outcomes.range.count;
        for (std::uint64_t first = outcomes.range.first; first < end; first += part) {
            const analyse::Range range{first, std::min(part, end - first)};
            if (!analyse::run_outcomes(network, plan, simulate::Mode::monte_carlo, seed, range, request, outcomes,
                                       nullptr, nullptr, {lanes}, &given))
                return false;
        }
        return true;
    };
}

Observations reported(const Observations& observations, const evidence::ForwardModel& model, const Matrix& truth,
                      std::uint64_t seed, const evidence::ErrorModel& error_model) {
    Observations result = observations;
    Matrix predicted;
    if (!model.predict(truth, predicted)) std::abort();
    const evidence::Errors errors = evidence::errors_of(observations.list, error_model);
    const Matrix drawn = evidence::draw_heavy_errors(observations.list, errors, seed, 1, 77);
    for (std::size_t at = 0; at < result.list.size(); ++at) {
        Observation& one = result.list[at];
        if (one.kind == evidence::Kind::target) continue;
        one.figure = numerics::exponential(predicted(at, 0) + errors.when_lower[at] * drawn(at, 0));
        one.low = one.high = one.figure;
    }
    return result;
}

}  // namespace sinews::support
