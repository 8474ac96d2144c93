#include "shards/shard_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "report/hash.hpp"
#include "shards/byte_stream.hpp"
#include "shards/identity_bytes.hpp"
#include "shards/tally_bytes.hpp"

namespace sinews::shards {

namespace {

// Eight bytes that no text has (after PNG's): the first is above 127, and a copy "as text" changes one of the line ends.
constexpr std::string_view magic = "\x93sinews\n";
constexpr std::string_view line_ends = "\r\n\x1a\n";
constexpr std::uint64_t format = 2;
// magic, line ends, then format, length of the file and checksum of all that follows, eight bytes each.
constexpr std::size_t preamble = 8 + 4 + 3 * 8;

std::uint64_t checksum(std::string_view bytes) {
    report::Hash hash;
    hash.add(bytes);
    return hash.value();
}

void write_head(ByteWriter& writer, const ShardHead& head) {
    write_identity(writer, head.identity);
    writer.text(head.scenario_name);
    writer.count(head.part.k);
    writer.count(head.part.n);
    writer.count(head.range.first);
    writer.count(head.range.count);
    writer.real(head.seconds);
    writer.count(head.files.size());
    for (const auto& [name, bytes] : head.files) {
        writer.text(name);
        writer.text(bytes);
    }
}

ShardHead read_head(ByteReader& reader) {
    ShardHead head;
    head.identity = read_identity(reader);
    head.scenario_name = reader.text();
    head.part.k = reader.count();
    head.part.n = reader.count();
    head.range.first = reader.count();
    head.range.count = reader.count();
    head.seconds = reader.real();
    for (std::uint64_t left = reader.count(); left > 0 && !reader.failed(); --left) {
        std::string name(reader.text());
        head.files[std::move(name)] = reader.text();
    }
    return head;
}

/// What the head says of itself is possible.
bool consistent(const ShardHead& head) {
    const std::uint64_t total = head.identity.replications;
    if (total >= std::uint64_t{1} << 40 || head.range.count == 0) return false;
    if (head.range.first > total || head.range.count > total - head.range.first) return false;
    if (!parse_part(part_text(head.part))) return false;
    return report::scenario_hash(head.files) == head.identity.scenario_hash;
}

/// What is wrong with the bytes before anything in them is looked at; "" when nothing is.
std::string damage_of(std::string_view bytes) {
    if (bytes.empty()) return "it is empty";
    if (!bytes.starts_with(magic.substr(0, bytes.size()))) return "it is no shard of sinews";
    if (bytes.size() < preamble) return fmt::format("it is truncated: only {} bytes are there", bytes.size());
    if (bytes.substr(magic.size(), line_ends.size()) != line_ends) {
        return "it was changed on its way, as by a copy that takes it for text";
    }
    ByteReader reader(bytes.substr(magic.size() + line_ends.size()));
    const std::uint64_t version = reader.word();
    const std::uint64_t length = reader.word();
    const std::uint64_t sum = reader.word();
    if (version != format) {
        return fmt::format("it has format {}; this program reads format {}", version, format);
    }
    if (bytes.size() < length) return fmt::format("it is truncated: {} of {} bytes are there", bytes.size(), length);
    if (bytes.size() > length) return fmt::format("it has {} bytes too many", bytes.size() - length);
    if (checksum(reader.rest()) != sum) return "its checksum is wrong: bytes were changed";
    return "";
}

}  // namespace

std::string shard_file_name(Part part) {
    const std::size_t digits = std::max<std::size_t>(4, fmt::formatted_size("{}", part.n));
    return fmt::format("shard-{:0{}}-of-{:0{}}.sinews", part.k, digits, part.n, digits);
}

std::string shard_bytes(const ShardHead& head, const analyse::Tally& tally) {
    ByteWriter body;
    write_head(body, head);
    write_tally(body, tally);
    ByteWriter numbers;
    numbers.word(format);
    numbers.word(preamble + body.bytes().size());
    numbers.word(checksum(body.bytes()));
    std::string bytes(magic);
    bytes.append(line_ends).append(numbers.bytes()).append(body.bytes());
    return bytes;
}

std::variant<ReadShard, Damage> read_shard(std::string_view bytes) {
    if (std::string problem = damage_of(bytes); !problem.empty()) return Damage{std::move(problem)};
    ByteReader reader(bytes.substr(preamble));
    ReadShard shard{read_head(reader), {}};
    if (reader.failed() || !consistent(shard.head)) return Damage{"what it says of itself makes no sense"};
    shard.tally = reader.rest();
    return shard;
}

bool add_tally_of(const ReadShard& shard, analyse::Tally& sum) {
    ByteReader reader(shard.tally);
    const std::uint64_t before = sum.replications;
    return add_tally(reader, sum) && reader.rest().empty() && sum.replications - before == shard.head.range.count;
}

std::optional<analyse::Tally> tally_of(const ReadShard& shard, const analyse::Plan& plan) {
    analyse::Tally tally(plan);
    if (!add_tally_of(shard, tally)) return std::nullopt;
    return tally;
}

}  // namespace sinews::shards
