#pragma once
// Numbers to bytes and back. Whole numbers are written seven bits a byte, the lowest first (LEB128), so small ones are
// short; signed ones are folded first (0, -1, 1, -2 become 0, 1, 2, 3). Nothing depends on the machine's byte order.

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sinews::shards {

class ByteWriter {
public:
    void count(std::uint64_t number) {
        while (number >= 0x80) {
            bytes_.push_back(static_cast<char>(number | 0x80));
            number >>= 7;
        }
        bytes_.push_back(static_cast<char>(number));
    }
    void integer(std::int64_t number) {
        count((static_cast<std::uint64_t>(number) << 1) ^ static_cast<std::uint64_t>(number >> 63));
    }
    /// Eight bytes, the lowest first.
    void word(std::uint64_t bits) {
        for (int shift = 0; shift < 64; shift += 8) bytes_.push_back(static_cast<char>(bits >> shift));
    }
    void real(double number) { word(std::bit_cast<std::uint64_t>(number)); }
    void text(std::string_view text) {
        count(text.size());
        bytes_.append(text);
    }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
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
