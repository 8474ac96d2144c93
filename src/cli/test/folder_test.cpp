#include "cli/folder.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "scenario/starter.hpp"

using namespace sinews;
namespace fs = std::filesystem;

namespace {

/// A fresh folder that goes away with the test.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("sinews-folder-test-" + std::to_string(::getpid()));
    Folder() {
        fs::remove_all(path);
        fs::create_directory(path);
    }
    ~Folder() { fs::remove_all(path); }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path / name, std::ios::binary) << bytes;
    }
};

bool tells_of(const scenario::Faults& faults, const std::string& file, const std::string& part) {
    return std::any_of(faults.begin(), faults.end(), [&](const scenario::Fault& fault) {
        return fault.place.file == file && fault.problem.find(part) != std::string::npos;
    });
}

}  // namespace

TEST_CASE("a folder gives its scenario's files, bytes as they are") {
    const Folder folder;
    for (const auto& [name, bytes] : scenario::starter_files()) folder.write(name, bytes);
    folder.write("README.md", "not read");
    const cli::FolderFiles read = cli::read_folder(folder.path.string());
    CHECK(!read.failure);
    CHECK(read.faults.empty());
    CHECK(read.files == scenario::starter_files());
    CHECK(cli::all_faults(read, scenario::read_scenario(read.files).faults).empty());
}

TEST_CASE("what is no plain file of the folder is refused, and not called missing as well") {
    const Folder folder;
    for (const auto& [name, bytes] : scenario::starter_files()) folder.write(name, bytes);
    fs::remove(folder.path / "items.csv");
    fs::create_directory(folder.path / "items.csv");
    fs::remove(folder.path / "use.csv");
    REQUIRE(::mkfifo((folder.path / "use.csv").c_str(), 0600) == 0);
    fs::remove(folder.path / "stocks.csv");
    fs::create_symlink("/etc/hostname", folder.path / "stocks.csv");
    fs::remove(folder.path / "recipes.csv");
    fs::create_symlink("nowhere", folder.path / "recipes.csv");
    fs::remove(folder.path / "trade.csv");
    fs::create_symlink("/dev/zero", folder.path / "trade.csv");
    fs::create_symlink("sources.csv", folder.path / "history.csv");  // inside: allowed, if its columns were right
    const cli::FolderFiles read = cli::read_folder(folder.path.string());
    CHECK(tells_of(read.faults, "items.csv", "is a folder"));
    CHECK(tells_of(read.faults, "use.csv", "no plain file"));
    CHECK(tells_of(read.faults, "stocks.csv", "out of the scenario's folder"));
    CHECK(tells_of(read.faults, "recipes.csv", "leads nowhere"));
    CHECK(tells_of(read.faults, "trade.csv", "out of the scenario's folder"));
    CHECK(read.files.contains("history.csv"));
    const scenario::Faults faults = cli::all_faults(read, scenario::read_scenario(read.files).faults);
    CHECK(std::count_if(faults.begin(), faults.end(),
                        [](const scenario::Fault& fault) { return fault.place.file == "items.csv"; }) == 1);
}

TEST_CASE("misspelt tables are known by name, and folders that are none are told") {
    const Folder folder;
    folder.write("lins.csv", "x");
    folder.write("OLD.CSV", "x");
    const cli::FolderFiles read = cli::read_folder(folder.path.string());
    CHECK(read.files.contains("lins.csv"));
    CHECK(read.files.at("lins.csv").empty());
    CHECK(read.files.contains("OLD.CSV"));
    CHECK(cli::read_folder((folder.path / "not-there").string()).failure);
    CHECK(cli::read_folder((folder.path / "lins.csv").string()).failure);
    CHECK(cli::folder_prefix("a/b") == "a/b/");
    CHECK(cli::folder_prefix("a/b/") == "a/b/");
}
