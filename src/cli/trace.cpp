// `sinews trace`: where a number comes from and what depends on it.

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/folder.hpp"
#include "cli/help.hpp"
#include "cli/output.hpp"
#include "scenario/number.hpp"
#include "scenario/render.hpp"
#include "scenario/trace.hpp"

namespace sinews::cli {

namespace {

using scenario::Trace;

struct TraceOptions {
    std::string folder;
    std::string name;
    bool json = false;
    bool quiet = false;  // no list of what depends on it
};

constexpr std::size_t most_uses = 40;

std::string place_text(const scenario::Place& place, const std::string& prefix) {
    if (place.file.empty()) return "";
    std::string text = prefix + place.file + ":" + std::to_string(place.line);
    if (place.column > 1) text += ":" + std::to_string(place.column);
    return text;
}

/// Three to four digits say all that a summary of draws knows.
std::string rounded(double value) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.4g", value);
    return scenario::number_text(std::strtod(buffer, nullptr));
}

std::string value_text(const scenario::TracedValue& value, const std::string& prefix) {
    std::string text = "  " + value.column + " = " + value.expression + "    " + place_text(value.place, prefix) + "\n";
    if (value.summary) {
        text += "      5 % " + rounded(value.summary->p05) + ", median " + rounded(value.summary->median) + ", mean " +
                rounded(value.summary->mean) + ", 95 % " + rounded(value.summary->p95) + "; --point takes " +
                rounded(value.point) + "\n";
    } else if (scenario::number_text(value.point) != value.expression) {
        text += "      = " + scenario::number_text(value.point) + "\n";
    }
    return text;
}

std::string source_text(const scenario::TracedSource& source) {
    if (source.assumption) return "  assumption\n";
    std::string text = "  " + source.id;
    if (!source.publisher.empty()) text += ": " + source.publisher;
    if (!source.title.empty()) text += ", " + source.title;
    if (!source.date.empty()) text += " (" + source.date + ")";
    text += "\n";
    if (!source.url.empty()) text += "      " + source.url + "\n";
    return text;
}

std::string as_text(const Trace& trace, const TraceOptions& options) {
    const std::string prefix = folder_prefix(options.folder);
    std::string text = trace.kind + " " + trace.path;
    if (!trace.description.empty()) text += "  " + trace.description;
    text += "\n";
    if (!trace.place.file.empty()) text += "  " + place_text(trace.place, prefix) + "\n";
    for (const auto& [column, fact] : trace.facts) text += "  " + column + " = " + fact + "\n";
    for (const scenario::TracedValue& value : trace.values) text += value_text(value, prefix);
    if (!trace.note.empty()) text += "note\n  " + trace.note + "\n";
    if (!trace.sources.empty()) text += "sources\n";
    for (const scenario::TracedSource& source : trace.sources) text += source_text(source);
    if (!trace.uses.empty()) text += "rests on\n";
    for (const std::string& use : trace.uses) text += "  " + use + "\n";
    if (trace.used_by.empty() || options.quiet) return text;
    text += "used by " + std::to_string(trace.used_by.size()) + "\n";
    for (std::size_t position = 0; position < trace.used_by.size() && position < most_uses; ++position) {
        const scenario::TracedUse& use = trace.used_by[position];
        text += "  " + use.path + (use.column.empty() ? "" : " (" + use.column + ")") + "    " +
                place_text(use.place, prefix) + "\n";
    }
    if (trace.used_by.size() > most_uses) {
        text += "  and " + std::to_string(trace.used_by.size() - most_uses) + " more; --json lists all\n";
    }
    return text;
}

nlohmann::ordered_json as_json(const scenario::Place& place) {
    return {{"file", place.file}, {"line", place.line}, {"column", place.column}};
}

nlohmann::ordered_json as_json(const Trace& trace) {
    nlohmann::ordered_json values = nlohmann::ordered_json::array();
    for (const scenario::TracedValue& value : trace.values) {
        nlohmann::ordered_json json{{"column", value.column},
                                    {"expression", value.expression},
                                    {"place", as_json(value.place)},
                                    {"point", value.point},
                                    {"variables", value.variables}};
        if (value.summary) {
            json["summary"] = {{"p05", value.summary->p05},
                               {"median", value.summary->median},
                               {"mean", value.summary->mean},
                               {"p95", value.summary->p95}};
        }
        values.push_back(std::move(json));
    }
    nlohmann::ordered_json sources = nlohmann::ordered_json::array();
    for (const scenario::TracedSource& source : trace.sources) {
        sources.push_back({{"source", source.id},
                           {"publisher", source.publisher},
                           {"title", source.title},
                           {"date", source.date},
                           {"url", source.url},
                           {"assumption", source.assumption}});
    }
    nlohmann::ordered_json uses = nlohmann::ordered_json::array();
    for (const scenario::TracedUse& use : trace.used_by) {
        uses.push_back({{"path", use.path},
                        {"column", use.column},
                        {"description", use.description},
                        {"place", as_json(use.place)}});
    }
    nlohmann::ordered_json facts = nlohmann::ordered_json::object();
    for (const auto& [column, fact] : trace.facts) facts[column] = fact;
    return {{"kind", trace.kind},
            {"path", trace.path},
            {"description", trace.description},
            {"place", as_json(trace.place)},
            {"facts", facts},
            {"values", values},
            {"note", trace.note},
            {"sources", sources},
            {"rests_on", trace.uses},
            {"used_by", uses}};
}

std::string text_of(const scenario::TraceResult& result, const TraceOptions& options) {
    std::string text;
    if (options.json) {
        nlohmann::ordered_json traces = nlohmann::ordered_json::array();
        for (const Trace& trace : result.traces) traces.push_back(as_json(trace));
        const nlohmann::ordered_json document{{"schema", "sinews-trace-1"}, {"name", options.name}, {"traces", traces}};
        return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    }
    for (const Trace& trace : result.traces) text += (text.empty() ? "" : "\n") + as_text(trace, options);
    return text;
}

int run_trace(const TraceOptions& options) {
    const FolderFiles folder = read_folder(options.folder);
    if (folder.failure) {
        std::fprintf(stderr, "error: %s\n", folder.failure->c_str());
        return exit_failed;
    }
    const scenario::ReadResult read = scenario::read_scenario(folder.files);
    const scenario::Faults faults = all_faults(folder, read.faults);
    if (scenario::has_errors(faults)) {
        const std::string text =
            scenario::render_faults(faults, folder.files, folder_prefix(options.folder), scenario::FaultFormat::full);
        std::fputs(text.c_str(), stderr);
        return exit_invalid_scenario;
    }
    const scenario::TraceResult result = scenario::trace(read.scenario, options.name);
    if (result.traces.empty()) {
        std::fprintf(stderr, "error: %s; %s\n", result.problem.c_str(), result.mend.c_str());
        return exit_wrong_command_line;
    }
    return write_output(text_of(result, options));
}

}  // namespace

void add_trace(CLI::App& app, int& exit_code) {
    CLI::App* command = add_command(app, "trace", "tell where a number comes from and what depends on it");
    set_examples(*command,
                 "  sinews trace scenarios/alliance us-camden                     a line with its values and sources\n"
                 "  sinews trace scenarios/alliance lines/us-camden/ramp_months   one cell\n"
                 "  sinews trace scenarios/alliance economy/DEU                   all rows that begin so\n"
                 "  sinews trace scenarios/alliance us_real --json                for programs\n");
    auto options = std::make_shared<TraceOptions>();
    command->add_option("scenario", options->folder, "folder of the scenario")->required();
    command
        ->add_option("name", options->name,
                     "a line, item, programme, party, variable, source or measure, or table/row/column")
        ->required();
    command->add_flag("--json", options->json, "print JSON and nothing else");
    command->add_flag("-q,--quiet", options->quiet, "leave out what depends on it");
    command->callback([options, &exit_code] { exit_code = run_trace(*options); });
}

}  // namespace sinews::cli
