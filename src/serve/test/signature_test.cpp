#include "serve/signature.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace sinews::serve;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for a test.
class Folder {
public:
    Folder() : path_(fs::temp_directory_path() / ("sinews-signature-" + std::to_string(::getpid()))) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string path() const { return path_.string(); }
    void write(const std::string& name, const std::string& text) const { std::ofstream(path_ / name) << text; }
    [[nodiscard]] fs::path operator/(const std::string& name) const { return path_ / name; }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("a signature changes with the files and not by itself") {
    const Folder folder;
    folder.write("lines.csv", "a");
    folder.write("items.csv", "b");
    const auto seen = [&] { return signature_of({folder.path()}); };
    std::uint64_t before = seen();
    CHECK(seen() == before);
    const auto changed = [&] {
        const std::uint64_t now = seen();
        const bool differs = now != before && seen() == now;
        before = now;
        return differs;
    };

    folder.write("lines.csv", "ab");
    CHECK(changed());
    const auto time = fs::last_write_time(folder / "lines.csv");
    folder.write("lines.csv", "cd");  // of the same size, and the time set back: the other time tells
    fs::last_write_time(folder / "lines.csv", time);
    CHECK(changed());
    folder.write("new.csv", "");
    CHECK(changed());
    fs::rename(folder / "new.csv", folder / "other.csv");
    CHECK(changed());
    fs::rename(folder / "other.csv", folder / "lines.csv");  // as editors save
    CHECK(changed());
    fs::remove(folder / "items.csv");
    CHECK(changed());
    fs::remove_all(folder.path());
    CHECK(changed());
}

TEST_CASE("sub-folders do not count, named files do") {
    const Folder folder;
    folder.write("lines.csv", "a");
    const std::uint64_t before = signature_of({folder.path()});
    fs::create_directory(folder / "out");
    std::ofstream(folder / "out" / "report.html") << "x";
    CHECK(signature_of({folder.path()}) == before);

    const std::string beside = (folder / "out" / "plan.toml").string();
    const std::uint64_t without = signature_of({folder.path(), beside});
    std::ofstream(beside) << "x";
    CHECK(signature_of({folder.path(), beside}) != without);
}
