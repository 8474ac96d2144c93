#include "cli/program.hpp"

#include <cstdio>
#include <exception>
#include <new>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "scenario/suggest.hpp"

namespace sinews::cli {

namespace {

constexpr const char* examples =
    "  sinews new my-scenario            a small scenario to start from\n"
    "  sinews check my-scenario          all its faults at once\n"
    "  sinews run my-scenario --out out  simulate; writes out/report.html and tables\n"
    "  sinews serve my-scenario          its report in the browser, anew after every edit\n"
    "  sinews trace my-scenario NAME     where a number comes from\n";

const CLI::App* chosen_command(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? nullptr : chosen.front();
}

std::string known_near(const CLI::App& app, const std::string& written) {
    std::vector<std::string> names;
    const CLI::App* command = chosen_command(app);
    if (command != nullptr && written.starts_with("-")) {
        for (const CLI::Option* option : command->get_options()) {
            for (const auto& name : option->get_lnames()) names.push_back("--" + name);
        }
    } else if (command == nullptr) {
        for (const CLI::App* other : app.get_subcommands({})) names.push_back(other->get_name());
    }
    std::vector<std::string_view> known(names.begin(), names.end());
    const std::string_view near = scenario::nearest(written.substr(0, written.find('=')), known);
    return near.empty() ? "" : "; did you mean `" + std::string(near) + "`?";
}

std::string problem_of(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App* command = chosen_command(app);
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError)) {
        const auto extra = command != nullptr ? command->remaining() : app.remaining();
        if (!extra.empty()) {
            const std::string kind = extra.front().starts_with("-") ? "option"
                                     : command == nullptr           ? "command"
                                                                    : "argument";
            return "unknown " + kind + " `" + extra.front() + "`" + known_near(app, extra.front());
        }
    }
    return error.what();
}

int wrong_command_line(const CLI::App& app, const CLI::ParseError& error) {
    const CLI::App* command = chosen_command(app);
    const std::string name = command != nullptr ? "sinews " + command->get_name() : "sinews";
    std::fprintf(stderr, "error: %s\n`%s --help` tells what it takes\n", problem_of(app, error).c_str(), name.c_str());
    return exit_wrong_command_line;
}

/// Parses and runs. Help and version are "errors" of the parser that end well.
int parse_and_run(int count, const char* const* arguments) {
    int exit_code = exit_done;
    CLI::App app(
        "sinews: from money to production. Who makes how much, when does one side out-produce the\n"
        "other, what holds it back, and how sure is that?\n");
    use_help_style(app);
    set_examples(app, examples);
    app.name("sinews");
    app.set_version_flag("--version", "sinews " SINEWS_VERSION);
    app.set_help_flag("-h,--help", "show this help");
    app.require_subcommand(0, 1);
    add_run(app, exit_code);
    add_serve(app, exit_code);
    add_merge(app, exit_code);
    add_levers(app, exit_code);
    add_sensitivity(app, exit_code);
    add_check(app, exit_code);
    add_explain(app, exit_code);
    add_trace(app, exit_code);
    add_plan(app, exit_code);
    add_solve(app, exit_code);
    add_new(app, exit_code);
    add_calibrate(app, exit_code);
    add_backtest(app, exit_code);
    add_score(app, exit_code);
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) return wrong_command_line(app, error);
        std::ostringstream out;
        app.exit(error, out, out);
        return write_output(out.str());
    }
    if (app.get_subcommands().empty()) {
        std::fputs((app.help() + "\nerror: a command is missing\n").c_str(), stderr);
        return exit_wrong_command_line;
    }
    return exit_code;
}

}  // namespace

int run_program(int count, const char* const* arguments) {
    ignore_closed_pipes();
    try {
        return parse_and_run(count, arguments);
    } catch (const std::bad_alloc&) {
        std::fputs("error: not enough memory\n", stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
    }
    return exit_failed;
}

}  // namespace sinews::cli
