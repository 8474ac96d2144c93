#pragma once
// A portion of a run on its way through a cluster: any ranges of its replications, joined in the order in which they come.
//
// A shard is for files: one range, with the scenario, so that it can be merged years later. A portion lives in the memory of
// the processes of one run, which have the scenario; it is packed only when it moves from one to another.

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shards/shard_file.hpp"

namespace sinews::shards {

struct Portion {
    Identity identity;
    std::vector<analyse::Range> ranges;  // ascending; none is empty, none touches the next
    double seconds = 0;                  // to simulate, of all
    analyse::Tally tally;
};

/// Adds another portion of the same run. What keeps it from being added, in words: "foreign ..." or "doubled ...", and then
/// nothing is added; "" when it was.
[[nodiscard]] std::string add_portion(const Portion& other, Portion& sum);

[[nodiscard]] std::string portion_bytes(const Portion& portion);

/// What portion_bytes wrote, for a run of this plan.
[[nodiscard]] std::variant<Portion, Damage> read_portion(std::string_view bytes, const analyse::Plan& plan);

/// What keeps a portion from being the whole run of this identity, one sentence each; empty: it is.
[[nodiscard]] std::vector<std::string> problems_of(const Portion& portion, const Identity& run);

}  // namespace sinews::shards
