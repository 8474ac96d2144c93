#pragma once
// The headers that every answer carries.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sinews::serve {

using HeaderList = std::vector<std::pair<std::string_view, std::string>>;

/// Nothing is kept, guessed, framed, or given to another site; nothing is loaded from elsewhere. `nonce` is what the scripts
/// of this answer carry: others do not run, not even one that a scenario's text might smuggle in; "" lets none run.
[[nodiscard]] HeaderList answer_headers(std::string_view nonce);

}  // namespace sinews::serve
