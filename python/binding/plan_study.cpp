#include "binding/plan_study.hpp"

#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <atomic>
#include <cstring>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "binding/model.hpp"
#include "binding/plan_block.hpp"
#include "binding/watched.hpp"
#include "cli/exit_codes.hpp"
#include "cli/plan_command.hpp"
#include "plan/future_block.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace sinews::python {

namespace {

using stochastic::SolveOptions;

/// What came of a search: the plan's files, and what was said.
struct PlanFound {
    int exit_code = 0;  // of `sinews plan`
    std::string toml, json, told;
    bool stopped = false;  // by Ctrl-C
};

nb::bytes bytes_of(const std::string& text) { return nb::bytes(text.data(), text.size()); }

/// A Python object that threads without the interpreter's lock may hold and let go of.
using SharedObject = std::shared_ptr<nb::object>;

SharedObject shared(nb::object object) {
    return {new nb::object(std::move(object)), [](nb::object* held) {
                const nb::gil_scoped_acquire locked;
                delete held;
            }};
}

/// Answers of all blocks as they came from elsewhere. Throws Refused when they are not those of so many futures.
std::vector<plan::BlockAnswer> answers_of(const std::vector<nb::bytes>& blocks, std::size_t columns, int futures) {
    std::vector<plan::BlockAnswer> answers(blocks.size());
    bool fit = static_cast<int>(blocks.size()) == plan::blocks_of(futures);
    const std::size_t count = blocks.size();
    for (std::size_t block = 0; block < count && fit; ++block) {
        const std::string_view bytes(blocks[block].c_str(), blocks[block].size());
        const std::size_t own = (static_cast<std::size_t>(futures) - block + count - 1) / count;
        fit = plan::read_answer(bytes, columns, answers[block]) && answers[block].futures.size() == own;
    }
    if (!fit) throw Refused("the workers' answers do not fit the plan: are they of the same version?");
    return answers;
}

/// What Python's `open` gave: `values` takes the decision and a function that tells whether to stop, and gives the blocks'
/// answers, or None when it was stopped; `bases` gives where the blocks stand.
plan::PlanRecourse::Elsewhere rounds_of(const SharedObject& rounds, int futures) {
    const auto ask = [rounds, futures](const std::vector<double>& x, const SolveOptions& options) {
        const nb::gil_scoped_acquire locked;
        const auto stopped = [&options] { return options.stop && options.stop(); };
        const nb::bytes decision(x.data(), x.size() * sizeof(double));
        const nb::object blocks = rounds->attr("values")(decision, nb::cpp_function(stopped));
        if (blocks.is_none()) return std::vector<plan::BlockAnswer>{};
        return answers_of(nb::cast<std::vector<nb::bytes>>(blocks), x.size(), futures);
    };
    const auto bases = [rounds] {
        const nb::gil_scoped_acquire locked;
        std::vector<std::string> all;
        for (const nb::bytes& one : nb::cast<std::vector<nb::bytes>>(rounds->attr("bases")())) {
            all.emplace_back(one.c_str(), one.size());
        }
        return all;
    };
    return {ask, bases};
}

plan::OpenElsewhere elsewhere_of(const nb::object& open, int futures) {
    if (open.is_none()) return {};
    const SharedObject held = shared(open);
    return [held, futures](const plan::Decisions& decisions, const plan::DecisionTree& tree) {
        const nb::gil_scoped_acquire locked;
        nb::list on_path;  // by future; none where all decide alike
        for (int future = 0; future < futures && tree.nodes.size() > 1; ++future) {
            const std::vector<std::uint8_t> flags = decisions.of_future(tree, future);
            on_path.append(nb::bytes(flags.data(), flags.size()));
        }
        return rounds_of(shared((*held)(bytes_of(decision_bytes(decisions)), on_path)), futures);
    };
}

/// The last word of the search, for whoever looks.
class LastSeen {
public:
    void set(const stochastic::Progress& progress) {
        const std::scoped_lock lock(mutex_);
        last_ = progress;
    }
    std::optional<stochastic::Progress> take() {
        const std::scoped_lock lock(mutex_);
        return std::exchange(last_, std::nullopt);
    }

private:
    std::mutex mutex_;
    std::optional<stochastic::Progress> last_;
};

PlanFound find_plan(const std::shared_ptr<const Model>& model, const Beside& beside,
                    const std::vector<std::string>& words, const nb::object& progress, const nb::object& elsewhere) {
    cli::PlanCommand command = plan_command(*model, words);
    PlanFound found;
    LastSeen seen;
    command.talk.say = [&](const std::string& text) { found.told += text; };
    command.talk.seen = [&](const stochastic::Progress& now) { seen.set(now); };
    command.talk.found = [&](std::string toml, std::string json) {
        found.toml = std::move(toml);
        found.json = std::move(json);
    };
    command.talk.posterior = [&](const network::Network& network, std::uint64_t seed) {
        return plan_posterior(*model, beside, command, network, seed);
    };
    command.talk.elsewhere = elsewhere_of(elsewhere, command.asked.futures);
    const auto tell = [&] {
        const auto now = seen.take();
        if (now && !progress.is_none()) progress(now->objective, now->bound);
    };
    found.stopped = watched_search(tell, [&](const std::atomic<bool>& stop) {
        command.talk.stop = [&stop] { return stop.load(std::memory_order_relaxed); };
        found.exit_code = cli::plan_scenario(command, model->loaded);
    });
    return found;
}

std::vector<double> decision_of(const nb::bytes& bytes) {
    std::vector<double> x(bytes.size() / sizeof(double));
    std::memcpy(x.data(), bytes.data(), x.size() * sizeof(double));
    return x;
}

std::shared_ptr<PlanBlock> open_block(const std::shared_ptr<const PlanWorld>& world, int block,
                                      const nb::bytes& decisions, const std::vector<nb::bytes>& on_path) {
    std::vector<std::vector<std::uint8_t>> paths;
    for (const nb::bytes& flags : on_path) {
        const auto* first = static_cast<const std::uint8_t*>(flags.data());
        paths.emplace_back(first, first + flags.size());
    }
    const std::string known(decisions.c_str(), decisions.size());
    const nb::gil_scoped_release unlocked;
    return std::make_shared<PlanBlock>(world, block, known, paths);
}

std::pair<nb::bytes, nb::bytes> values_of(PlanBlock& block, const nb::bytes& x, const nb::bytes& bases) {
    const std::vector<double> decision = decision_of(x);
    const std::string start(bases.c_str(), bases.size());
    PlanBlock::Step step;
    {
        const nb::gil_scoped_release unlocked;
        step = block.values(decision, start);
    }
    return {bytes_of(step.bases), bytes_of(step.answer)};
}

}  // namespace

void bind_plans(nb::module_& m) {
    nb::class_<PlanFound>(m, "PlanFound", "What came of a search for a plan.")
        .def_ro("exit_code", &PlanFound::exit_code)
        .def_ro("toml", &PlanFound::toml)
        .def_ro("json", &PlanFound::json)
        .def_ro("told", &PlanFound::told)
        .def_ro("stopped", &PlanFound::stopped);
    m.def("find_plan", &find_plan, "model"_a, "beside"_a, "words"_a, "progress"_a.none(), "elsewhere"_a.none(),
          "`words` are the options of `sinews plan`");
    m.def("blocks_of", &plan::blocks_of, "futures"_a);
    nb::class_<PlanWorld>(m, "PlanWorld", "A scenario with its candidates and draws, ready for plans.")
        .def_static("of", &make_plan_world, "model"_a, "beside"_a, "words"_a, nb::call_guard<nb::gil_scoped_release>())
        .def("block", &open_block, "block"_a, "decisions"_a, "on_path"_a);
    nb::class_<PlanBlock>(m, "PlanBlock", "Some futures of a plan, as programs to be solved.")
        .def("values", &values_of, "x"_a, "bases"_a, "bases where the solves ended, and the answer")
        .def("__sizeof__", &PlanBlock::memory);
}

}  // namespace sinews::python
