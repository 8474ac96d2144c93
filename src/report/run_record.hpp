#pragma once
// What made a result, so that anyone can make it again.

#include <cstdint>
#include <string>
#include <vector>

#include "words/words.hpp"

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
    std::string posterior;     // fingerprint of the posterior's file; "" when all draws are the prior's
    words::Language language;  // of the headline, and in which the page opens
    Seconds seconds;
    /// The scenario that the engine in the page is to have: report::packed of browser::folder_json. "" leaves the engine out.
    std::string packed_scenario;
};

}  // namespace sinews::report
