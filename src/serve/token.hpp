#pragma once
// The secret in the address of a served page.

#include <optional>
#include <string>
#include <string_view>

namespace sinews::serve {

/// 160 bits of the system's generator as 40 hexadecimal digits; nothing when the system gives none.
[[nodiscard]] std::optional<std::string> new_token();

/// Whether two texts are the same. How long it takes tells at most their lengths, never where they differ.
[[nodiscard]] bool same_secret(std::string_view given, std::string_view secret);

}  // namespace sinews::serve
