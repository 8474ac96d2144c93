#include "cli/read_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace sinews::cli {

namespace {

constexpr off_t most_bytes = off_t{4} << 30;

FileBytes failed(const std::string& path, const std::string& why) { return {{}, "cannot read `" + path + "`: " + why}; }

/// Reads until the end or until `bytes` is full. False when the system says no.
bool read_all(int file, std::string& bytes) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t read = ::read(file, bytes.data() + done, bytes.size() - done);
        if (read < 0 && errno == EINTR) continue;
        if (read < 0) return false;
        if (read == 0) break;
        done += static_cast<std::size_t>(read);
    }
    bytes.resize(done);
    return true;
}

}  // namespace

FileBytes read_bytes(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) return failed(path, std::strerror(errno));
    struct stat status{};
    FileBytes result;
    if (::fstat(file, &status) != 0) {
        result = failed(path, std::strerror(errno));
    } else if (!S_ISREG(status.st_mode)) {
        result = failed(path, "it is no plain file");
    } else if (status.st_size > most_bytes) {
        result = failed(path, "it is larger than 4 GiB");
    } else {
        result.bytes.resize(static_cast<std::size_t>(status.st_size));
        if (!read_all(file, result.bytes)) result = failed(path, std::strerror(errno));
    }
    ::close(file);
    return result;
}

}  // namespace sinews::cli
