#include "report/packed.hpp"

#include <libdeflate.h>

#include <memory>
#include <new>
#include <vector>

namespace sinews::report {

namespace {

std::vector<unsigned char> deflated(std::string_view bytes) {
    constexpr int level = 6;
    const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
        libdeflate_alloc_compressor(level), &libdeflate_free_compressor);
    if (compressor == nullptr) throw std::bad_alloc();
    // The buffer is large enough for anything, so that only memory can be lacking.
    std::vector<unsigned char> out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()));
    out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
    return out;
}

std::string base64(const std::vector<unsigned char>& bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
        unsigned word = 0;
        for (std::size_t of_three = 0; of_three < 3; ++of_three) {
            word = word << 8 | (of_three < count ? bytes[at + of_three] : 0U);
        }
        for (std::size_t of_four = 0; of_four < 4; ++of_four) {
            text += of_four <= count ? letters[word >> (18 - 6 * of_four) & 63U] : '=';
        }
    }
    return text;
}

// clang-format off: it takes the file's name for a comparison and puts blanks into it.
constexpr unsigned char engine[] = {
#embed <engine.txt> if_empty(0)
};
// clang-format on

}  // namespace

std::string packed(std::string_view bytes) { return base64(deflated(bytes)); }

std::string_view packed_engine() { return {reinterpret_cast<const char*>(engine), engine[0] == 0 ? 0 : sizeof engine}; }

}  // namespace sinews::report
