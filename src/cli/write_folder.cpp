#include "cli/write_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

namespace sinews::cli {

namespace {

/// Folders that do not exist yet on the way to `folder`, outermost first.
std::vector<std::filesystem::path> missing_folders(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> missing;
    std::error_code ignored;
    for (auto path = folder; !path.empty() && !std::filesystem::exists(path, ignored); path = path.parent_path()) {
        missing.push_back(path);
        if (path == path.parent_path()) break;
    }
    std::ranges::reverse(missing);
    return missing;
}

}  // namespace

FolderWriter::FolderWriter(std::filesystem::path folder, Sharing sharing) : folder_(std::move(folder)) {
    if (!folder_.has_filename()) folder_ = folder_.parent_path();  // "out/" is "out"
    if (folder_.empty()) folder_ = ".";
    for (const auto& path : missing_folders(folder_)) {
        if (::mkdir(path.c_str(), 0777) == 0) {
            made_folders_.push_back(path);
        } else if (errno != EEXIST) {
            fail("cannot make the folder", path, errno);
            return;
        }
    }
    lock_ = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ < 0) {
        fail("cannot open the folder", folder_, errno);
    } else if (::flock(lock_, (sharing == Sharing::alone ? LOCK_EX : LOCK_SH) | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            failure_ = "another run is writing into `" + folder_.string() + "`; wait for it or choose another --out";
        } else {
            fail("cannot lock the folder", folder_, errno);
        }
    }
}

FolderWriter::~FolderWriter() {
    if (!committed_) take_back();
    if (lock_ >= 0) ::close(lock_);
}

void FolderWriter::fail(const std::string& what, const std::filesystem::path& path, int error) {
    failure_ = what + " `" + path.string() + "`: " + std::strerror(error);
}

std::filesystem::path FolderWriter::temporary_name(const std::string& name, std::string_view kind) const {
    return folder_ / ("." + name + "." + std::to_string(::getpid()) + "." + std::string(kind));
}

bool FolderWriter::write_all(int file, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(file, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(file) == 0;
}

void FolderWriter::add(const std::string& name, std::string_view content) {
    if (failure_) return;
    Pending pending{name, temporary_name(name, "new"), {}, false};
    ::unlink(pending.temporary.c_str());  // left by a killed run with our process number
    const int file = ::open(pending.temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0) return fail("cannot write", folder_ / name, errno);
    pending_.push_back(pending);
    const bool written = write_all(file, content);
    const int error = errno;
    const bool closed = ::close(file) == 0;
    if (!written || !closed) fail("cannot write", folder_ / name, written ? errno : error);
}

void FolderWriter::leave_out(const std::string& name) { left_out_.push_back(name); }

/// Gives the file that is about to be replaced a second name, from which take_back() can restore it.
bool FolderWriter::keep_old(Pending& pending) {
    const auto kept = temporary_name(pending.name, "old");
    ::unlink(kept.c_str());
    if (::link((folder_ / pending.name).c_str(), kept.c_str()) == 0) {
        pending.kept = kept;
        return true;
    }
    // Nothing there, or a file system without second names, where only the renames themselves can still fail.
    return errno == ENOENT || errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK;
}

bool FolderWriter::commit() {
    for (auto& pending : pending_) {
        if (failure_) break;
        const auto target = folder_ / pending.name;
        if (!keep_old(pending)) {
            fail("cannot replace", target, errno);
        } else if (::rename(pending.temporary.c_str(), target.c_str()) != 0) {
            fail("cannot replace", target, errno);
        } else {
            pending.in_place = true;
        }
    }
    if (failure_) {
        take_back();
        return false;
    }
    for (const auto& pending : pending_) {
        if (!pending.kept.empty()) ::unlink(pending.kept.c_str());
    }
    for (const auto& name : left_out_) ::unlink((folder_ / name).c_str());
    ::fsync(lock_);
    committed_ = true;
    return true;
}

void FolderWriter::take_back() {
    for (const auto& pending : pending_) {
        const auto target = folder_ / pending.name;
        if (pending.in_place && pending.kept.empty()) ::unlink(target.c_str());
        if (!pending.kept.empty()) ::rename(pending.kept.c_str(), target.c_str());
        // rename() does nothing when both names are one file still: then the second name goes.
        if (!pending.kept.empty()) ::unlink(pending.kept.c_str());
        if (!pending.in_place) ::unlink(pending.temporary.c_str());
    }
    pending_.clear();
    // Only what is empty goes: rmdir refuses the rest.
    for (auto folder = made_folders_.rbegin(); folder != made_folders_.rend(); ++folder) ::rmdir(folder->c_str());
    made_folders_.clear();
}

}  // namespace sinews::cli
