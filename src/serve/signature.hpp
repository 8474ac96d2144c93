#pragma once
// Whether files have changed, without reading them.

#include <cstdint>
#include <string>
#include <vector>

namespace sinews::serve {

/// A fingerprint of what is there under these paths: of a file its size, its times and its place on the disk; of a folder
/// those of the files in it, not of sub-folders, and their names; at most 10 000. A path where nothing is counts as that. Costs a
/// system call a file. What it says to be the same is the same but for a write that leaves all times as they were.
[[nodiscard]] std::uint64_t signature_of(const std::vector<std::string>& paths);

}  // namespace sinews::serve
