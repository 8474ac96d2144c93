#pragma once
// sensitivity.csv and sensitivity.json: which input makes an answer uncertain. Columns and keys: docs/cli.md.

#include <optional>
#include <string>
#include <vector>

#include "analyse/sensitivity.hpp"
#include "report/run_record.hpp"

namespace sinews::report {

struct SensitivityAnswers {
    struct Input {
        std::string name;
        analyse::SensitivityIndex first;
        std::optional<analyse::SensitivityIndex> total;  // with pick-freeze
    };
    std::string title, of, text;
    bool sobol = false;
    bool fitted = false;  // inputs of a posterior: they hang together
    std::uint64_t replications = 0, runs = 1;
    std::size_t input_count = 0;  // of all inputs
    double sum_of_first = 0;      // over all inputs, from given data
    std::vector<Input> inputs;    // the top ones, largest first
};

[[nodiscard]] std::string sensitivity_csv(const SensitivityAnswers& answers);
[[nodiscard]] std::string sensitivity_json(const SensitivityAnswers& answers, const RunRecord& record);

}  // namespace sinews::report
