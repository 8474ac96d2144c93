// `sinews check`: all faults of a scenario at once.

#include <cstdio>
#include <memory>

#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/fault_json.hpp"
#include "cli/folder.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "scenario/render.hpp"

namespace sinews::cli {

namespace {

struct CheckOptions {
    std::string folder;
    std::string format = "full";
    bool json = false;  // the same as --format json, as in other commands
    bool quiet = false;
};

std::string as_json(const std::string& folder, const scenario::Faults& faults) {
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    std::size_t errors = 0;
    for (const scenario::Fault& fault : faults) {
        if (fault.severity == scenario::Severity::error) ++errors;
        list.push_back(fault_json(fault));
    }
    nlohmann::ordered_json document{
        {"schema", "sinews-check-1"},         {"folder", folder},         {"valid", errors == 0}, {"errors", errors},
        {"warnings", faults.size() - errors}, {"faults", std::move(list)}};
    return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

std::string valid_text(const scenario::Scenario& scenario, const std::string& folder) {
    const auto count = [](std::size_t number, const std::string& one, const std::string& many) {
        return std::to_string(number) + " " + (number == 1 ? one : many);
    };
    return folder + " is valid: " + count(scenario.parties.size(), "party", "parties") + ", " +
           count(scenario.items.size(), "item", "items") + ", " + count(scenario.lines.size(), "line", "lines") + ", " +
           count(static_cast<std::size_t>(scenario.months()), "month", "months") + "\n";
}

int run_check(const CheckOptions& options) {
    const FolderFiles folder = read_folder(options.folder);
    if (folder.failure) {
        std::fprintf(stderr, "error: %s\n", folder.failure->c_str());
        return exit_failed;
    }
    const scenario::ReadResult read = scenario::read_scenario(folder.files);
    const scenario::Faults faults = all_faults(folder, read.faults);
    const int exit_code = scenario::has_errors(faults) ? exit_invalid_scenario : exit_done;
    std::string text;
    if (options.json || options.format == "json") {
        text = as_json(options.folder, faults);
    } else {
        const auto format = options.format == "concise" ? scenario::FaultFormat::concise : scenario::FaultFormat::full;
        text = scenario::render_faults(faults, folder.files, folder_prefix(options.folder), format);
        const bool say_valid = exit_code == exit_done && !options.quiet && options.format == "full";
        if (say_valid) text += valid_text(read.scenario, options.folder);
    }
    const int written = write_output(text);
    return written != exit_done ? written : exit_code;
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "check", "read a scenario and tell all that is wrong with it");
    set_examples(*command,
                 "  sinews check scenarios/alliance                     every fault with its place and its mend\n"
                 "  sinews check scenarios/alliance --format concise    one line each: file:line:column: CODE problem\n"
                 "  sinews check scenarios/alliance --format json       for programs\n");
    auto options = std::make_shared<CheckOptions>();
    command->add_option("scenario", options->folder, "folder of the scenario")->required();
    command->add_option("--format", options->format, "full, concise or json")
        ->check(CLI::IsMember({"full", "concise", "json"}))
        ->capture_default_str();
    command->add_flag("--json", options->json, "the same as --format json");
    command->add_flag("-q,--quiet", options->quiet, "say nothing when there is nothing wrong");
    command->callback([options, &exit_code] { exit_code = run_check(*options); });
}

}  // namespace sinews::cli
