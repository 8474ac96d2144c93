#include "serve/state.hpp"

namespace sinews::serve {

std::string event_of(const State& state) {
    // A line end would end the field; in JSON it can only be white space between tokens.
    std::string trouble = state.trouble.empty() ? "null" : state.trouble;
    std::ranges::replace_if(trouble, [](char letter) { return letter == '\n' || letter == '\r'; }, ' ');
    return "data: {\"version\":" + std::to_string(state.version) +
           ",\"running\":" + (state.running ? "true" : "false") + ",\"early\":" + (state.early ? "true" : "false") +
           ",\"trouble\":" + trouble + "}\n\n";
}

}  // namespace sinews::serve
