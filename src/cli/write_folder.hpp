#pragma once
// Files that appear whole or not at all. They are written beside their final place under temporary names, forced to the
// disk, and only when all are there renamed over the old ones, which a failure leaves as they were.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinews::cli {

/// Who else may write into a folder meanwhile: nobody, or others that share it too and write files of other names.
enum class Sharing { alone, shared };

class FolderWriter {
public:
    /// Makes the folder when it is not there and locks it, so that two runs do not mix their files. Look at failure() then.
    explicit FolderWriter(std::filesystem::path folder, Sharing sharing = Sharing::alone);
    /// Takes back whatever was not committed: temporary files, and the folder if it was made here.
    ~FolderWriter();
    FolderWriter(const FolderWriter&) = delete;
    FolderWriter& operator=(const FolderWriter&) = delete;

    /// What went wrong, in words, or nothing. After a failure the other functions do nothing.
    [[nodiscard]] const std::optional<std::string>& failure() const { return failure_; }

    /// Writes one file under a temporary name. `name` has no folder in it.
    void add(const std::string& name, std::string_view content);
    /// A file of this name that an earlier run left is not part of what is written now: commit removes it.
    void leave_out(const std::string& name);
    /// Puts all files in place. False when it failed: then the old files are as they were.
    bool commit();

private:
    struct Pending {
        std::string name;
        std::filesystem::path temporary;
        std::filesystem::path kept;  // second name of the file that is replaced, while it may be needed again
        bool in_place = false;
    };
    void fail(const std::string& what, const std::filesystem::path& path, int error);
    bool write_all(int file, std::string_view content);
    bool keep_old(Pending& pending);
    void take_back();
    [[nodiscard]] std::filesystem::path temporary_name(const std::string& name, std::string_view kind) const;

    std::filesystem::path folder_;
    std::vector<std::filesystem::path> made_folders_;  // outermost first
    std::vector<Pending> pending_;
    std::vector<std::string> left_out_;
    std::optional<std::string> failure_;
    int lock_ = -1;
    bool committed_ = false;
};

}  // namespace sinews::cli
