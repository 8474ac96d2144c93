#pragma once
// The page of a scenario's folder, made anew when its files have changed: what `serve` serves.

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/folder.hpp"
#include "cli/prepare_run.hpp"
#include "cli/run_options.hpp"
#include "serve/follow.hpp"

namespace sinews::cli {

class PageMaker {
public:
    /// `options` as of `run`; --out, --json and --shard do not count. They must outlive it.
    explicit PageMaker(const RunOptions& options);

    /// Whether what the page is made of may have changed: a fingerprint without reading.
    [[nodiscard]] std::uint64_t fingerprint() const;

    /// Reads, checks and runs; of many futures the first two hundred alone, for an early page, and then all. Tells the terminal how
    /// it went: the headline's first sentence, or all faults.
    [[nodiscard]] serve::Made make(const std::atomic<bool>& stop, const serve::ShowEarly& early);

private:
    [[nodiscard]] std::uint64_t content_of(const FolderFiles& folder) const;
    struct RunPage {
        std::string html, told;  // `told` is for the terminal
    };
    [[nodiscard]] std::optional<RunPage> page_of(PreparedRun& run, const RunSize& size, const Timer& whole,
                                                 const std::atomic<bool>& stop) const;
    void tell_notes(const std::string& notes);

    const RunOptions& options_;
    std::vector<std::string> beside_;     // files beside the scenario's own that a run reads
    std::optional<std::uint64_t> shown_;  // the content of which the page, or the faults, are told already
    std::string noted_;                   // what was said last beside the answers
};

/// Why there is no page, for the banner of the last one: {faults [{place, code, problem, quoted, mend}], more}, of the errors the
/// first forty; of a failure that is no fault of the scenario its text alone.
[[nodiscard]] std::string trouble_json(const scenario::Faults& faults, const std::string& failure);

}  // namespace sinews::cli
