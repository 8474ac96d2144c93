#pragma once
// The small scenario that `sinews new` writes: it passes every check and shows every idea once.

#include "scenario/read.hpp"

namespace sinews::scenario {

[[nodiscard]] const FileSet& starter_files();

}  // namespace sinews::scenario
