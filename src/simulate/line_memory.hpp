#pragma once
// What is remembered of lines beside their state: the innovations of their availability, and what several runs in the same
// replications share. docs/model.md, "Capacity".

#include <algorithm>
#include <vector>

#include "network/network.hpp"
#include "numerics/stream.hpp"
#include "simulate/state.hpp"

namespace sinews::simulate {

/// Which innovations stay for other runs in the same replications, and whether C of single lines does.
struct LinesKept {
    int from_month = network::never;
    bool ramped = false;
};

/// Innovations come four months at a time. A run alone keeps the four that it is in. Several runs keep more: what a lever does
/// keeps the draws of the others' replications, and most lines run on as in the first run.
template <auto W>
class LineMemory {
public:
    /// Who goes through the months: a run alone, the first of several, or another of them in the same replications.
    enum class Use : std::uint8_t { alone, first, other };

    LineMemory(const network::Network& network, LinesKept kept)
        : lines_(network.lines.size()),
          first_kept_(block_of(std::min(kept.from_month, network.months + block_months - 1))),
          blocks_(1 + block_of(network.months + block_months - 1) - first_kept_),
          innovations_(blocks_ * block_months * lines_, FloatLanes<W>(0.0F)),
          drawn_(blocks_ * lines_, none),
          ramped_(kept.ramped ? static_cast<std::size_t>(network.months) * lines_ : 0, Lanes<W>(0.0)) {}

    /// Other replications begin.
    void begin() { std::fill(drawn_.begin(), drawn_.end(), none); }

    void use(Use use) { use_ = use; }
    [[nodiscard]] bool of_first() const { return use_ == Use::first; }

    /// A line's innovation of a month, standard normal.
    const FloatLanes<W>& innovation(const network::Network& network, const Batch& batch, int month, std::size_t line) {
        const std::size_t block = block_of(month);
        const std::size_t kept = block < first_kept_ ? 0 : 1 + block - first_kept_;
        if (drawn_[kept * lines_ + line] != static_cast<int>(block)) draw(network, batch, block, line, kept);
        const std::size_t row = kept * block_months + static_cast<std::size_t>(month % block_months);
        fetch(innovations_, row + 1, line);
        return innovations_[row * lines_ + line];
    }

    /// C of a line in a month, as the first of several runs had it; set in every month in which the line ran there.
    [[nodiscard]] Lanes<W>& ramped(int month, std::size_t line) {
        fetch(ramped_, static_cast<std::size_t>(month) + 1, line);
        return ramped_[static_cast<std::size_t>(month) * lines_ + line];
    }

private:
    static constexpr int block_months = 4;
    static constexpr int none = -1;
    static std::size_t block_of(int month) { return static_cast<std::size_t>(month / block_months); }

    /// Several runs have more than the near caches hold: what the next month needs is sent for a month ahead.
    template <typename List>
    void fetch(const List& list, std::size_t month, std::size_t line) const {
        if (blocks_ == 1 || (month + 1) * lines_ > list.size()) return;
        numerics::send_for(list[month * lines_ + line]);
    }

    [[gnu::noinline]] void draw(const network::Network& network, const Batch& batch, std::size_t block,
                                std::size_t line, std::size_t kept) {
        const auto normals =
            numerics::standard_normals<lane_count<W>>(batch.seed, network.lines[line].availability_stream,
                                                      batch.first_replication, static_cast<std::uint32_t>(block));
        for (std::size_t of = 0; of < block_months; ++of) {
            innovations_[(kept * block_months + of) * lines_ + line] = normals[of];
        }
        drawn_[kept * lines_ + line] = static_cast<int>(block);
    }

    // A month's lines lie side by side: that is how they are gone through.
    std::size_t lines_, first_kept_,
        blocks_;                              // blocks there is room for: one that comes and goes, then those that stay
    std::vector<FloatLanes<W>> innovations_;  // by block there, month in it and line
    std::vector<int> drawn_;                  // by block there and line: which it is
    LaneArray<W> ramped_;                     // by month and line
    Use use_ = Use::alone;
};

}  // namespace sinews::simulate
