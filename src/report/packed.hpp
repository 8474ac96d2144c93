#pragma once
// What the page carries packed: zlib, then base64, as web/src/engine/packed.ts unpacks it.

#include <string>
#include <string_view>

namespace sinews::report {

/// The text packed. Throws std::bad_alloc when memory runs out, and nothing else.
[[nodiscard]] std::string packed(std::string_view bytes);

/// The engine in the page, packed when the program was built; "" where the build had no Emscripten.
[[nodiscard]] std::string_view packed_engine();

}  // namespace sinews::report
