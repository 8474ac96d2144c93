#pragma once
// The stochastic file as written: independent elements, blocks, or scenarios. Positions are those of the core file.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "numerics/distribution.hpp"
#include "stochastic/smps_core.hpp"
#include "stochastic/smps_time.hpp"
#include "stochastic/stochastic_program.hpp"

namespace sinews::stochastic {

/// A number of the core that may come out otherwise.
struct Element {
    enum class Kind { cost, entry, right_side, lower, upper, fixed, offset };
    Kind kind = Kind::cost;
    int row = -1;
    int column = -1;
    friend bool operator==(const Element&, const Element&) = default;
};

enum class Modification { replace, add, multiply };

/// Elements that come out together, independently of all others: a row of INDEP or a block.
struct RandomBlock {
    struct Realisation {
        double chance = 0;
        std::vector<Change> changes;
    };
    std::string name;
    int stage = 0;  // in which it becomes known
    int line = 0;
    std::vector<Realisation> realisations;
    // Of a continuous element, which has no realisations until it is sampled:
    std::optional<numerics::Distribution> distribution;
    Element element;
    Modification modification = Modification::replace;
};

struct ScenarioPath {
    std::string name;
    int parent = -1;  // position in StochasticFile::scenarios; -1: the core itself (ROOT)
    int branch_stage = 0;
    double chance = 0;  // of the whole path
    int line = 0;
    std::vector<Change> changes;  // its own, beside those it inherits
};

struct StochasticFile {
    std::string name;
    std::vector<RandomBlock> blocks;      // sections INDEP and BLOCKS
    std::vector<ScenarioPath> scenarios;  // section SCENARIOS
};

struct StochasticResult {
    StochasticFile stochastic;
    std::vector<SmpsFault> faults;
};

[[nodiscard]] StochasticResult read_stochastic(std::string_view text, SmpsFormat format, const std::string& file,
                                               const CoreFile& core, const TimeFile& time);

/// What an element's value changes; none for an element of a row that means nothing.
void append_changes(const CoreFile& core, const Element& element, double value, std::vector<Change>& changes);

/// The value that the core file has there.
[[nodiscard]] double core_value(const CoreFile& core, const Element& element);

/// The stage to which a change belongs: that of its row, or of its column where it has no row.
[[nodiscard]] int stage_of(const Change& change, const TimeFile& time);

}  // namespace sinews::stochastic
