#include "binding/arrow_export.hpp"

#include <array>
#include <cerrno>
#include <new>
#include <vector>

namespace sinews::python {

namespace {

const char* format_of(Kind kind) {
    switch (kind) {
        case Kind::real: return "g";
        case Kind::whole: return "l";
        case Kind::day: return "tdD";
        case Kind::text: return "u";
    }
    return "n";
}

// A child may be moved away by the consumer, who then releases it; a parent releases those that are left.
template <typename Node>
void release_children(Node* node) {
    for (std::int64_t at = 0; at < node->n_children; ++at) {
        if (node->children[at]->release != nullptr) node->children[at]->release(node->children[at]);
    }
}

// --- schema ---

struct SchemaHolder {
    std::string name;
    std::vector<ArrowSchema> children;
    std::vector<ArrowSchema*> pointers;
};

void release_schema(ArrowSchema* schema) {
    release_children(schema);
    delete static_cast<SchemaHolder*>(schema->private_data);
    schema->release = nullptr;
}

void fill_schema(ArrowSchema& out, const char* format, std::string name, std::size_t children) {
    auto holder = std::make_unique<SchemaHolder>();
    holder->name = std::move(name);
    holder->children.resize(children);
    for (ArrowSchema& child : holder->children) holder->pointers.push_back(&child);
    out = {};
    out.format = format;
    out.name = holder->name.c_str();
    out.flags = arrow_flag_nullable;
    out.n_children = static_cast<std::int64_t>(children);
    out.children = holder->pointers.data();
    out.release = release_schema;
    out.private_data = holder.release();
}

// --- array ---

struct ArrayHolder {
    std::shared_ptr<const Table> table;
    std::array<const void*, 3> buffers{};
    std::vector<ArrowArray> children;
    std::vector<ArrowArray*> pointers;
};

void release_array(ArrowArray* array) {
    release_children(array);
    delete static_cast<ArrayHolder*>(array->private_data);
    array->release = nullptr;
}

void finish_array(ArrowArray& out, std::unique_ptr<ArrayHolder> holder) {
    for (ArrowArray& child : holder->children) holder->pointers.push_back(&child);
    out.n_children = static_cast<std::int64_t>(holder->children.size());
    out.children = holder->pointers.data();
    out.buffers = holder->buffers.data();
    out.release = release_array;
    out.private_data = holder.release();
}

void fill_column(ArrowArray& out, const std::shared_ptr<const Table>& table, const Column& column) {
    auto holder = std::make_unique<ArrayHolder>();
    holder->table = table;
    holder->buffers[0] = column.valid.empty() ? nullptr : column.valid.data();
    holder->buffers[1] = column.data();
    holder->buffers[2] = column.bytes.data();
    out = {};
    out.length = column.rows;
    out.null_count = column.missing;
    out.n_buffers = column.kind == Kind::text ? 3 : 2;
    finish_array(out, std::move(holder));
}

void fill_batch(ArrowArray& out, const std::shared_ptr<const Table>& table) {
    auto holder = std::make_unique<ArrayHolder>();
    holder->table = table;
    holder->children.resize(table->columns.size());
    for (std::size_t at = 0; at < table->columns.size(); ++at) {
        fill_column(holder->children[at], table, table->columns[at]);
    }
    out = {};
    out.length = table->rows();
    out.n_buffers = 1;
    finish_array(out, std::move(holder));
}

// --- stream ---

struct StreamHolder {
    std::shared_ptr<const Table> table;
    bool given = false;
};

StreamHolder& holder_of(ArrowArrayStream* stream) { return *static_cast<StreamHolder*>(stream->private_data); }

// C functions: no exception may leave them.
int stream_schema(ArrowArrayStream* stream, ArrowSchema* out) {
    try {
        export_schema(*holder_of(stream).table, *out);
        return 0;
    } catch (const std::bad_alloc&) {
        return ENOMEM;
    }
}

int stream_next(ArrowArrayStream* stream, ArrowArray* out) {
    try {
        StreamHolder& holder = holder_of(stream);
        *out = {};  // released: the end
        if (!holder.given) fill_batch(*out, holder.table);
        holder.given = true;
        return 0;
    } catch (const std::bad_alloc&) {
        return ENOMEM;
    }
}

const char* stream_error(ArrowArrayStream*) { return nullptr; }

void release_stream(ArrowArrayStream* stream) {
    delete static_cast<StreamHolder*>(stream->private_data);
    stream->release = nullptr;
}

}  // namespace

void export_schema(const Table& table, ArrowSchema& out) {
    fill_schema(out, "+s", "", table.columns.size());
    for (std::size_t at = 0; at < table.columns.size(); ++at) {
        const Column& column = table.columns[at];
        fill_schema(*out.children[at], format_of(column.kind), column.name, 0);
    }
}

void export_stream(std::shared_ptr<const Table> table, ArrowArrayStream& out) {
    out = {stream_schema, stream_next, stream_error, release_stream, new StreamHolder{std::move(table), false}};
}

}  // namespace sinews::python
