#include "support/folder.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace sinews::support {

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return bytes.str();
}

scenario::FileSet read_files(const std::filesystem::path& folder) {
    scenario::FileSet files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file() && entry.path().extension() != ".md")
            files[entry.path().filename().string()] = read_file(entry.path());
    }
    return files;
}

void write_files(const scenario::FileSet& files, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    for (const auto& [name, bytes] : files) {
        std::ofstream stream(folder / name, std::ios::binary);
        stream << bytes;
    }
}

std::vector<std::filesystem::path> folders_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> folders;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_directory()) folders.push_back(entry.path());
    }
    std::sort(folders.begin(), folders.end());
    return folders;
}

std::string in_words(const scenario::Faults& faults) {
    std::ostringstream words;
    for (const auto& fault : faults) {
        words << fault.place.file << ':' << fault.place.line << ':' << fault.place.column << ": " << fault.code << ' '
              << fault.problem << " (" << fault.quoted << "); " << fault.mend << '\n';
    }
    return words.str();
}

}  // namespace sinews::support
