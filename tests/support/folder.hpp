#pragma once
// Scenario folders on disk, for tests.

#include <filesystem>
#include <string>
#include <vector>

#include "scenario/read.hpp"

namespace sinews::support {

/// The bytes of every regular file directly in a folder, by file name; text that is not part of the format (why.md,
/// README.md) is left out.
[[nodiscard]] scenario::FileSet read_files(const std::filesystem::path& folder);

/// The bytes of one file; empty when it is not there.
[[nodiscard]] std::string read_file(const std::filesystem::path& file);

/// Writes a file set into a folder, which is made when it is not there.
void write_files(const scenario::FileSet& files, const std::filesystem::path& folder);

/// The folders directly in a folder, by name.
[[nodiscard]] std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder);

/// All faults in words, one a line, for a test's message.
[[nodiscard]] std::string in_words(const scenario::Faults& faults);

}  // namespace sinews::support
