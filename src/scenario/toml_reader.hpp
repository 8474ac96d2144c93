#pragma once
// Typed access to one table of a TOML file. Every accessor tells of its own faults; finish() tells of keys nobody asked for.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/fault_list.hpp"
#include "scenario/scenario.hpp"
#include "scenario/toml_tree.hpp"

namespace sinews::scenario {

class TomlReader {
public:
    /// `label` names the table in messages: "measure=alliance_155_12m".
    TomlReader(const TomlNode& table, std::string file, std::string label, FaultList& faults)
        : table_(table), file_(std::move(file)), label_(std::move(label)), faults_(faults) {}

    /// The value under a key, whatever it is, or nullptr. Marks the key as known.
    [[nodiscard]] const TomlNode* node(std::string_view key);
    [[nodiscard]] bool has(std::string_view key) const { return table_.find(key) != nullptr; }

    /// Text; "" when absent. A number is taken as its text where `numbers_too`.
    [[nodiscard]] std::string text(std::string_view key, bool numbers_too = false);
    /// Text that must be there and not be empty.
    [[nodiscard]] std::string needed_text(std::string_view key);
    /// A finite number, or text that is a constant expression such as "5%"; nothing when absent.
    [[nodiscard]] std::optional<double> number(std::string_view key);
    /// A whole number from `least` to `most`; nothing when absent.
    [[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view key, std::int64_t least, std::int64_t most);
    [[nodiscard]] std::optional<Month> month(std::string_view key);
    /// A list of texts, or one text as a list of one; empty when absent.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key);
    /// An expression given as text or number.
    [[nodiscard]] Value expression(std::string_view key);
    /// Ids of sources: "a;b".
    [[nodiscard]] std::vector<std::string> sources(std::string_view key = "source");
    /// The elements of an array of tables; a single table counts as one. Empty when absent.
    [[nodiscard]] std::vector<const TomlNode*> tables(std::string_view key);

    /// Faults for keys that no accessor asked for.
    void finish();

    [[nodiscard]] int line() const { return table_.line; }
    /// Place of a key's value; of the table itself when it is absent.
    [[nodiscard]] Place place(std::string_view key) const;
    void error(std::string_view code, std::string_view key, std::string problem, std::string mend) const;
    void warning(std::string_view code, std::string_view key, std::string problem, std::string mend) const;

private:
    void wrong_type(const TomlNode& found, std::string_view key, std::string_view wanted) const;

    const TomlNode& table_;
    std::string file_;
    std::string label_;
    FaultList& faults_;
    std::vector<std::string_view> asked_;
};

/// An expression in a TOML value; faults get the value's place.
[[nodiscard]] Value toml_expression(const TomlNode& node, const std::string& file, const std::string& label,
                                    FaultList& faults);

}  // namespace sinews::scenario
