#include "cli/smps_files.hpp"

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>

namespace sinews::cli {

namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{1} << 30;

/// The first of the endings under which there is a file; its text, or what is wrong.
std::optional<std::string> read_one(const std::string& path, std::initializer_list<const char*> endings,
                                    std::string& text) {
    for (const char* ending : endings) {
        const std::filesystem::path file = path + ending;
        std::error_code error;
        if (!std::filesystem::is_regular_file(file, error)) continue;
        if (std::filesystem::file_size(file, error) > most_bytes) return file.string() + " is larger than 1 GiB";
        std::ifstream stream(file, std::ios::binary);
        text.assign(std::istreambuf_iterator<char>(stream), {});
        if (!stream) return "cannot read " + file.string();
        return std::nullopt;
    }
    return "there is no file " + path + *endings.begin();
}

}  // namespace

SmpsTexts read_smps_files(const std::string& path) {
    SmpsTexts texts;
    texts.name = path;
    texts.failure = read_one(path, {".cor", ".core", ".mps", ".COR", ".CORE", ".MPS"}, texts.core);
    if (!texts.failure) texts.failure = read_one(path, {".tim", ".time", ".TIM", ".TIME"}, texts.time);
    if (!texts.failure) {
        texts.failure = read_one(path, {".sto", ".stoch", ".stoc", ".STO", ".STOCH", ".STOC"}, texts.stochastic);
    }
    return texts;
}

}  // namespace sinews::cli
