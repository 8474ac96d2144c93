#include "shards/portion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "shards/byte_stream.hpp"
#include "shards/coverage.hpp"
#include "shards/identity_bytes.hpp"
#include "shards/tally_bytes.hpp"

namespace sinews::shards {

namespace {

using analyse::Range;

std::uint64_t end_of(const Range& range) { return range.first + range.count; }

/// All ranges of both, ascending, those that touch made one. Nothing when two overlap.
std::optional<std::vector<Range>> together(std::vector<Range> ranges, const std::vector<Range>& others) {
    ranges.insert(ranges.end(), others.begin(), others.end());
    std::ranges::sort(ranges, {}, &Range::first);
    std::vector<Range> result;
    for (const Range& range : ranges) {
        if (!result.empty() && range.first < end_of(result.back())) return std::nullopt;
        if (!result.empty() && range.first == end_of(result.back())) {
            result.back().count += range.count;
        } else {
            result.push_back(range);
        }
    }
    return result;
}

std::uint64_t replications_in(const std::vector<Range>& ranges) {
    std::uint64_t count = 0;
    for (const Range& range : ranges) count += range.count;
    return count;
}

/// Ranges that a portion can have.
bool possible(const std::vector<Range>& ranges, std::uint64_t total) {
    if (ranges.empty() || total >= std::uint64_t{1} << 40) return false;
    std::uint64_t reached = 0;
    for (std::size_t at = 0; at < ranges.size(); ++at) {
        if (ranges[at].count == 0 || ranges[at].first < reached + (at > 0 ? 1 : 0)) return false;
        if (ranges[at].first > total || ranges[at].count > total - ranges[at].first) return false;
        reached = end_of(ranges[at]);
    }
    return true;
}

}  // namespace

std::string add_portion(const Portion& other, Portion& sum) {
    if (other.identity != sum.identity) return "foreign: two portions are of different runs";
    auto ranges = together(sum.ranges, other.ranges);
    if (!ranges) return "doubled: two portions hold the same replications";
    sum.ranges = std::move(*ranges);
    sum.seconds += other.seconds;
    sum.tally.merge(other.tally);
    return "";
}

std::string portion_bytes(const Portion& portion) {
    ByteWriter writer;
    write_identity(writer, portion.identity);
    writer.count(portion.ranges.size());
    for (const Range& range : portion.ranges) {
        writer.count(range.first);
        writer.count(range.count);
    }
    writer.real(portion.seconds);
    write_tally(writer, portion.tally);
    return writer.take();
}

std::variant<Portion, Damage> read_portion(std::string_view bytes, const analyse::Plan& plan) {
    ByteReader reader(bytes);
    Portion portion{read_identity(reader), {}, 0, analyse::Tally(plan)};
    for (std::uint64_t left = reader.count(); left > 0 && !reader.failed(); --left) {
        const std::uint64_t first = reader.count();
        portion.ranges.push_back({first, reader.count()});
    }
    portion.seconds = reader.real();
    const bool read = !reader.failed() && possible(portion.ranges, portion.identity.replications) &&
                      add_tally(reader, portion.tally) && reader.rest().empty() &&
                      portion.tally.replications == replications_in(portion.ranges);
    if (!read) return Damage{"a portion came as bytes that make no sense for this scenario"};
    return portion;
}

std::vector<std::string> problems_of(const Portion& portion, const Identity& run) {
    std::vector<NamedShard> named;
    for (const Range& range : portion.ranges) named.push_back({"a portion", portion.identity, {1, 1}, range});
    if (portion.identity != run) return {"foreign: what the workers made is of another run, scenario or version"};
    return judge(std::move(named)).problems;
}

}  // namespace sinews::shards
