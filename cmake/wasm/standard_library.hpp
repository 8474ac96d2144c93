#pragma once
// What the standard library of Debian's Emscripten (libc++ 13) lacks of C++20, as far as rooms that build for the browser
// use it. Included before everything else in that build (cmake/wasm/flags.cmake) and nowhere else, so that the sources are
// the same for both. Sorting is stable here: elements that compare equal keep their order, as they do in short lists natively.

#include <version>

#if !defined(_LIBCPP_VERSION) || _LIBCPP_VERSION >= 14000
#error "written for libc++ 13: a newer library has these itself; leave out what it has"
#endif

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <string>
#include <type_traits>
#include <utility>

namespace std {  // NOLINT: that is the point

template <class To, class From>
constexpr To bit_cast(const From& from) noexcept {
    static_assert(sizeof(To) == sizeof(From));
    return __builtin_bit_cast(To, from);
}

/// A plain decimal number of at most 15 digits that a power of ten up to 10^22 moves: digits and power are doubles exactly, so
/// one product or quotient is the nearest double (Clinger 1990). Null where it is not so plain; else where it ends.
inline const char* plain_decimal(const char* at, const char* last, double& value) {
    constexpr double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const bool negative = at != last && *at == '-';
    if (negative) ++at;
    long long whole = 0;
    int digits = 0, shift = 0;
    bool point = false;
    for (; at != last && (*at == '.' ? !point : *at >= '0' && *at <= '9'); ++at) {
        if (*at == '.') {
            point = true;
            continue;
        }
        if (++digits > 15) return nullptr;
        whole = whole * 10 + (*at - '0');
        shift -= point ? 1 : 0;
    }
    if (digits == 0) return nullptr;
    if (at != last && (*at == 'e' || *at == 'E' || *at == 'x' || *at == 'X')) return nullptr;
    value = shift < 0 ? static_cast<double>(whole) / powers[-shift] : static_cast<double>(whole);
    if (negative) value = -value;
    return at;
}

// Correctly rounded, as the C library of Emscripten is, which takes long over it; there is one locale.
inline from_chars_result from_chars(const char* first, const char* last, double& value) {
    if (const char* end = plain_decimal(first, last, value)) return {end, errc{}};
    const string text(first, last);
    char* end = nullptr;
    const double read = strtod(text.c_str(), &end);
    if (end == text.c_str()) return {first, errc::invalid_argument};
    value = read;
    return {first + (end - text.c_str()), errc{}};
}

inline to_chars_result to_chars(char* first, char* last, double value, chars_format, int precision) {
    array<char, 64> text{};
    const int length = snprintf(text.data(), text.size(), "%.*g", precision, value);
    if (length > last - first) return {last, errc::value_too_large};
    memcpy(first, text.data(), static_cast<size_t>(length));
    return {first + length, errc{}};
}

/// The fewest digits that read back as the same number.
inline to_chars_result to_chars(char* first, char* last, double value) {
    for (int digits = 1; digits < 17; ++digits) {
        const to_chars_result written = to_chars(first, last, value, chars_format::general, digits);
        double back = 0;
        from_chars(first, written.ptr, back);
        if (back == value) return written;
    }
    return to_chars(first, last, value, chars_format::general, 17);
}

namespace ranges {

struct by_identity {
    template <class T>
    constexpr T&& operator()(T&& value) const noexcept {
        return static_cast<T&&>(value);
    }
};
struct by_less {
    template <class A, class B>
    constexpr bool operator()(const A& a, const B& b) const {
        return a < b;
    }
};

template <class Range, class Compare = by_less, class Projection = by_identity>
void sort(Range&& range, Compare compare = {}, Projection projection = {}) {
    std::stable_sort(std::begin(range), std::end(range), [&](const auto& a, const auto& b) {
        return std::invoke(compare, std::invoke(projection, a), std::invoke(projection, b));
    });
}

template <class Range, class Predicate, class Projection = by_identity>
auto find_if(Range&& range, Predicate predicate, Projection projection = {}) {
    return std::find_if(std::begin(range), std::end(range),
                        [&](const auto& entry) { return std::invoke(predicate, std::invoke(projection, entry)); });
}
template <class Range, class Value, class Projection = by_identity>
auto find(Range&& range, const Value& value, Projection projection = {}) {
    return std::find_if(std::begin(range), std::end(range),
                        [&](const auto& entry) { return std::invoke(projection, entry) == value; });
}
template <class Range, class Predicate, class Projection = by_identity>
bool any_of(Range&& range, Predicate predicate, Projection projection = {}) {
    return ranges::find_if(range, predicate, projection) != std::end(range);
}
template <class Range, class Predicate, class Projection = by_identity>
bool all_of(Range&& range, Predicate predicate, Projection projection = {}) {
    return !ranges::any_of(range, [&](const auto& entry) { return !std::invoke(predicate, entry); }, projection);
}
template <class Range, class Predicate, class Projection = by_identity>
bool none_of(Range&& range, Predicate predicate, Projection projection = {}) {
    return !ranges::any_of(range, predicate, projection);
}
template <class Range, class Value, class Projection = by_identity>
bool contains(Range&& range, const Value& value, Projection projection = {}) {
    return ranges::find(range, value, projection) != std::end(range);
}
template <class Range, class Predicate>
auto count_if(Range&& range, Predicate predicate) {
    return std::count_if(std::begin(range), std::end(range), predicate);
}
template <class Range, class Value>
auto count(Range&& range, const Value& value) {
    return std::count(std::begin(range), std::end(range), value);
}
template <class Range, class Value, class Compare = by_less, class Projection = by_identity>
auto lower_bound(Range&& range, const Value& value, Compare compare = {}, Projection projection = {}) {
    return std::lower_bound(std::begin(range), std::end(range), value, [&](const auto& entry, const auto& wanted) {
        return std::invoke(compare, std::invoke(projection, entry), wanted);
    });
}
template <class Range, class Compare = by_less, class Projection = by_identity>
auto max_element(Range&& range, Compare compare = {}, Projection projection = {}) {
    return std::max_element(std::begin(range), std::end(range), [&](const auto& a, const auto& b) {
        return std::invoke(compare, std::invoke(projection, a), std::invoke(projection, b));
    });
}
template <class Range, class Compare = by_less, class Projection = by_identity>
auto min_element(Range&& range, Compare compare = {}, Projection projection = {}) {
    return std::min_element(std::begin(range), std::end(range), [&](const auto& a, const auto& b) {
        return std::invoke(compare, std::invoke(projection, a), std::invoke(projection, b));
    });
}
template <class Range, class Value>
void fill(Range&& range, const Value& value) {
    std::fill(std::begin(range), std::end(range), value);
}
template <class Range, class Value>
void replace(Range&& range, const Value& from, const Value& to) {
    std::replace(std::begin(range), std::end(range), from, to);
}
template <class Range>
void reverse(Range&& range) {
    std::reverse(std::begin(range), std::end(range));
}
template <class Range, class Out>
auto copy(Range&& range, Out out) {
    return std::copy(std::begin(range), std::end(range), out);
}
template <class Range, class Out>
auto move(Range&& range, Out out) {
    return std::move(std::begin(range), std::end(range), out);
}

/// What `unique` leaves over, from begin() to end().
template <class Iterator>
struct rest_of {
    Iterator first, last;
    [[nodiscard]] Iterator begin() const { return first; }
    [[nodiscard]] Iterator end() const { return last; }
};
template <class Range>
auto unique(Range&& range) {
    using Iterator = decltype(std::begin(range));
    return rest_of<Iterator>{std::unique(std::begin(range), std::end(range)), std::end(range)};
}

}  // namespace ranges

}  // namespace std
