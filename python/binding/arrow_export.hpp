#pragma once
// A Table as an Arrow stream of one batch. Nothing is copied: the batch points into the table and keeps it alive.

#include <memory>

#include "binding/arrow_interface.hpp"
#include "binding/columns.hpp"

namespace sinews::python {

/// Fills in the schema of a struct with the table's columns as fields. The consumer releases it.
void export_schema(const Table& table, ArrowSchema& out);
/// Fills in a stream that gives the table as one batch. The consumer releases it.
void export_stream(std::shared_ptr<const Table> table, ArrowArrayStream& out);

}  // namespace sinews::python
