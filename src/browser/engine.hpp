#pragma once
// A scenario, ready to be asked again and again with other levers. What the page runs in its worker; it is the same code
// that tests run natively.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "analyse/past.hpp"
#include "analyse/plan.hpp"
#include "analyse/run.hpp"
#include "analyse/tally.hpp"
#include "browser/question.hpp"
#include "evidence/posterior.hpp"
#include "network/network.hpp"
#include "network/sampler_store.hpp"
#include "report/run_record.hpp"
#include "scenario/documents.hpp"
#include "scenario/scenario.hpp"
#include "simulate/given_draws.hpp"

namespace sinews::browser {

/// What went wrong, in words.
struct Problem {
    std::string text;
};

/// A question being answered: futures are run a few at a time, so that whoever asks may stop and ask something else.
class Asking {
public:
    /// Runs at most `futures` more; gives how many are left.
    std::uint64_t run(std::uint64_t futures);

    /// The data of the page (schema of web/src/data.ts) of the futures run so far, as far as levers can change them: `sources`,
    /// `evidence`, `parties` and `items` are empty lists, and so is `waterfall` where it was not asked for; the result's hash is then 0. Of a
    /// question about what is shown only measures, comparisons and a headline about the first of these are there. Needs one future.
    [[nodiscard]] std::string answer();

    /// The futures run so far as bytes (shards/tally_bytes.hpp), for another Asking that differs only in which futures it runs.
    [[nodiscard]] std::string portion();

    /// Takes in another's portion: the answer is then of both. False when the bytes are no portion of this question; the Asking is
    /// then worth nothing.
    [[nodiscard]] bool add(std::string_view portion);

private:
    friend class Engine;
    Asking(Question question, scenario::Scenario scenario, std::shared_ptr<const network::Network> network,
           report::RunRecord record);

    /// What the run points into stays where it is when an Asking moves.
    struct Held {
        scenario::Scenario scenario;  // with the levers
        std::shared_ptr<const network::Network> network;
        analyse::Plan plan;
        analyse::Tally tally;
    };

    Question question_;
    std::unique_ptr<Held> held_;
    std::shared_ptr<const simulate::GivenDraws> given_;  // null: as the scenario's ranges draw
    std::shared_ptr<analyse::SharedPast> past_;          // null: none is kept
    std::optional<analyse::ContinuedRun> run_;           // once the first future is asked for
    report::RunRecord record_;
    std::uint64_t done_ = 0;
};

class Engine {
public:
    /// Reads the scenario and its posterior. A problem tells all faults of the files.
    [[nodiscard]] static std::variant<Engine, Problem> load(Folder folder);

    [[nodiscard]] std::variant<Asking, Problem> ask(const Question& question);

private:
    [[nodiscard]] std::shared_ptr<const simulate::GivenDraws> given_draws(const network::Network& network,
                                                                          std::uint64_t seed);
    /// What questions about the same comparisons and measures share; null for one about everything.
    [[nodiscard]] std::shared_ptr<analyse::SharedPast> past_of(const Question& question);

    scenario::FileSet files_;
    std::unique_ptr<const scenario::Documents> documents_;  // of files_
    scenario::Scenario scenario_;
    network::SamplerStore samplers_;
    std::shared_ptr<const network::Network> plain_;  // of the scenario as written
    report::RunRecord record_;
    std::optional<evidence::Posterior> posterior_;
    std::shared_ptr<const simulate::GivenDraws> given_;  // of the seed last asked for
    std::uint64_t given_seed_ = 0;
    std::shared_ptr<analyse::SharedPast> past_;  // of the seed and of what was shown last
    std::uint64_t past_seed_ = 0;
    Shown past_shown_;
};

}  // namespace sinews::browser
