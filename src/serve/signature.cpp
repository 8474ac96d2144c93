#include "serve/signature.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <system_error>

namespace sinews::serve {

namespace {

namespace fs = std::filesystem;

constexpr int most_entries = 10'000;

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014).
std::uint64_t mixed(std::uint64_t word) {
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9U;
    word = (word ^ (word >> 27)) * 0x94d049bb133111ebU;
    return word ^ (word >> 31);
}

std::uint64_t joined(std::uint64_t sum, std::uint64_t word) { return mixed(sum + word + 0x9e3779b97f4a7c15U); }

std::uint64_t of_time(const timespec& time) {
    return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(time.tv_nsec);
}

std::uint64_t of_file(const std::string& path) {
    struct stat status{};
    if (::stat(path.c_str(), &status) != 0) return 0;
    std::uint64_t sum = joined(1, static_cast<std::uint64_t>(status.st_size));
    sum = joined(sum, static_cast<std::uint64_t>(status.st_ino));
    sum = joined(sum, of_time(status.st_mtim));
    return joined(sum, of_time(status.st_ctim));  // told even of a write that sets the other time back
}

/// Entries come in any order, so they are added.
std::uint64_t of_folder(const std::string& path) {
    std::error_code error;
    fs::directory_iterator entries(path, error);
    if (error) return 0;
    std::uint64_t sum = 2;
    int seen = 0;
    for (const fs::directory_iterator end; entries != end && seen < most_entries; entries.increment(error), ++seen) {
        if (error) break;
        if (entries->is_directory(error)) continue;
        const std::uint64_t name = std::hash<std::string>{}(entries->path().filename().string());
        sum += joined(mixed(name), of_file(entries->path().string()));
    }
    return sum;
}

}  // namespace

std::uint64_t signature_of(const std::vector<std::string>& paths) {
    std::uint64_t sum = 0;
    std::error_code error;
    for (const std::string& path : paths) {
        sum = joined(sum, fs::is_directory(path, error) ? of_folder(path) : of_file(path));
    }
    return sum;
}

}  // namespace sinews::serve
