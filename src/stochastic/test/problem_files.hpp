#pragma once
// Problems of tests: files read from disk, texts put together.

#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "stochastic/read_smps.hpp"

namespace sinews::stochastic {

inline std::string text_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// The problem of the files PATH.cor, PATH.tim, PATH.sto.
inline SmpsResult read_problem(const std::string& path, const SmpsOptions& options = {}) {
    const std::string core = text_of(path + ".cor"), time = text_of(path + ".tim"), stochastic = text_of(path + ".sto");
    return read_smps({path, core, time, stochastic}, options);
}

}  // namespace sinews::stochastic
