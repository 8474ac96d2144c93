#include "cli/folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <tuple>

#include "scenario/codes.hpp"
#include "scenario/schema.hpp"

namespace sinews::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes_of_a_file = std::size_t{64} << 20;
constexpr std::size_t most_bytes = std::size_t{256} << 20;
constexpr std::size_t most_entries = 10000;

/// Closes the file whatever happens.
class OpenFile {
public:
    // Not blocking: opening a pipe that nobody writes to would wait for ever.
    explicit OpenFile(const fs::path& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    [[nodiscard]] int descriptor() const { return descriptor_; }

private:
    int descriptor_;
};

/// Reads a plain file; on failure tells what is wrong with it.
std::optional<std::string> read_plain_file(const fs::path& path, std::string& bytes) {
    const OpenFile file(path);
    if (file.descriptor() < 0) return std::string("the file can not be opened: ") + std::strerror(errno);
    struct stat status{};
    if (::fstat(file.descriptor(), &status) != 0)
        return std::string("the file can not be read: ") + std::strerror(errno);
    if (!S_ISREG(status.st_mode)) return "this is no plain file";
    // One byte more than allowed shows a file that grew since it was measured.
    bytes.clear();
    char buffer[1 << 16];
    while (bytes.size() <= most_bytes_of_a_file) {
        const ssize_t count = ::read(file.descriptor(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return std::string("the file can not be read: ") + std::strerror(errno);
        if (count == 0) return std::nullopt;
        bytes.append(buffer, static_cast<std::size_t>(count));
    }
    bytes.clear();
    return "the file is larger than " + std::to_string(most_bytes_of_a_file >> 20) + " MiB";
}

/// What is wrong with an entry before it is opened, if anything.
std::optional<std::string> refused(const fs::path& path, const fs::path& folder) {
    std::error_code error;
    const fs::file_status own = fs::symlink_status(path, error);
    if (error) return "the file can not be looked at: " + error.message();
    if (fs::is_symlink(own)) {
        const fs::path target = fs::canonical(path, error);
        if (error) return "the link leads nowhere";
        if (target.parent_path() != folder) return "the link leads out of the scenario's folder";
        if (!fs::is_regular_file(target, error)) return "the link does not lead to a plain file";
        return std::nullopt;
    }
    if (fs::is_directory(own)) return "this is a folder, not a file";
    if (!fs::is_regular_file(own)) return "this is no plain file";
    return std::nullopt;
}

bool looks_like_a_table(const fs::path& path) {
    std::string ending = path.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return ending == ".csv" || ending == ".toml";
}

scenario::Fault file_fault(std::string_view code, const std::string& name, std::string problem, std::string mend) {
    scenario::Fault fault;
    fault.code = std::string(code);
    fault.place.file = name;
    fault.problem = std::move(problem);
    fault.mend = std::move(mend);
    return fault;
}

void read_entry(const fs::path& path, const std::string& name, const fs::path& folder, FolderFiles& result,
                std::size_t& total) {
    namespace code = scenario::code;
    auto problem = refused(path, folder);
    std::string bytes;
    if (!problem) problem = read_plain_file(path, bytes);
    if (problem) {
        result.faults.push_back(file_fault(code::not_text, name, *problem, "put a plain text file there"));
        return;
    }
    total += bytes.size();
    if (total > most_bytes) {
        result.faults.push_back(file_fault(code::too_large, name, "the files of the folder hold too much in all",
                                           "at most " + std::to_string(most_bytes >> 20) + " MiB"));
        return;
    }
    result.files[name] = std::move(bytes);
}

}  // namespace

FolderFiles read_folder(const std::string& folder) {
    FolderFiles result;
    std::error_code error;
    const fs::path canonical = fs::canonical(folder, error);
    if (error || !fs::is_directory(canonical, error)) {
        const bool exists = fs::exists(folder, error);
        result.failure = exists ? "`" + folder + "` is not a folder; give the folder that holds scenario.toml"
                                : "there is no folder `" + folder + "`";
        return result;
    }
    fs::directory_iterator entries(canonical, error);
    if (error) {
        result.failure = "the folder `" + folder + "` can not be read: " + error.message();
        return result;
    }
    const auto& known = scenario::scenario_files();
    std::size_t total = 0;
    std::size_t seen = 0;
    for (const fs::directory_iterator end; entries != end && seen < most_entries; entries.increment(error), ++seen) {
        if (error) break;
        const std::string name = entries->path().filename().string();
        if (std::find(known.begin(), known.end(), name) != known.end()) {
            read_entry(entries->path(), name, canonical, result, total);
        } else if (looks_like_a_table(entries->path())) {
            result.files.try_emplace(name);  // its name alone: a misspelt table is told by it
        }
    }
    return result;
}

scenario::Faults all_faults(const FolderFiles& folder, const scenario::Faults& of_content) {
    scenario::Faults faults = folder.faults;
    for (const scenario::Fault& fault : of_content) {
        const bool refused_on_disk =
            fault.code == scenario::code::missing_file &&
            std::any_of(folder.faults.begin(), folder.faults.end(),
                        [&](const scenario::Fault& other) { return other.place.file == fault.place.file; });
        if (!refused_on_disk) faults.push_back(fault);
    }
    std::sort(faults.begin(), faults.end(), [](const scenario::Fault& left, const scenario::Fault& right) {
        return std::tie(left.place.file, left.place.line, left.place.column, left.code, left.problem) <
               std::tie(right.place.file, right.place.line, right.place.column, right.code, right.problem);
    });
    return faults;
}

std::string folder_prefix(const std::string& folder) {
    if (folder.empty() || folder == ".") return "";
    return folder.back() == '/' ? folder : folder + "/";
}

}  // namespace sinews::cli
