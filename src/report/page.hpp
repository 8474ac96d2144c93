#pragma once
// report.html: the page of web/ with the answers put in.

#include <string>
#include <string_view>
#include <vector>

#include "analyse/answers.hpp"
#include "analyse/lever_answers.hpp"
#include "report/run_record.hpp"

namespace sinews::report {

/// A part of the page that does not come from the run's answers: the name of a field of its data, and its value as JSON.
struct PageSection {
    std::string name, json;
};
using PageSections = std::vector<PageSection>;

/// The whole page. With `levers`, what they are worth is a section of it; `sections` are others.
[[nodiscard]] std::string page(const analyse::Answers& answers, const std::vector<std::string>& headline,
                               const RunRecord& record, const analyse::LeverAnswers* levers = nullptr,
                               const PageSections& sections = {});

/// The data of the page as JSON (schema "sinews-report-1", web/src/data.ts), every `<` as \u003c so that no text of a
/// scenario can end the script element. Numbers are rounded to six digits: that is finer than the quantiles are.
[[nodiscard]] std::string page_data(const analyse::Answers& answers, const std::vector<std::string>& headline,
                                    const RunRecord& record, const analyse::LeverAnswers* levers = nullptr,
                                    const PageSections& sections = {});

/// Of these data what a lever may change, for a page that has the rest: no parties, items, evidence, sources, levers.
[[nodiscard]] std::string changing_page_data(const analyse::Answers& answers, const std::vector<std::string>& headline,
                                             const RunRecord& record);

/// Headline, claims and sources as HTML for readers without scripts.
[[nodiscard]] std::string page_static(const analyse::Answers& answers, const std::vector<std::string>& headline);

/// A template with its markers replaced in one pass, so that text which looks like a marker stays text.
[[nodiscard]] std::string fill_template(std::string_view page, std::string_view title, std::string_view data,
                                        std::string_view fragment, std::string_view engine = "",
                                        std::string_view scenario = "");

/// Text as HTML: & < > " and ' escaped.
[[nodiscard]] std::string html_text(std::string_view text);

}  // namespace sinews::report
