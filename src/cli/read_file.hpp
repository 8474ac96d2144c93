#pragma once

#include <optional>
#include <string>

namespace sinews::cli {

/// The bytes of a plain file of at most 256 MiB; nothing, with the reason in `problem`, when it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path, std::string& problem);

}  // namespace sinews::cli
