#pragma once
// A scenario's folder on disk -> its files as bytes.

#include <optional>
#include <string>

#include "scenario/read.hpp"

namespace sinews::cli {

struct FolderFiles {
    scenario::FileSet files;  // those that a scenario may have; other .csv and .toml by name, without content
    scenario::Faults faults;  // files that were not read: too large, no plain file, a link that leads outside
    std::optional<std::string> failure;  // the folder itself can not be read; nothing else is filled in
};

/// Reads plain files of the folder itself, none of its sub-folders, 64 MiB each and 256 MiB in all. A link is followed only to
/// a plain file in the same folder; pipes, devices and folders are refused without being opened for reading.
[[nodiscard]] FolderFiles read_folder(const std::string& folder);

/// The faults of a scenario read from `folder`: those of its files on disk and those of their content, sorted; a file that was
/// refused is not called missing as well.
[[nodiscard]] scenario::Faults all_faults(const FolderFiles& folder, const scenario::Faults& of_content);

/// "scenarios/alliance/": what stands before a file's name in messages.
[[nodiscard]] std::string folder_prefix(const std::string& folder);

}  // namespace sinews::cli
