// libFuzzer: bytes -> a scenario's files, read, checked, shown and traced. Nothing may crash, hang or run out of memory, and
// what comes out must hold together.
//
// An input that starts with `=== NAME` is a set of files, each under such a line, laid over the starter scenario. Any other
// input is one expression, one CSV table and one TOML file at once.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "scenario/csv.hpp"
#include "scenario/evaluate.hpp"
#include "scenario/explain.hpp"
#include "scenario/parse_expression.hpp"
#include "scenario/read.hpp"
#include "scenario/render.hpp"
#include "scenario/starter.hpp"
#include "scenario/toml_tree.hpp"
#include "scenario/trace.hpp"
#include "scenario/value_fields.hpp"

namespace {

using namespace sinews::scenario;

void must(bool holds) {
    if (!holds) std::abort();
}

FileSet split_files(std::string_view input) {
    constexpr std::string_view mark = "=== ";
    FileSet files = starter_files();
    while (input.starts_with(mark)) {
        const std::size_t line_end = std::min(input.find('\n'), input.size());
        const std::string name(input.substr(mark.size(), line_end - mark.size()));
        input.remove_prefix(std::min(line_end + 1, input.size()));
        const std::size_t next = input.starts_with(mark) ? 0 : input.find("\n=== ");
        const std::size_t end = next == std::string_view::npos ? input.size() : next + (next == 0 ? 0 : 1);
        files[name] = std::string(input.substr(0, end));
        input.remove_prefix(end);
    }
    return files;
}

void check_faults(const Faults& faults, const FileSet& files) {
    for (const Fault& fault : faults) {
        must(find_explanation(fault.code) != nullptr);
        must(!fault.problem.empty() && !fault.mend.empty());
        must(fault.place.line >= 0 && fault.place.column >= 0);
    }
    for (const FaultFormat format : {FaultFormat::full, FaultFormat::concise}) {
        for (const char character : render_faults(faults, files, "folder/", format)) {
            const auto byte = static_cast<unsigned char>(character);
            must(byte >= 0x20 || character == '\n');
        }
    }
}

void check_files(std::string_view input) {
    const FileSet files = split_files(input);
    const ReadResult result = read_scenario(files);
    check_faults(result.faults, files);
    if (has_errors(result.faults)) return;
    // What is called valid must have a value in every cell, and be traceable.
    const VariablePoints points = point_values(result.scenario.variables);
    for_each_value(result.scenario,
                   [&](const ValueField& field) { must(std::isfinite(point_value(field.value.expression, points))); });
    must(result.scenario.months() >= 1 && result.scenario.months() <= 1200);
    for (const Party& party : result.scenario.parties) must(!trace(result.scenario, party.party).traces.empty());
}

void check_single(std::string_view input) {
    const ParsedExpression parsed = parse_expression(input);
    must(!parsed.fault || (parsed.expression.empty() && parsed.fault->column >= 1));
    for (std::size_t position = 0; position < parsed.expression.nodes.size(); ++position) {
        const ExpressionNode& node = parsed.expression.nodes[position];
        for (const int argument : {node.first, node.second, node.third}) must(argument < static_cast<int>(position));
    }
    (void)point_value(parsed.expression, {});
    FaultList faults;
    const CsvTable table = read_csv(input, "input.csv", faults);
    must(table.columns() == 0 || table.cells.size() % table.columns() == 0);
    (void)read_toml(input, "input.toml", faults);
    check_faults(faults.take(), {{"input.csv", std::string(input)}, {"input.toml", std::string(input)}});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.starts_with("=== ")) {
        check_files(input);
    } else {
        check_single(input);
    }
    return 0;
}
