#pragma once
// A tally as bytes, exactly: what is read back merges as the tally itself would.

#include <optional>

#include "analyse/plan.hpp"
#include "analyse/tally.hpp"
#include "shards/byte_stream.hpp"

namespace sinews::shards {

void write_tally(ByteWriter& writer, const analyse::Tally& tally);

/// Reads a tally and merges it into `sum`, which has the shape of its plan. False when the bytes end early, hold what no tally
/// can hold, or are those of a plan of another size; `sum` is then worth nothing.
[[nodiscard]] bool add_tally(ByteReader& reader, analyse::Tally& sum);

/// Reads a tally of this plan. Nothing when the bytes end early, hold what no tally can hold, or are those of a plan of
/// another size. Takes memory for what `plan` asks and for what the bytes hold, no more.
[[nodiscard]] std::optional<analyse::Tally> read_tally(ByteReader& reader, const analyse::Plan& plan);

}  // namespace sinews::shards
