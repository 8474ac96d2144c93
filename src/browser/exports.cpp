// What WebAssembly gives to its page: one input buffer, one output buffer, six calls. web/src/engine/module.ts is the
// other side. A call returns 0 and leaves its answer in the output, or 1 and leaves there what is wrong.

#include <cstdint>
#include <optional>
#include <string>

#include "browser/engine.hpp"

namespace {

using namespace sinews::browser;

// A module holds one scenario; the page starts another module for another one.
struct Module {
    std::string input, output;
    std::optional<Engine> engine;
    std::optional<Asking> asking;
};

Module& module() {
    static Module one;
    return one;
}

int done(std::string output) {
    module().output = std::move(output);
    return 0;
}

int failed(std::string problem) {
    module().output = std::move(problem);
    return 1;
}

}  // namespace

#define SINEWS_EXPORT(name) extern "C" __attribute__((used, export_name(#name)))

/// Where to put `bytes` bytes of input.
SINEWS_EXPORT(sinews_input) char* sinews_input(std::size_t bytes) {
    module().input.resize(bytes);
    return module().input.data();
}

SINEWS_EXPORT(sinews_output) const char* sinews_output() { return module().output.data(); }
SINEWS_EXPORT(sinews_output_size) std::size_t sinews_output_size() { return module().output.size(); }

/// Input: a folder (read_folder). Output: nothing.
SINEWS_EXPORT(sinews_load) int sinews_load() {
    FolderRead read = read_folder(module().input);
    module().input = {};
    if (!read.folder) return failed(read.problem);
    auto loaded = Engine::load(std::move(*read.folder));
    if (const auto* problem = std::get_if<Problem>(&loaded)) return failed(problem->text);
    module().engine.emplace(std::move(std::get<Engine>(loaded)));
    return done("");
}

/// Input: a question (read_question), which takes the place of the one before. Output: nothing.
SINEWS_EXPORT(sinews_begin) int sinews_begin() {
    module().asking.reset();
    std::optional<Engine>& engine = module().engine;
    if (!engine) return failed("no scenario is loaded");
    const QuestionRead read = read_question(module().input);
    if (!read.question) return failed(read.problem);
    auto asking = engine->ask(*read.question);
    if (const auto* problem = std::get_if<Problem>(&asking)) return failed(problem->text);
    module().asking.emplace(std::move(std::get<Asking>(asking)));
    return done("");
}

/// Runs at most so many futures of the question more; gives how many are left.
SINEWS_EXPORT(sinews_run) std::uint32_t sinews_run(std::uint32_t futures) {
    std::optional<Asking>& asking = module().asking;
    return asking ? static_cast<std::uint32_t>(asking->run(futures)) : 0;
}

/// Output: the futures run so far, as bytes, for another module that was asked the same.
SINEWS_EXPORT(sinews_portion) int sinews_portion() {
    std::optional<Asking>& asking = module().asking;
    return asking ? done(asking->portion()) : failed("no question is asked");
}

/// Input: what sinews_portion of another module gave. Output: nothing.
SINEWS_EXPORT(sinews_add) int sinews_add() {
    std::optional<Asking>& asking = module().asking;
    if (!asking) return failed("no question is asked");
    const bool added = asking->add(module().input);
    module().input = {};
    if (added) return done("");
    asking.reset();
    return failed("what was to be added is no portion of this question");
}

/// Output: the page's data, of the futures run so far and of those that were added.
SINEWS_EXPORT(sinews_answer) int sinews_answer() {
    std::optional<Asking>& asking = module().asking;
    return asking ? done(asking->answer()) : failed("no question is asked");
}
