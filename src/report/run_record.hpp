#pragma once
// What made a result, so that anyone can make it again.

#include <cstdint>
#include <string>
#include <vector>

namespace sinews::report {

struct Seconds {
    double read = 0, compile = 0, simulate = 0, write = 0, total = 0;
};

struct RunRecord {
    std::string version;
    std::string scenario_name;  // the folder's last name, not its path
    std::uint64_t seed = 1;
    bool point = false;  // without uncertainty
    unsigned threads = 1;
    std::vector<std::string> settings;  // --set NAME=EXPR, as given
    std::vector<std::string> levers;    // --lever NAME, as given
    std::uint64_t scenario_hash = 0;    // of the files as read, before settings
    std::uint64_t result_hash = 0;
    std::string posterior;  // fingerprint of the posterior's file; "" when all draws are the prior's
    std::string page_plan;  // the page's `plan` object (page_plan.hpp); "": no such section
    Seconds seconds;
};

}  // namespace sinews::report
