#include "binding/portions.hpp"

#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/variant.h>
#include <nanobind/stl/vector.h>

#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "binding/model.hpp"
#include "binding/watched.hpp"
#include "cli/parallel.hpp"
#include "cli/thread_count.hpp"
#include "cli/timer.hpp"
#include "shards/portion.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace sinews::python {

namespace {

using shards::Portion;
using PortionPointer = std::shared_ptr<const Portion>;
/// As it lies in memory, or packed as it came from another process.
using Given = std::variant<std::shared_ptr<Portion>, nb::bytes>;

/// A posterior's draws, read once for all portions of a run.
using Draws = cli::UsedPosterior;

shards::Identity identity_of(const Model& model, std::uint64_t seed, std::uint64_t total,
                             const std::string& posterior) {
    return {model.record.version,
            model.record.scenario_hash,
            model.record.settings,
            model.record.levers,
            seed,
            total,
            posterior};
}

std::shared_ptr<Portion> make_portion(const Model& model, std::uint64_t first, std::uint64_t count, std::uint64_t total,
                                      std::uint64_t seed, unsigned threads, const Draws& draws) {
    cli::RunSize size;
    size.first = first;
    size.replications = count;
    size.seed = seed;
    size.threads = cli::thread_count(threads);
    if (draws.given) size.given = &*draws.given;
    const cli::Timer timer;
    analyse::Tally tally = simulate_watched(model, size, nb::none());
    return std::make_shared<Portion>(
        Portion{identity_of(model, seed, total, draws.hash), {{first, count}}, timer.seconds(), std::move(tally)});
}

std::shared_ptr<Portion> unpacked(std::string_view bytes, const Model& model) {
    auto read = shards::read_portion(bytes, model.plan);
    if (const auto* damage = std::get_if<shards::Damage>(&read)) throw Refused("damaged: " + damage->problem);
    return std::make_shared<Portion>(std::get<Portion>(std::move(read)));
}

/// All of them as one. What is given is left as it is: a task whose answer is lost is run again on the same portions.
std::shared_ptr<Portion> sum_of(const Model& model, const std::vector<Given>& given, unsigned threads) {
    struct Input {
        std::string_view packed;
        PortionPointer portion;
    };
    std::vector<Input> inputs;
    for (const Given& one : given) {
        if (const auto* bytes = std::get_if<nb::bytes>(&one)) {
            inputs.push_back({std::string_view(bytes->c_str(), bytes->size()), nullptr});
        } else {
            inputs.push_back({{}, std::get<std::shared_ptr<Portion>>(one)});
        }
    }
    if (inputs.empty()) throw Refused("there is no portion");
    const nb::gil_scoped_release unlocked;
    std::vector<std::shared_ptr<Portion>> own(inputs.size());  // unpacked here, so free to be changed
    std::vector<std::string> problems(inputs.size());
    const auto unpack = [&](int position) {
        const auto at = static_cast<std::size_t>(position);
        if (inputs[at].packed.empty()) return;
        try {
            own[at] = unpacked(inputs[at].packed, model);
        } catch (const Refused& refused) {
            problems[at] = refused.what();
        }
    };
    cli::parallel_over(cli::thread_count(threads))(static_cast<int>(inputs.size()), unpack);
    for (const std::string& problem : problems) {
        if (!problem.empty()) throw Refused(problem);
    }
    std::size_t base = 0;
    while (base + 1 < own.size() && !own[base]) ++base;
    if (!own[base]) {
        base = 0;
        own[base] = std::make_shared<Portion>(*inputs[base].portion);
    }
    std::shared_ptr<Portion> sum = std::move(own[base]);
    for (std::size_t at = 0; at < inputs.size(); ++at) {
        if (at == base) continue;
        const std::string problem = shards::add_portion(own[at] ? *own[at] : *inputs[at].portion, *sum);
        if (!problem.empty()) throw Refused(problem);
        own[at].reset();
    }
    return sum;
}

MergeOutcome finish_portions(const std::shared_ptr<const Model>& model, const std::vector<Given>& given,
                             std::uint64_t total, std::uint64_t seed, unsigned tasks, const Beside& beside) {
    const std::shared_ptr<Portion> whole = sum_of(*model, given, 0);
    const nb::gil_scoped_release unlocked;
    const cli::UsedPosterior posterior = posterior_of(*model, beside, seed);
    MergeOutcome outcome{nullptr, shards::problems_of(*whole, identity_of(*model, seed, total, posterior.hash))};
    if (!outcome.problems.empty()) return outcome;
    cli::RunSize size;
    size.seed = seed;
    size.replications = total;
    size.threads = tasks;
    outcome.run = finish_run(model, size, whole->tally, whole->seconds, beside, posterior);
    return outcome;
}

nb::bytes packed(const Portion& portion) {
    std::string bytes;
    {
        const nb::gil_scoped_release unlocked;
        bytes = shards::portion_bytes(portion);
    }
    return nb::bytes(bytes.data(), bytes.size());
}

/// About what it takes of memory: nearly all are the windows of its sketches.
std::size_t memory_of(const Portion& portion) {
    constexpr std::size_t sketch_bytes = 2000;  // of the alliance's, on average
    const analyse::Tally& tally = portion.tally;
    std::size_t sketches = 0;
    for (const auto* of : {&tally.measure, &tally.gap, &tally.ratio, &tally.output, &tally.line_start, &tally.line_full,
                           &tally.line_decided, &tally.core, &tally.related, &tally.total}) {
        sketches += of->size();
    }
    return sketches * sketch_bytes;
}

}  // namespace

void bind_portions(nb::module_& m) {
    nb::class_<Draws>(m, "Draws", "The draws that a posterior gives, or those of the tables.")
        .def_ro("told", &Draws::message);
    m.def("draws", &posterior_of, "model"_a, "beside"_a, "seed"_a, nb::call_guard<nb::gil_scoped_release>());
    nb::class_<Portion>(m, "Portion", "Some futures of a run, added up, in memory.")
        .def_prop_ro("ranges",
                     [](const Portion& portion) {
                         std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
                         for (const auto& range : portion.ranges) ranges.emplace_back(range.first, range.count);
                         return ranges;
                     })
        .def("bytes", &packed, "packed, to be sent")
        .def("__sizeof__", &memory_of);
    m.def("make_portion", &make_portion, "model"_a, "first"_a, "count"_a, "total"_a, "seed"_a, "threads"_a, "draws"_a);
    m.def("join_portions", &sum_of, "model"_a, "portions"_a, "threads"_a, "portions of one run, packed or not, as one");
    m.def("finish_portions", &finish_portions, "model"_a, "portions"_a, "total"_a, "seed"_a, "tasks"_a, "beside"_a);
}

}  // namespace sinews::python
