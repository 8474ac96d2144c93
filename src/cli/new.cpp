// `sinews new`: a small scenario to start from.

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "cli/write_folder.hpp"
#include "scenario/starter.hpp"

namespace sinews::cli {

namespace {

int tell_failure(const std::string& text) {
    std::fprintf(stderr, "error: %s; nothing was written\n", text.c_str());
    return exit_failed;
}

int run_new(const std::string& folder) {
    std::error_code error;
    if (std::filesystem::exists(folder, error) && !std::filesystem::is_empty(folder, error)) {
        return tell_failure("`" + folder + "` is there already and not empty");
    }
    FolderWriter writer(folder);
    const auto& files = scenario::starter_files();
    for (const auto& [name, content] : files) writer.add(name, content);
    if (!writer.commit()) return tell_failure(writer.failure().value_or("the folder can not be written"));
    std::string text = folder + ": " + std::to_string(files.size()) + " files of a small scenario, with comments\n";
    text += "next  sinews check " + folder + "\n      sinews run " + folder + " --out out\n";
    return write_output(text);
}

}  // namespace

void add_new(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "new", "write a small scenario to start from");
    set_examples(*command,
                 "  sinews new my-scenario    a folder with two blocs, four items and comments that explain\n");
    auto folder = std::make_shared<std::string>();
    command->add_option("folder", *folder, "folder to make; it must not be there, or be empty")->required();
    command->callback([folder, &exit_code] { exit_code = run_new(*folder); });
}

}  // namespace sinews::cli
