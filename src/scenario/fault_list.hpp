#pragma once
// Collects faults while reading and checking: all of them, up to a bound that keeps hostile input cheap.

#include <cstddef>
#include <string>
#include <string_view>

#include "scenario/fault.hpp"

namespace sinews::scenario {

class FaultList {
public:
    /// No scenario that somebody wants to mend has more; what comes after is counted, not kept.
    static constexpr std::size_t most = 5000;

    void add(Fault fault);
    void error(std::string_view code, Place place, std::string quoted, std::string problem, std::string mend,
               std::string row = {});
    void warning(std::string_view code, Place place, std::string quoted, std::string problem, std::string mend,
                 std::string row = {});

    [[nodiscard]] std::size_t size() const { return faults_.size(); }
    [[nodiscard]] bool has_errors() const { return scenario::has_errors(faults_); }
    [[nodiscard]] bool full() const { return faults_.size() >= most; }

    /// Sorted by file, line, column, code; equal faults once. Leaves the list empty.
    [[nodiscard]] Faults take();

private:
    /// Cells of a row with too few or too many are in the wrong columns: what else seems wrong with it says nothing.
    void drop_faults_of_ragged_rows();

    Faults faults_;
    std::size_t left_out_ = 0;
    bool left_out_errors_ = false;
};

/// Text with control bytes and bad UTF-8 written as `\x1b`.
[[nodiscard]] std::string printable(std::string_view text);

/// The same, cut to about 80 bytes at a character's border.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace sinews::scenario
