// The engine as a native program, for comparison with the module: FILE (JSON, read_folder) with questions, one a line of
// standard input, gives one line of JSON each; a problem is a line that starts with "problem: ".

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "browser/engine.hpp"

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

int main(int count, char** arguments) {
    using namespace sinews::browser;
    if (count != 2) return 2;
    // Through the same JSON as in the page.
    const FolderRead read = read_folder(bytes_of(arguments[1]));
    if (!read.folder) {
        std::cerr << read.problem << '\n';
        return 1;
    }
    auto engine = Engine::load(*read.folder);
    if (const auto* problem = std::get_if<Problem>(&engine)) {
        std::cerr << problem->text;
        return 1;
    }
    for (std::string line; std::getline(std::cin, line);) {
        const QuestionRead question = read_question(line);
        if (!question.question) {
            std::cout << "problem: " << question.problem << '\n';
            continue;
        }
        auto asking = std::get<Engine>(engine).ask(*question.question);
        if (const auto* problem = std::get_if<Problem>(&asking)) {
            std::cout << "problem: " << problem->text << '\n';
            continue;
        }
        std::get<Asking>(asking).run(question.question->replications);
        std::cout << std::get<Asking>(asking).answer() << '\n';
    }
    return 0;
}
