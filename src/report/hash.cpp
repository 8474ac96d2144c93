#include "report/hash.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace sinews::report {

namespace {

std::uint64_t mixed(std::uint64_t word) {
    word += 0x9e3779b97f4a7c15;
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9;
    word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
    return word ^ (word >> 31);
}

void add_counts(Hash& hash, const std::vector<std::uint64_t>& counts) {
    hash.add(static_cast<std::uint64_t>(counts.size()));
    for (const std::uint64_t count : counts) hash.add(count);
}

// The value, not the number of terms: batches that are not full add zeros.
void add_sums(Hash& hash, const analyse::ExactSums& sums) {
    hash.add(static_cast<std::uint64_t>(sums.size()));
    for (std::size_t at = 0; at < sums.size(); ++at) hash.add(sums.value(at));
}

void add_sketches(Hash& hash, const std::vector<analyse::QuantileSketch>& sketches) {
    hash.add(static_cast<std::uint64_t>(sketches.size()));
    for (const auto& sketch : sketches) {
        hash.add(sketch.empty_count());
        hash.add(sketch.minimum());
        hash.add(sketch.maximum());
        // A bucket's lower edge tells the upper one and ends in 45 bits of 0: fewer futures than these can count go into it.
        sketch.each_bucket([&hash](const numerics::QuantileBucket& bucket) {
            hash.add(std::bit_cast<std::uint64_t>(bucket.lower) + bucket.count);
        });
    }
}

}  // namespace

void Hash::add(std::uint64_t word) { state_ = mixed(state_ + word); }

void Hash::add(double number) {
    add(std::isnan(number) ? std::uint64_t{0x7ff8000000000000} : std::bit_cast<std::uint64_t>(number));
}

void Hash::add(std::string_view text) {
    add(static_cast<std::uint64_t>(text.size()));
    std::size_t whole = 0;
    if constexpr (std::endian::native == std::endian::little) {  // the machine's own words, eight bytes at a step
        for (; whole + 8 <= text.size(); whole += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + whole, sizeof word);
            add(word);
        }
    }
    for (std::size_t from = whole; from < text.size(); from += 8) {
        std::uint64_t word = 0;
        for (std::size_t at = from; at < std::min(from + 8, text.size()); ++at) {
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[at])) << (8 * (at - from));
        }
        add(word);
    }
}

std::uint64_t scenario_hash(const scenario::FileSet& files) {
    Hash hash;
    for (const auto& [name, bytes] : files) {
        if (name == "translations.csv") continue;
        hash.add(std::string_view(name));
        hash.add(std::string_view(bytes));
    }
    return hash.value();
}

std::uint64_t result_hash(const analyse::Tally& tally) {
    Hash hash;
    hash.add(tally.replications);
    hash.add(static_cast<std::uint64_t>(tally.months));
    hash.add(static_cast<std::uint64_t>(tally.years));
    add_sketches(hash, tally.measure);
    add_sums(hash, tally.measure_sum);
    for (const auto* counts : {&tally.both_sides, &tally.holds}) add_counts(hash, *counts);
    for (const auto* sketches : {&tally.gap, &tally.ratio}) add_sketches(hash, *sketches);
    for (const auto* counts : {&tally.crossover, &tally.at_or_before, &tally.claim_true, &tally.claim_empty}) {
        add_counts(hash, *counts);
    }
    for (const auto* sums : {&tally.waterfall, &tally.waterfall_inputs}) add_sums(hash, *sums);
    for (const auto* sketches : {&tally.line_start, &tally.line_full, &tally.line_decided})
        add_sketches(hash, *sketches);
    for (const auto* counts : {&tally.line_starts, &tally.opened, &tally.expanded}) add_counts(hash, *counts);
    add_sums(hash, tally.opened_capacity);
    add_sketches(hash, tally.output);
    add_sums(hash, tally.output_sum);
    for (const auto* sketches : {&tally.core, &tally.related, &tally.total}) add_sketches(hash, *sketches);
    for (const auto* counts : {&tally.meets_2, &tally.meets_3_5, &tally.meets_5}) add_counts(hash, *counts);
    for (const auto* sums : {&tally.missing_money, &tally.spent_money, &tally.unspent_money}) add_sums(hash, *sums);
    return hash.value();
}

std::string hash_text(std::uint64_t hash) { return fmt::format("{:016x}", hash); }

}  // namespace sinews::report
