#pragma once
// Answers as columns: the tables of a run, with the column names of docs/cli.md ("Files").

#include <memory>
#include <string_view>
#include <vector>

#include "analyse/answers.hpp"
#include "binding/columns.hpp"

namespace sinews::python {

/// Names of all tables.
[[nodiscard]] const std::vector<std::string_view>& table_names();

/// A table by its name; nullptr when there is none of this name.
[[nodiscard]] std::shared_ptr<const Table> make_table(const analyse::Answers& answers, std::string_view name);

}  // namespace sinews::python
