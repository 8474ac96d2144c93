#pragma once
// TOML as a plain tree of values with places. The library that parses it stays inside toml_tree.cpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/fault_list.hpp"

namespace sinews::scenario {

struct TomlNode {
    enum class Kind { table, array, text, whole_number, number, boolean, date };
    Kind kind = Kind::table;
    std::string key;   // in the table that holds it; empty in an array
    std::string text;  // of text, date: its value; of other single values: as a number is written
    double number = 0;
    std::int64_t whole = 0;  // of a whole number, exactly
    bool boolean = false;
    std::vector<TomlNode> children;  // of a table: in the order of the file; of an array: its elements
    int line = 0;                    // where the value (of a table: its header) starts; columns count bytes from 1
    int column = 0;
    int key_line = 0;  // where its key starts (0 in an array)
    int key_column = 0;

    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
    [[nodiscard]] bool is_number() const { return kind == Kind::whole_number || kind == Kind::number; }
    /// The child with this key, or nullptr.
    [[nodiscard]] const TomlNode* find(std::string_view key) const;
    /// "a table", "text", ...: for messages.
    [[nodiscard]] std::string_view kind_text() const;
};

struct TomlDocument {
    TomlNode root;
    bool readable = false;  // false: there is a fault and `root` is empty
};

/// Parses a whole file. A fault of syntax is one fault with its place: TOML can not be read past it.
/// Bounds: 8 MiB, keys of at most 16 parts, values nested at most 32 deep.
[[nodiscard]] TomlDocument read_toml(std::string_view bytes, const std::string& file, FaultList& faults);

}  // namespace sinews::scenario
