#pragma once
// Section 4, "Waterfall": why a bloc makes less of a final item than it wishes for, in units a month.

#include <map>
#include <string>
#include <utility>

#include "reference/month.hpp"

namespace sinews::reference {

/// One month of one bloc and final item. wished = money + capacity + cooperation + ramp + inputs + made.
struct WaterfallMonth {
    double wished = 0, ordered = 0;
    double money = 0, capacity = 0, cooperation = 0, ramp = 0, inputs = 0;
    ByName inputs_by_name;  // sums to `inputs`
    double made = 0;        // in the bloc for the bloc, as far as it serves the ordered rate
    // Beside the terms:
    double backlog = 0;  // made above the ordered rate
    double imported = 0, exported = 0;
    double idle = 0;
};

using BlocItem = std::pair<std::string, std::string>;

/// All blocs and final items. `at_start` is the state with the stocks of the start of the month.
[[nodiscard]] std::map<BlocItem, WaterfallMonth> waterfall_of(const Parameters& parameters, const State& at_start,
                                                              const Month& now);

/// C minus what share_out(need, C) would assign, by item and maker; the need of an input is what the targets of
/// step 6 pull.
[[nodiscard]] Table idle_capacity(const Parameters& parameters, const Month& now);

}  // namespace sinews::reference
