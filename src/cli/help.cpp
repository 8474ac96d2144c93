#include "cli/help.hpp"

#include <memory>

namespace sinews::cli {

namespace {

class ExamplesFirst : public CLI::Formatter {
public:
    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override {
        if (mode == CLI::AppFormatMode::Sub) return CLI::Formatter::make_help(app, name, mode);
        std::string help = make_description(app);
        if (!app->get_footer().empty()) help += "\nexamples:\n" + app->get_footer() + "\n";
        help += make_usage(app, name);
        help += make_positionals(app);
        help += make_groups(app, mode);
        help += make_subcommands(app, mode);
        return help;
    }

    /// The kind of value alone: limits and exclusions belong to the description and to the message when they are broken.
    std::string make_option_opts(const CLI::Option* option) const override {
        const std::string type = option->get_type_name();
        const std::string kind = type.substr(0, type.find(':'));
        if (option->get_items_expected_max() == 0 || kind.empty() || kind == "TEXT") return "";
        return " " + kind;
    }
};

}  // namespace

CLI::App* add_command(CLI::App& app, const std::string& name, const std::string& purpose) {
    return app.add_subcommand(name, purpose);
}

void set_examples(CLI::App& command, const std::string& examples) { command.footer(examples); }

void use_help_style(CLI::App& app) {
    auto formatter = std::make_shared<ExamplesFirst>();
    formatter->column_width(32);
    formatter->label("REQUIRED", "");
    formatter->label("TEXT", "");
    app.formatter(formatter);
}

}  // namespace sinews::cli
