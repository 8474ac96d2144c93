#pragma once

#include <optional>
#include <string>

namespace sinews::cli {

struct FileBytes {
    std::string bytes;
    std::optional<std::string> failure;  // why it cannot be read, in words
};

/// A whole file of at most 4 GiB.
[[nodiscard]] FileBytes read_bytes(const std::string& path);

}  // namespace sinews::cli
