#include "binding/studies.hpp"

#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "binding/study.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace sinews::python {

namespace {

std::shared_ptr<Table> table_of(const Study& study, const std::string& name) {
    const auto found = study.tables.find(name);
    if (found == study.tables.end()) throw nb::key_error(("there is no table `" + name + "`").c_str());
    return std::const_pointer_cast<Table>(found->second);
}

EvidenceSize evidence_size(std::uint64_t members, std::optional<std::uint64_t> seed, unsigned threads) {
    return {members, seed, threads};
}

}  // namespace

void bind_studies(nb::module_& m) {
    nb::class_<Study>(m, "Study", "An answer: as the command's JSON, and as tables.")
        .def_ro("json", &Study::json)
        .def_ro("told", &Study::told)
        .def_ro("faults", &Study::faults)
        .def_ro("faults_text", &Study::faults_text)
        .def_prop_ro("file", [](const Study& study) { return nb::bytes(study.file.data(), study.file.size()); })
        .def("table", &table_of, "name"_a);
    nb::class_<EvidenceSize>(m, "EvidenceSize", "How a calibration is made.")
        .def_static("of", &evidence_size, "members"_a, "seed"_a.none(), "threads"_a)
        .def_prop_ro("replications", &calibration_replications);
    nb::class_<cli::LeversAsked>(m, "LeversAsked",
                                 "Which levers, and what is asked of them; by id, empty for the default.")
        .def(nb::init<>())
        .def_rw("levers", &cli::LeversAsked::levers)
        .def_rw("together", &cli::LeversAsked::together)
        .def_rw("comparisons", &cli::LeversAsked::comparisons)
        .def_rw("claims", &cli::LeversAsked::claims)
        .def_rw("measures", &cli::LeversAsked::measures)
        .def_rw("months", &cli::LeversAsked::months);
    m.def("calibrate", &calibrate, "model"_a, "size"_a, "progress"_a.none());
    m.def("backtest", &backtest, "model"_a, "as_of"_a, "every"_a, "size"_a, "progress"_a.none());
    m.def("score", &score, "model"_a, "figures"_a, "mapping"_a, "as_of"_a, "size"_a, "progress"_a.none());
    m.def("levers", &levers, "model"_a, "beside"_a, "asked"_a, "replications"_a, "seed"_a, "threads"_a, "precision"_a,
          "progress"_a.none());
    m.def("sensitivity", &sensitivity, "model"_a, "beside"_a, "of"_a, "sobol"_a, "top"_a, "replications"_a, "seed"_a,
          "threads"_a, "progress"_a.none());
}

}  // namespace sinews::python
