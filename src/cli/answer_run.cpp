#include "cli/answer_run.hpp"

#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include "analyse/answers.hpp"
#include "analyse/headline.hpp"
#include "analyse/trajectory.hpp"
#include "cli/beside.hpp"
#include "cli/exit_codes.hpp"
#include "cli/output.hpp"
#include "cli/result_files.hpp"
#include "cli/screen.hpp"
#include "report/hash.hpp"
#include "report/page_plan.hpp"

namespace sinews::cli {

int tell_interrupted() {
    std::fputs("interrupted: nothing was written\n", stderr);
    return exit_interrupted;
}

ToldAnswers tell_answers(const RunParts& run, const analyse::Tally& tally, report::RunRecord& record,
                         report::PageSections sections) {
    auto hash = beside(record.threads, [&tally] { return report::result_hash(tally); });
    ToldAnswers told;
    told.answers = analyse::make_answers(run.scenario, run.network, run.plan, tally, run.mode);
    told.sections = std::move(sections);
    if (run.without_plan != nullptr) {
        const report::PagePlan plan = report::page_plan(run.plan_json, told.answers, *run.without_plan);
        if (!plan.problem.empty()) {
            told.warning = "warning: no plan in the report: " + plan.problem + "\n";
        } else {
            told.sections.push_back({"plan", plan.json});
        }
    }
    told.headline = analyse::headline(told.answers, record.language);
    for (auto& sentence : analyse::lever_sentences(told.answers, record.levers, record.language)) {
        told.headline.push_back(std::move(sentence));
    }
    record.result_hash = hash.get();
    return told;
}

int answer_run(const RunParts& run, analyse::Tally tally, report::RunRecord& record, const AnswerOptions& options,
               const Timer& whole) {
    const ToldAnswers told = tell_answers(run, tally, record, options.sections);
    // To give back that many sketches takes as long as a table, and nobody needs them any more.
    auto given_back = beside(record.threads, [kept = std::optional(std::move(tally))]() mutable { kept.reset(); });
    std::fputs(told.warning.c_str(), stderr);
    const auto& [answers, headline, sections, warning] = told;
    std::optional<analyse::Trajectory> trajectory;
    if (run.mode == simulate::Mode::point) {
        trajectory = analyse::record(run.scenario, run.network, run.mode, record.seed, 0);
    }
    const WrittenFiles written =
        write_results(options.out, answers, headline, trajectory ? &*trajectory : nullptr, record, whole, sections);
    given_back.get();
    if (written.interrupted) return tell_interrupted();
    if (written.failure) {
        std::fputs(("error: " + *written.failure + "; nothing was written\n").c_str(), stderr);
        return exit_failed;
    }
    if (options.json) return write_output(written.summary);
    if (options.quiet) return exit_done;
    const Style style{output_has_colour()};
    std::string text = screen(answers, headline, style);
    const std::string last = closing_lines(answers, record, options.out, written.names, options.scenario);
    text += answer_again(headline, text + last, output_rows());
    return write_output(text + last);
}

}  // namespace sinews::cli
