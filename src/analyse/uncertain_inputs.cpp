#include "analyse/uncertain_inputs.hpp"

#include <algorithm>

#include "numerics/stream.hpp"

namespace sinews::analyse {

namespace {

void add_cells(const network::ParameterTable& table, std::vector<UncertainInput>& inputs) {
    for (std::size_t at = 0; at < table.drawn.size(); ++at) {
        const network::Program& program = table.program[at];
        const std::string& cell = table.name[static_cast<std::size_t>(table.drawn[at])];
        const std::size_t first = inputs.size();
        for (int step = 0; step < program.instruction_count; ++step) {
            const int instruction = program.first_instruction + step;
            const network::Instruction& entry = table.instructions[static_cast<std::size_t>(instruction)];
            if (scenario::is_draw(entry.operation)) inputs.push_back({cell, entry.stream, instruction});
        }
        if (inputs.size() - first < 2) continue;
        for (std::size_t draw = first; draw < inputs.size(); ++draw) {
            inputs[draw].name += "#" + std::to_string(draw - first);
        }
    }
}

void add_tosses(const network::Network& network, std::vector<UncertainInput>& inputs) {
    for (const network::Line& line : network.lines) {
        if (line.chance == network::absent || network.parameters.is_constant(line.chance, 1) ||
            network.parameters.is_constant(line.chance, 0)) {
            continue;
        }
        const bool candidate = line.kind == network::LineKind::candidate;
        inputs.push_back({(candidate ? "candidates/" : "lines/") + line.name + "/comes", line.chance_stream, -1});
    }
}

}  // namespace

std::vector<UncertainInput> uncertain_inputs(const network::Network& network) {
    std::vector<UncertainInput> inputs;
    add_cells(network.parameters, inputs);
    add_tosses(network, inputs);
    std::ranges::sort(inputs, {}, &UncertainInput::name);
    return inputs;
}

std::vector<double> uniforms_of(const UncertainInput& input, std::uint64_t seed, Range range) {
    std::vector<double> uniforms;
    uniforms.reserve(static_cast<std::size_t>(range.count));
    for (std::uint64_t at = 0; at < range.count; ++at) {
        uniforms.push_back(numerics::uniform(seed, input.stream, range.first + at, 0));
    }
    return uniforms;
}

simulate::GivenDraws replace_input(const UncertainInput& input, std::vector<double> uniforms) {
    simulate::GivenDraws draws;
    draws.members = uniforms.size();
    draws.streams = {input.stream};
    draws.uniforms = std::move(uniforms);
    return draws;
}

}  // namespace sinews::analyse
