#include "cli/read_file.hpp"

#include <filesystem>
#include <fstream>

namespace sinews::cli {

std::optional<std::string> read_file(const std::string& path, std::string& problem) {
    constexpr std::uintmax_t largest = std::uintmax_t{256} << 20U;
    const std::filesystem::path file(path);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        problem = "there is no such file";
        return std::nullopt;
    }
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    if (error || size > largest) {
        problem = "it is larger than 256 MiB";
        return std::nullopt;
    }
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(size))) {
        problem = "it cannot be read";
        return std::nullopt;
    }
    return bytes;
}

}  // namespace sinews::cli
