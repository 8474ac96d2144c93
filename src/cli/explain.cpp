// `sinews explain`: what a fault's code means, with an example and its mend.

#include <cstdio>
#include <memory>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "scenario/explain.hpp"
#include "scenario/suggest.hpp"

namespace sinews::cli {

namespace {

std::string indented(std::string_view text) {
    std::string out = "    ";
    for (const char character : text) {
        out += character;
        if (character == '\n') out += "    ";
    }
    return out + "\n";
}

std::string as_text(const scenario::Explanation& explanation) {
    std::string out = std::string(explanation.code) + ": " + std::string(explanation.title) + "\n\n";
    out += std::string(explanation.text) + "\n";
    if (!explanation.broken.empty()) out += "\nwrong:\n" + indented(explanation.broken);
    if (!explanation.mended.empty()) out += "\nright:\n" + indented(explanation.mended);
    return out;
}

std::string list_of_codes() {
    std::string out;
    for (const scenario::Explanation& explanation : scenario::explanations()) {
        out += std::string(explanation.code) + "  " + std::string(explanation.title) + "\n";
    }
    return out;
}

int run_explain(const std::string& code) {
    if (code.empty()) return write_output(list_of_codes());
    const scenario::Explanation* explanation = scenario::find_explanation(code);
    if (explanation != nullptr) return write_output(as_text(*explanation));
    std::vector<std::string_view> known;
    for (const scenario::Explanation& other : scenario::explanations()) known.push_back(other.code);
    std::fprintf(stderr, "error: there is no code `%s`; %s\n", code.c_str(),
                 scenario::did_you_mean(code, known, "`sinews explain` lists all codes").c_str());
    return exit_wrong_command_line;
}

}  // namespace

void add_explain(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "explain", "tell what a fault's code means, with an example");
    set_examples(*command,
                 "  sinews explain E014    one code\n"
                 "  sinews explain         the list of all codes\n");
    auto code = std::make_shared<std::string>();
    command->add_option("code", *code, "a code such as E014 or W001");
    command->callback([code, &exit_code] { exit_code = run_explain(*code); });
}

}  // namespace sinews::cli
