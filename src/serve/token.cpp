#include "serve/token.hpp"

#include <unistd.h>

namespace sinews::serve {

std::optional<std::string> new_token() {
    std::array<unsigned char, 20> bytes{};
    if (::getentropy(bytes.data(), bytes.size()) != 0) return std::nullopt;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string token;
    for (const unsigned char byte : bytes) {
        token += digits[byte >> 4];
        token += digits[byte & 15];
    }
    return token;
}

bool same_secret(std::string_view given, std::string_view secret) {
    // Every byte is looked at, whatever the others were: an early return would tell by its time how much is right.
    volatile unsigned char difference = given.size() == secret.size() ? 0 : 1;
    for (std::size_t at = 0; at < given.size(); ++at) {
        const char other = secret.empty() ? '\0' : secret[at % secret.size()];
        difference = static_cast<unsigned char>(difference | (given[at] ^ other));
    }
    return difference == 0 && !secret.empty();
}

}  // namespace sinews::serve
