// `sinews serve`: the report of a scenario in the browser, anew after every edit.

#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/interrupt.hpp"
#include "cli/load_scenario.hpp"
#include "cli/output.hpp"
#include "cli/page_maker.hpp"
#include "cli/prepare_run.hpp"
#include "cli/run_options.hpp"
#include "report/page.hpp"
#include "serve/follow.hpp"
#include "serve/guard.hpp"
#include "serve/live_page.hpp"
#include "serve/server.hpp"
#include "serve/token.hpp"
#include "words/words.hpp"

namespace sinews::cli {

namespace {

struct ServeOptions {
    RunOptions run;
    std::uint16_t port = 8400;
};

int failed(const std::string& why) {
    std::fputs(("error: " + why + "\n").c_str(), stderr);
    return exit_failed;
}

/// The banner's messages in all languages, since a page can change its own: see web/ and serve/live.js.
std::string banner_words() {
    nlohmann::ordered_json all;
    for (std::size_t at = 0; at < words::codes.size(); ++at) {
        const words::Language language{at};
        all[std::string(language.code())] = {{"running", words::say(language, "serve.running")},
                                             {"refining", words::say(language, "serve.refining")},
                                             {"faults", words::say(language, "serve.faults")},
                                             {"faults_first", words::say(language, "serve.faults_first")},
                                             {"more", words::say(language, "serve.more")},
                                             {"lost", words::say(language, "serve.lost")},
                                             {"close", words::say(language, "serve.close")}};
    }
    return all.dump();
}

std::string first_page(words::Language language) {
    return serve::waiting_page(language.code(), "sinews", report::html_text(words::say(language, "serve.waiting")));
}

/// What is wrong before anything is served: a folder or file that cannot be read, an option that names nothing. Faults of the
/// scenario are not: they are what is going to be edited.
int refused_at_once(const RunOptions& options) {
    const Timer whole;
    const PreparedRun run =
        prepare_run(options, load_scenario(options.scenario, options.settings, options.plan), true, whole);
    if (run.exit_code == exit_done || run.exit_code == exit_invalid_scenario) return exit_done;
    std::fputs(run.failure.c_str(), stderr);
    return run.exit_code;
}

int run_serve(const ServeOptions& options) {
    watch_interrupts();
    const int refused = refused_at_once(options.run);
    if (refused != exit_done) return refused;
    const std::optional<std::string> token = serve::new_token();
    if (!token) return failed("the system gives no random bytes for the page's address; nothing was served");
    serve::Server server({options.port, *token, banner_words(), first_page(options.run.language)});
    if (const std::optional<std::string>& failure = server.failure()) return failed(*failure);
    if (!options.run.quiet) {
        std::fputs(("serving " + options.run.scenario +
                    " until Ctrl-C. Its address is a secret: whoever has it on this " + "machine sees the page.\n")
                       .c_str(),
                   stderr);
    }
    const int written = write_output(serve::address_of(server.port(), *token) + "\n");
    if (written != exit_done) return written;
    PageMaker maker(options.run);
    const serve::Work work{
        [&maker] { return maker.fingerprint(); },
        [&maker](const std::atomic<bool>& stop, const serve::ShowEarly& early) { return maker.make(stop, early); }};
    const auto problem = serve::follow(work, server, interrupted());
    return problem ? failed(*problem) : exit_done;
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "serve", "show the report in the browser, anew after every edit");
    set_examples(*command,
                 "  sinews serve my-scenario                 prints an address to open; Ctrl-C ends it\n"
                 "  sinews serve my-scenario -n 1000         quicker answers while you edit\n"
                 "  sinews serve my-scenario --port 0        on any port that is free\n");
    auto options = std::make_shared<ServeOptions>();
    add_run_options(*command, options->run);
    command->add_option("--port", options->port, "of 127.0.0.1; 0 takes any that is free")
        ->type_name("N")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str();
    command->callback([options, &exit_code] { exit_code = run_serve(*options); });
}

}  // namespace sinews::cli
