// The module sinews._engine: the rooms as Python sees them. The package's own .py files make it comfortable.

#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <cmath>
#include <map>
#include <tuple>

#include "binding/answer_columns.hpp"
#include "binding/arrow_export.hpp"
#include "binding/model.hpp"
#include "binding/plan_study.hpp"
#include "binding/portions.hpp"
#include "binding/studies.hpp"
#include "binding/watched.hpp"
#include "cli/program.hpp"
#include "cli/thread_count.hpp"
#include "cli/timer.hpp"
#include "report/hash.hpp"
#include "scenario/starter.hpp"
#include "shards/division.hpp"
#include "shards/shard_file.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace sinews::python {

namespace {

// --- files and faults ---

using FileBytes = nb::typed<nb::dict, nb::str, nb::bytes>;

cli::FolderFiles files_of(const FileBytes& bytes) {
    cli::FolderFiles files;
    for (const auto& [name, content] : bytes) {
        const auto text = nb::cast<nb::bytes>(content);
        files.files[nb::cast<std::string>(name)] = std::string(text.c_str(), text.size());
    }
    return files;
}

FileBytes bytes_of(const cli::FolderFiles& files) {
    FileBytes bytes;
    for (const auto& [name, content] : files.files) bytes[name.c_str()] = nb::bytes(content.data(), content.size());
    return bytes;
}

cli::FolderFiles read_folder(const std::string& folder) {
    cli::FolderFiles files = cli::read_folder(folder);
    if (files.failure) {
        PyErr_SetString(PyExc_OSError, files.failure->c_str());
        throw nb::python_error();
    }
    return files;
}

Beside beside_of(const std::string& folder, const FileBytes& bytes, const std::string& made_of) {
    return {folder, files_of(bytes).files, made_of};
}

void bind_faults(nb::module_& m) {
    nb::exception<Refused>(m, "Refused", PyExc_RuntimeError);
    nb::class_<scenario::Fault>(m, "Fault", "What is wrong with a scenario, where, and what would be right.")
        .def_ro("code", &scenario::Fault::code)
        .def_prop_ro("severity",
                     [](const scenario::Fault& fault) {
                         return fault.severity == scenario::Severity::error ? "error" : "warning";
                     })
        .def_prop_ro("file", [](const scenario::Fault& fault) { return fault.place.file; })
        .def_prop_ro("line", [](const scenario::Fault& fault) { return fault.place.line; })
        .def_prop_ro("column", [](const scenario::Fault& fault) { return fault.place.column; })
        .def_ro("row", &scenario::Fault::row)
        .def_ro("quoted", &scenario::Fault::quoted)
        .def_ro("problem", &scenario::Fault::problem)
        .def_ro("mend", &scenario::Fault::mend)
        .def("__repr__", [](const scenario::Fault& fault) {
            return "<" + fault.code + " " + fault.place.file + ":" + std::to_string(fault.place.line) + ":" +
                   std::to_string(fault.place.column) + " " + fault.problem + ">";
        });
    nb::class_<Beside>(m, "Beside",
                       "What lies beside a scenario's files: its posterior, and results that reports show.")
        .def_static("of", &beside_of, "folder"_a, "files"_a, "made_of"_a);
    nb::class_<cli::FolderFiles>(m, "Files", "The files of a scenario, as bytes.")
        .def_static("read", &read_folder, "folder"_a)
        .def_static("of", &files_of, "files"_a)
        .def("bytes", &bytes_of);
    m.def("starter_files", [] { return bytes_of({scenario::starter_files(), {}, {}}); });
}

// --- tables ---

nb::object stream_capsule(const std::shared_ptr<const Table>& table) {
    auto stream = std::make_unique<ArrowArrayStream>();
    export_stream(table, *stream);
    return nb::capsule(stream.release(), "arrow_array_stream", [](void* pointer) noexcept {
        auto* held = static_cast<ArrowArrayStream*>(pointer);
        if (held->release != nullptr) held->release(held);
        delete held;
    });
}

nb::object schema_capsule(const Table& table) {
    auto schema = std::make_unique<ArrowSchema>();
    export_schema(table, *schema);
    return nb::capsule(schema.release(), "arrow_schema", [](void* pointer) noexcept {
        auto* held = static_cast<ArrowSchema*>(pointer);
        if (held->release != nullptr) held->release(held);
        delete held;
    });
}

template <typename Value>
nb::object array_of(const std::vector<Value>& values, const nb::object& owner) {
    return nb::cast(nb::ndarray<nb::numpy, const Value, nb::ndim<1>>(values.data(), {values.size()}, owner),
                    nb::rv_policy::reference);
}

nb::object column_of(const nb::object& self, const std::string& name) {
    const Table& table = *nb::cast<std::shared_ptr<const Table>>(self);
    const Column* column = table.find(name);
    if (column == nullptr) throw nb::key_error(("the table has no column `" + name + "`").c_str());
    if (column->kind == Kind::real) return array_of(column->reals, self);
    if (column->kind == Kind::whole) return array_of(column->wholes, self);
    if (column->kind == Kind::day) return array_of(column->days, self);
    nb::list texts;
    for (std::int64_t row = 0; row < column->rows; ++row) {
        const std::string_view text = column->text_at(row);
        texts.append(nb::str(text.data(), text.size()));
    }
    return texts;
}

const char* kind_name(const Table& table, const std::string& name) {
    const Column* column = table.find(name);
    if (column == nullptr) throw nb::key_error(name.c_str());
    constexpr const char* names[] = {"real", "whole", "day", "text"};
    return names[static_cast<std::size_t>(column->kind)];
}

std::uintptr_t address_of(const Table& table, const std::string& name) {
    const Column* column = table.find(name);
    if (column == nullptr) throw nb::key_error(name.c_str());
    return reinterpret_cast<std::uintptr_t>(column->data());
}

std::vector<std::int64_t> missing_rows(const Table& table, const std::string& name) {
    const Column* column = table.find(name);
    if (column == nullptr) throw nb::key_error(name.c_str());
    std::vector<std::int64_t> rows;
    for (std::int64_t row = 0; row < column->rows && !column->valid.empty(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        if ((column->valid[at / 8] >> (at % 8) & 1U) == 0) rows.push_back(row);
    }
    return rows;
}

std::vector<std::string> column_names(const Table& table) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(column.name);
    return names;
}

using ListedColumn = std::tuple<std::string, std::string, nb::list>;

/// Columns of lists; months are texts YYYY-MM, None is no value.
std::shared_ptr<Table> table_of_lists(const std::vector<ListedColumn>& columns) {
    auto table = std::make_shared<Table>();
    for (const auto& [name, kind, cells] : columns) {
        Column column;
        column.name = name;
        if (kind == "real") column.kind = Kind::real;
        if (kind == "whole") column.kind = Kind::whole;
        if (kind == "day") column.kind = Kind::day;
        if (kind == "text") column.kind = Kind::text;
        for (const nb::handle cell : cells) {
            if (kind == "real") column.add(cell.is_none() ? std::nan("") : nb::cast<double>(cell));
            if (kind == "whole") column.add(nb::cast<std::int64_t>(cell));
            if (kind == "text") column.add(std::string_view(nb::cast<std::string>(cell)));
            if (kind != "day") continue;
            const auto month = scenario::parse_month(cell.is_none() ? "" : nb::cast<std::string>(cell));
            month ? column.add(*month) : column.add_no_day();
        }
        table->columns.push_back(std::move(column));
    }
    return table;
}

void bind_tables(nb::module_& m) {
    nb::class_<Table>(m, "Columns", "A table of results, by columns, in Arrow's layout.")
        .def_static("of", &table_of_lists, "columns"_a, "from names, kinds and lists")
        .def_prop_ro("column_names", &column_names)
        .def("__len__", &Table::rows)
        .def("kind", &kind_name, "name"_a, "real, whole, day (days since 1970) or text")
        .def("column", &column_of, "name"_a, nb::sig("def column(self, name: str) -> typing.Any"),
             "numbers as a NumPy array that looks into the table, texts as a list")
        .def("missing_rows", &missing_rows, "name"_a, "rows without a value")
        .def("address", &address_of, "name"_a, "where the column's values begin in memory")
        .def("__arrow_c_schema__", [](const Table& table) { return schema_capsule(table); })
        .def(
            "__arrow_c_stream__",
            [](const std::shared_ptr<const Table>& table, const nb::object&) { return stream_capsule(table); },
            "requested_schema"_a = nb::none());
    m.def("table_names", [] {
        std::vector<std::string> names;
        for (const std::string_view name : table_names()) names.emplace_back(name);
        return names;
    });
}

// --- models and runs ---

std::shared_ptr<Run> run_model(const std::shared_ptr<const Model>& model, std::uint64_t replications,
                               std::uint64_t seed, unsigned threads, bool point, const Beside& beside,
                               const nb::object& progress) {
    cli::RunSize size;
    size.mode = point ? simulate::Mode::point : simulate::Mode::monte_carlo;
    size.replications = point ? 1 : replications;
    size.seed = seed;
    size.threads = cli::thread_count(threads);
    // The point run is of medians of the prior: a posterior has no one point that all its cells agree on.
    cli::UsedPosterior posterior;
    if (!point) posterior = posterior_of(*model, beside, seed);
    if (posterior.given) size.given = &*posterior.given;
    const cli::Timer timer;
    const analyse::Tally tally = simulate_watched(*model, size, progress);
    const double seconds = timer.seconds();
    const nb::gil_scoped_release unlocked;
    return finish_run(model, size, tally, seconds, beside, posterior);
}

nb::bytes run_shard(const std::shared_ptr<const Model>& model, std::uint64_t k, std::uint64_t n,
                    std::uint64_t replications, std::uint64_t seed, unsigned threads, const Beside& beside,
                    const nb::object& progress) {
    const analyse::Range range = shards::range_of({k, n}, replications);
    cli::RunSize size;
    size.first = range.first;
    size.replications = range.count;
    size.seed = seed;
    size.threads = cli::thread_count(threads);
    const cli::UsedPosterior posterior = posterior_of(*model, beside, seed);
    if (posterior.given) size.given = &*posterior.given;
    const cli::Timer timer;
    const analyse::Tally tally = simulate_watched(*model, size, progress);
    const std::string bytes = shard_of(*model, size, k, n, replications, tally, timer.seconds(), posterior.hash);
    return nb::bytes(bytes.data(), bytes.size());
}

nb::typed<nb::dict, nb::str, nb::float_> seconds_of(const Run& run) {
    const report::Seconds& seconds = run.record.seconds;
    nb::typed<nb::dict, nb::str, nb::float_> all;
    all["read"] = seconds.read;
    all["compile"] = seconds.compile;
    all["simulate"] = seconds.simulate;
    all["total"] = seconds.total;
    return all;
}

std::vector<std::pair<std::string, std::string_view>> views_of(
    const std::vector<std::pair<std::string, nb::bytes>>& given) {
    std::vector<std::pair<std::string, std::string_view>> shards;
    for (const auto& [name, bytes] : given) shards.emplace_back(name, std::string_view(bytes.c_str(), bytes.size()));
    return shards;
}

MergeOutcome merge(const std::vector<std::pair<std::string, nb::bytes>>& given, const Beside& beside) {
    const auto shards = views_of(given);
    const nb::gil_scoped_release unlocked;
    return merge_shards(shards, beside);
}

void bind_models(nb::module_& m) {
    nb::class_<Model>(m, "Model", "A scenario, compiled and ready to run.")
        .def_prop_ro("title", [](const Model& model) { return model.scenario.title; })
        .def_prop_ro("replications", [](const Model& model) { return model.scenario.replications; })
        .def_prop_ro("seed", [](const Model& model) { return model.scenario.seed; })
        .def_prop_ro("levers",
                     [](const Model& model) {
                         std::map<std::string, std::string> texts;
                         for (const auto& lever : model.scenario.levers) texts[lever.id] = lever.text;
                         return texts;
                     })
        .def_prop_ro("scenario_hash", [](const Model& model) { return report::hash_text(model.record.scenario_hash); })
        .def("run", &run_model, "replications"_a, "seed"_a, "threads"_a, "point"_a, "beside"_a, "progress"_a.none())
        .def("run_shard", &run_shard, "k"_a, "n"_a, "replications"_a, "seed"_a, "threads"_a, "beside"_a,
             "progress"_a.none());
    nb::class_<ModelOutcome>(m, "ModelOutcome", "A model, or why there is none.")
        .def_ro("model", &ModelOutcome::model)
        .def_ro("faults", &ModelOutcome::faults)
        .def_ro("faults_text", &ModelOutcome::faults_text)
        .def_ro("name_problem", &ModelOutcome::name_problem);
    m.def("make_model", &make_model, "files"_a, "name"_a, "folder"_a, "settings"_a, "levers"_a,
          nb::call_guard<nb::gil_scoped_release>());
    nb::class_<Run>(m, "Run", "A finished run.")
        .def_ro("headline", &Run::headline)
        .def_prop_ro("replications", [](const Run& run) { return run.answers.replications; })
        .def_prop_ro("seed", [](const Run& run) { return run.record.seed; })
        .def_prop_ro("point", [](const Run& run) { return run.record.point; })
        .def_prop_ro("title", [](const Run& run) { return run.answers.title; })
        .def_prop_ro("as_of", [](const Run& run) { return scenario::to_text(run.answers.as_of); })
        .def_prop_ro("result_hash", [](const Run& run) { return report::hash_text(run.record.result_hash); })
        .def_prop_ro("scenario_hash", [](const Run& run) { return report::hash_text(run.record.scenario_hash); })
        .def_prop_ro("settings", [](const Run& run) { return run.record.settings; })
        .def_prop_ro("levers", [](const Run& run) { return run.record.levers; })
        .def_prop_ro("posterior", [](const Run& run) { return run.record.posterior; })
        .def_ro("told", &Run::told)
        .def("left_out", [](const Run& run) { return run.kept().message; })
        .def_prop_ro("seconds", &seconds_of)
        .def(
            "table",
            [](const Run& run, const std::string& name) {
                auto table = make_table(run.answers, name);
                if (!table) throw nb::key_error(("there is no table `" + name + "`").c_str());
                return std::const_pointer_cast<Table>(table);
            },
            "name"_a)
        .def("summary_json", &Run::summary_json, nb::call_guard<nb::gil_scoped_release>())
        .def("report_html", &Run::report_html, nb::call_guard<nb::gil_scoped_release>())
        .def("write", &Run::write, "folder"_a, nb::call_guard<nb::gil_scoped_release>());
    nb::class_<MergeOutcome>(m, "MergeOutcome", "A run put together, or what keeps the shards from being one.")
        .def_ro("run", &MergeOutcome::run)
        .def_ro("problems", &MergeOutcome::problems);
    m.def("merge_shards", &merge, "shards"_a, "beside"_a, "names and bytes of shards");
    m.def(
        "shard_file_name", [](std::uint64_t k, std::uint64_t n) { return shards::shard_file_name({k, n}); }, "k"_a,
        "n"_a);
}

int run_program(const std::vector<std::string>& arguments) {
    std::vector<const char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(argument.c_str());
    const nb::gil_scoped_release unlocked;
    return cli::run_program(static_cast<int>(pointers.size()), pointers.data());
}

}  // namespace

}  // namespace sinews::python

NB_MODULE(_engine, m) {
    using namespace sinews::python;
    m.doc() = "The engine of sinews. Use the package `sinews`; this module may change between versions.";
    m.attr("version") = SINEWS_VERSION;
    bind_faults(m);
    bind_tables(m);
    bind_models(m);
    bind_portions(m);
    bind_plans(m);
    bind_studies(m);
    m.def("run_program", &run_program, "arguments"_a, "The command line; returns its exit code.");
}
