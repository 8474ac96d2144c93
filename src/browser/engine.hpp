#pragma once
// A scenario, ready to be asked again and again with other levers. What the page runs in its worker; it is the same code
// that tests run natively.

#include <optional>
#include <string>
#include <variant>

#include "browser/question.hpp"
#include "evidence/posterior.hpp"
#include "network/network.hpp"
#include "scenario/scenario.hpp"

namespace sinews::browser {

/// What went wrong, in words.
struct Problem {
    std::string text;
};

class Engine {
public:
    /// Reads the scenario and its posterior. A problem tells all faults of the files.
    [[nodiscard]] static std::variant<Engine, Problem> load(Folder folder);

    /// The data of the page (schema of web/src/data.ts) as far as levers can change them: without `sources`, `evidence`,
    /// `parties` and `items`, which are empty lists, and without `waterfall` where it was not asked for.
    [[nodiscard]] std::variant<std::string, Problem> ask(const Question& question) const;

private:
    scenario::FileSet files_;
    scenario::Scenario scenario_;
    std::uint64_t scenario_hash_ = 0;
    std::optional<evidence::Posterior> posterior_;
    std::string posterior_hash_;
};

}  // namespace sinews::browser
