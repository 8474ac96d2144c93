#include "cli/screen.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analyse/wording.hpp"
#include "cli/layout.hpp"
#include "cli/screen_parts.hpp"
#include "report/hash.hpp"

namespace sinews::cli {

namespace {

std::string marked(bool colour, std::string_view code, std::string_view text) {
    return colour ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
}

void add_block(std::string& screen, const std::string& block) {
    if (!block.empty()) screen += block + "\n";
}

}  // namespace

std::string Style::bold(std::string_view text) const { return marked(colour, "1", text); }
std::string Style::side_a(std::string_view text) const { return marked(colour, "38;5;33", text); }
std::string Style::side_b(std::string_view text) const { return marked(colour, "38;5;130", text); }

std::string screen(const analyse::Answers& answers, const std::vector<std::string>& headline, const Style& style) {
    std::string out = style.bold(fitted(answers.title, screen_width)) + "\n\n";
    for (const auto& sentence : headline) out += wrapped(sentence);
    out += "\n";
    add_block(out, comparison_table(answers, style));
    add_block(out, binding_table(answers, style));
    add_block(out, claims_list(answers, style));
    add_block(out, lines_paragraph(answers, style));
    add_block(out, spending_paragraph(answers, style));
    return out;
}

std::string answer_again(const std::vector<std::string>& headline, std::string_view above, int rows) {
    if (rows <= 0 || headline.empty() || std::ranges::count(above, '\n') < rows) return "";
    return wrapped("answer " + headline.front(), screen_width, 7);
}

std::string closing_lines(const analyse::Answers& answers, const report::RunRecord& record, const std::string& folder,
                          const std::vector<std::string>& files, const std::string& scenario_folder) {
    const report::Seconds& seconds = record.seconds;
    const std::string futures = record.point ? "one future without uncertainty"
                                             : analyse::grouped(static_cast<double>(answers.replications)) + " futures";
    std::string out;
    const std::string posterior = record.posterior.empty() ? "" : ", posterior " + record.posterior;
    out += fmt::format("{}, seed {}{}, result {}\n", futures, record.seed, posterior,
                       report::hash_text(record.result_hash));
    out += fmt::format("{:.2f} s: read {:.2f}, compile {:.2f}, simulate {:.2f}, write {:.2f}\n", seconds.total,
                       seconds.read, seconds.compile, seconds.simulate, seconds.write);
    if (folder.empty()) {
        out += fmt::format("nothing was written   next  sinews run {} --out out\n", scenario_folder);
        return out;
    }
    out += listed("files  " + folder + ": ", files) + "\n";
    out += fmt::format("report {}/report.html   next  sinews trace {} NAME\n", folder, scenario_folder);
    return out;
}

}  // namespace sinews::cli
