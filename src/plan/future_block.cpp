#include "plan/future_block.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>

namespace sinews::plan {

namespace {

using stochastic::at;
using stochastic::SolveStatus;

template <typename Value>
void put(std::string& bytes, Value value) {
    char own[sizeof(Value)];
    std::memcpy(own, &value, sizeof(Value));
    bytes.append(own, sizeof(Value));
}

/// Takes a value from the front; false when there is none.
template <typename Value>
bool take(std::string_view& bytes, Value& value) {
    if (bytes.size() < sizeof(Value)) return false;
    std::memcpy(&value, bytes.data(), sizeof(Value));
    bytes.remove_prefix(sizeof(Value));
    return true;
}

bool take_future(std::string_view& bytes, std::size_t columns, FutureValue& future) {
    std::uint32_t entries = 0;
    if (!take(bytes, future.value) || !take(bytes, future.cut.constant) || !take(bytes, entries)) return false;
    future.status = SolveStatus::optimal;
    future.cut.coefficients.assign(columns, 0.0);
    for (; entries > 0; --entries) {
        std::uint32_t column = 0;
        if (!take(bytes, column) || column >= columns || !take(bytes, future.cut.coefficients[column])) return false;
    }
    return true;
}

}  // namespace

int blocks_of(int futures) {
    constexpr int few = 16, most = 1024, each = 64;
    return std::min(futures, std::clamp(futures / each, few, most));
}

BlockAnswer values_at(const std::vector<FutureProblem*>& problems, const Decisions& decisions,
                      const std::vector<double>& x, const stochastic::SolveOptions& options, const ReadInBlock& read) {
    BlockAnswer answer;
    stochastic::Solver solver;
    stochastic::SolveLimits limits;
    limits.stop = options.stop;
    for (FutureProblem* problem : problems) {
        if (options.stop && options.stop()) {
            answer.stopped = true;
            break;
        }
        answer.futures.push_back(value_of(*problem, decisions, x, solver, limits));
        const bool solved = answer.futures.back().status == SolveStatus::optimal;
        if (read && solved) read(answer.futures.size() - 1, *problem, solver);
        answer.stopped |= answer.futures.back().status == SolveStatus::stopped;
        answer.failed |= answer.futures.back().status != SolveStatus::optimal;
    }
    return answer;
}

std::string answer_bytes(const BlockAnswer& answer) {
    std::string bytes;
    put(bytes, static_cast<std::uint8_t>(answer.failed ? 1 : 0));
    put(bytes, static_cast<std::uint32_t>(answer.futures.size()));
    for (const FutureValue& future : answer.futures) {
        const std::vector<double>& slopes = future.cut.coefficients;
        put(bytes, future.value);
        put(bytes, future.cut.constant);
        put(bytes, static_cast<std::uint32_t>(slopes.size() - static_cast<std::size_t>(std::ranges::count(slopes, 0))));
        for (std::size_t column = 0; column < slopes.size(); ++column) {
            if (slopes[column] == 0) continue;
            put(bytes, static_cast<std::uint32_t>(column));
            put(bytes, slopes[column]);
        }
    }
    return bytes;
}

bool read_answer(std::string_view bytes, std::size_t columns, BlockAnswer& answer) {
    std::uint8_t failed = 0;
    std::uint32_t count = 0;
    if (!take(bytes, failed) || !take(bytes, count) || count > bytes.size()) return false;
    answer.failed = failed != 0;
    answer.futures.resize(count);
    for (FutureValue& future : answer.futures) {
        if (!take_future(bytes, columns, future)) return false;
    }
    return bytes.empty();
}

std::string bases_of(const std::vector<FutureProblem*>& problems) {
    std::string bytes;
    for (const FutureProblem* problem : problems) {
        put(bytes, static_cast<std::uint32_t>(problem->basis.size()));
        for (const std::uint8_t status : problem->basis) bytes.push_back(static_cast<char>(status));
    }
    return bytes;
}

bool set_bases(std::string_view bytes, const std::vector<FutureProblem*>& problems) {
    for (FutureProblem* problem : problems) {
        std::uint32_t size = 0;
        if (bytes.empty()) {  // none yet
            problem->basis.clear();
            continue;
        }
        const auto whole = static_cast<std::size_t>(problem->program.columns() + problem->program.rows());
        if (!take(bytes, size) || size > bytes.size() || (size != 0 && size != whole)) return false;
        problem->basis.resize(size);
        for (std::size_t position = 0; position < size; ++position) {
            problem->basis[position] = static_cast<std::uint8_t>(bytes[position]);
        }
        bytes.remove_prefix(size);
    }
    return bytes.empty();
}

}  // namespace sinews::plan
