#pragma once
// Numbers to bytes and back. Whole numbers are written seven bits a byte, the lowest first (LEB128), so small ones are
// short; signed ones are folded first (0, -1, 1, -2 become 0, 1, 2, 3). Nothing depends on the machine's byte order.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sinews::shards {

class ByteWriter {
public:
    void count(std::uint64_t number) {
        char* next = room(longest_count);
        while (number >= 0x80) {
            *next++ = static_cast<char>(number | 0x80);
            number >>= 7;
        }
        *next++ = static_cast<char>(number);
        size_ = static_cast<std::size_t>(next - bytes_.data());
    }
    void integer(std::int64_t number) {
        count((static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63));
    }
    /// Eight bytes, the lowest first.
    void word(std::uint64_t bits) {
        char* next = room(8);
        for (int shift = 0; shift < 64; shift += 8) *next++ = static_cast<char>(bits >> shift);
        size_ += 8;
    }
    void real(double number) { word(std::bit_cast<std::uint64_t>(number)); }
    void text(std::string_view text) {
        count(text.size());
        text.copy(room(text.size()), text.size());
        size_ += text.size();
    }
    [[nodiscard]] std::string_view bytes() const { return {bytes_.data(), size_}; }
    [[nodiscard]] std::string take() {
        bytes_.resize(size_);
        size_ = 0;
        return std::exchange(bytes_, {});
    }

private:
    static constexpr std::size_t longest_count = 10;  // 64 bits, seven a byte

    /// Where the next `wanted` bytes go. Millions of numbers come one by one: room is made for many at a time.
    char* room(std::size_t wanted) {
        if (bytes_.size() - size_ < wanted) bytes_.resize(std::max(2 * bytes_.size(), size_ + wanted + 64));
        return bytes_.data() + size_;
    }

    std::string bytes_;     // longer than what is written
    std::size_t size_ = 0;  // written
};

/// Reads what ByteWriter wrote. What is not there or is no number reads as 0 and sets failed(), for good.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t count() {
        std::uint64_t number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint64_t byte = next();
            const std::uint64_t part = byte & 0x7f;
            if (shift == 63 && part > 1) break;
            number |= part << shift;
            if (byte < 0x80) return number;
        }
        return fail();
    }
    std::int64_t integer() {
        const std::uint64_t folded = count();
        return static_cast<std::int64_t>((folded >> 1) ^ (~(folded & 1) + 1));
    }
    std::uint64_t word() {
        std::uint64_t bits = 0;
        for (int shift = 0; shift < 64; shift += 8) bits |= next() << shift;
        return bits;
    }
    double real() { return std::bit_cast<double>(word()); }
    std::string_view text() {
        const std::uint64_t size = count();
        if (size > rest_.size()) {
            fail();
            return {};
        }
        const std::string_view text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return text;
    }
    std::uint64_t fail() {
        failed_ = true;
        rest_ = {};
        return 0;
    }
    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    std::uint64_t next() {
        if (rest_.empty()) return fail();
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        return byte;
    }

    std::string_view rest_;
    bool failed_ = false;
};

}  // namespace sinews::shards
