#pragma once
// From the tally of a run to its files and to what is shown: the end of `run` and of `merge`.

#include <string>
#include <vector>

#include "analyse/answers.hpp"
#include "analyse/tally.hpp"
#include "cli/timer.hpp"
#include "network/network.hpp"
#include "report/page.hpp"
#include "report/run_record.hpp"
#include "scenario/scenario.hpp"
#include "simulate/state.hpp"

namespace sinews::cli {

/// Where answers go.
struct AnswerOptions {
    std::string out;       // "": nothing is written
    std::string scenario;  // as the next command would name it
    bool json = false;
    bool quiet = false;
    report::PageSections sections;  // of the page, beside the answers
};

/// All that was run.
struct RunParts {
    const scenario::Scenario& scenario;
    const network::Network& network;
    const analyse::Plan& plan;
    simulate::Mode mode;
    // Of a run with a plan: its plan.json, and the answers of the same run without it; "" and null else.
    std::string plan_json{};
    const analyse::Answers* without_plan = nullptr;
};

/// The answers of a tally, and what is said and shown of them.
struct ToldAnswers {
    analyse::Answers answers;
    std::vector<std::string> headline;  // and a sentence a lever
    report::PageSections sections;      // of the page, the plan's among them
    std::string warning;                // for standard error; "" mostly
};

/// Answers of the tally in the record's language; `sections` are those of the page beside. Fills in the record's result hash.
[[nodiscard]] ToldAnswers tell_answers(const RunParts& run, const analyse::Tally& tally, report::RunRecord& record,
                                       report::PageSections sections);

/// Writes and shows the answers; fills in the record's result hash and its seconds of writing and in all. Returns the exit code.
[[nodiscard]] int answer_run(const RunParts& run, analyse::Tally tally, report::RunRecord& record,
                             const AnswerOptions& options, const Timer& whole);

/// Says on standard error that nothing was written; the exit code of an interrupted command.
[[nodiscard]] int tell_interrupted();

}  // namespace sinews::cli
