#include "cli/write_folder.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <set>

using sinews::cli::FolderWriter;
namespace fs = std::filesystem;

namespace {

/// An empty folder of its own that goes away.
struct Scratch {
    fs::path folder = fs::temp_directory_path() / ("sinews-write-" + std::to_string(::getpid()));
    Scratch() {
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    ~Scratch() { fs::remove_all(folder); }
};

std::string content(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void put(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }

std::set<std::string> names(const fs::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
    return names;
}

/// A file may grow to this size and no further, as on a full disk: write() fails with an error.
class SmallDisk {
public:
    explicit SmallDisk(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit small{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

private:
    rlimit before_{};
};

}  // namespace

TEST_CASE("files appear at commit, in a folder that is made on the way, and not before") {
    const Scratch scratch;
    const fs::path out = scratch.folder / "a" / "b";
    FolderWriter writer(out);
    REQUIRE_FALSE(writer.failure());
    writer.add("one.txt", "1");
    writer.add("two.txt", std::string(100'000, 'x'));
    CHECK_FALSE(fs::exists(out / "one.txt"));
    CHECK(writer.commit());
    CHECK(names(out) == std::set<std::string>{"one.txt", "two.txt"});
    CHECK(content(out / "one.txt") == "1");
    CHECK(content(out / "two.txt").size() == 100'000);
}

TEST_CASE("what is not committed leaves nothing, not even the folder") {
    const Scratch scratch;
    {
        FolderWriter writer(scratch.folder / "new" / "deep");
        writer.add("one.txt", "1");
    }
    CHECK(names(scratch.folder).empty());
}

TEST_CASE("old files are replaced, strangers stay, what is left out goes") {
    const Scratch scratch;
    put(scratch.folder / "one.txt", "old");
    put(scratch.folder / "series.csv", "of an earlier run");
    put(scratch.folder / "notes.md", "mine");
    FolderWriter writer(scratch.folder);
    writer.add("one.txt", "new");
    writer.leave_out("series.csv");
    CHECK(writer.commit());
    CHECK(names(scratch.folder) == std::set<std::string>{"notes.md", "one.txt"});
    CHECK(content(scratch.folder / "one.txt") == "new");
}

TEST_CASE("a full disk leaves the old files as they were") {
    const Scratch scratch;
    put(scratch.folder / "one.txt", "old");
    {
        FolderWriter writer(scratch.folder);
        writer.add("one.txt", "new");
        {
            const SmallDisk disk(4096);
            writer.add("two.txt", std::string(100'000, 'x'));
        }
        REQUIRE(writer.failure());
        CHECK(writer.failure()->find("two.txt") != std::string::npos);
        CHECK_FALSE(writer.commit());
    }
    CHECK(names(scratch.folder) == std::set<std::string>{"one.txt"});
    CHECK(content(scratch.folder / "one.txt") == "old");
}

TEST_CASE("when one file cannot be put in place, those before it are taken back") {
    const Scratch scratch;
    put(scratch.folder / "one.txt", "old");
    fs::create_directories(scratch.folder / "two.txt" / "in the way");
    {
        FolderWriter writer(scratch.folder);
        writer.add("zero.txt", "0");
        writer.add("one.txt", "new");
        writer.add("two.txt", "2");
        CHECK_FALSE(writer.commit());
        CHECK(writer.failure());
    }
    CHECK(names(scratch.folder) == std::set<std::string>{"one.txt", "two.txt"});
    CHECK(content(scratch.folder / "one.txt") == "old");
}

TEST_CASE("a folder that cannot be written in is told") {
    const Scratch scratch;
    if (::geteuid() != 0) {  // root may write anywhere
        fs::permissions(scratch.folder, fs::perms::owner_read | fs::perms::owner_exec);
        FolderWriter writer(scratch.folder);
        writer.add("one.txt", "1");
        CHECK(writer.failure());
        CHECK_FALSE(writer.commit());
        fs::permissions(scratch.folder, fs::perms::owner_all);
        CHECK(names(scratch.folder).empty());
    }
    // Not even root makes folders there.
    FolderWriter nowhere("/proc/sinews-out");
    REQUIRE(nowhere.failure());
    CHECK(nowhere.failure()->find("/proc/sinews-out") != std::string::npos);
    put(scratch.folder / "file", "a file");
    FolderWriter file(scratch.folder / "file");
    CHECK(file.failure());
}

TEST_CASE("two runs do not write into one folder at once") {
    const Scratch scratch;
    FolderWriter first(scratch.folder);
    first.add("one.txt", "1");
    {
        FolderWriter second(scratch.folder);
        REQUIRE(second.failure());
        CHECK(second.failure()->find("another run") != std::string::npos);
        second.add("one.txt", "2");
        CHECK_FALSE(second.commit());
    }
    CHECK(first.commit());
    CHECK(content(scratch.folder / "one.txt") == "1");
}
