#include "stochastic/smps_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "stochastic/linear_program.hpp"

namespace sinews::stochastic {

namespace {

bool is_blank(char letter) { return letter == ' ' || letter == '\t' || letter == '\r'; }

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

std::vector<std::string_view> free_words(std::string_view text) {
    std::vector<std::string_view> words;
    std::size_t from = 0;
    while (from < text.size()) {
        if (is_blank(text[from])) {
            ++from;
            continue;
        }
        std::size_t to = from;
        while (to < text.size() && !is_blank(text[to])) ++to;
        words.push_back(text.substr(from, to - from));
        from = to;
    }
    return words;
}

std::vector<std::string_view> fixed_words(std::string_view text) {
    struct Field {
        std::size_t from, length;
    };
    constexpr std::array<Field, 6> fields{{{1, 2}, {4, 8}, {14, 8}, {24, 12}, {39, 8}, {49, 12}}};
    std::vector<std::string_view> words;
    for (const Field field : fields) {
        if (field.from >= text.size()) break;
        const std::string_view word = trimmed(text.substr(field.from, field.length));
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

bool is_header(std::string_view text, const std::vector<std::string_view>& keywords) {
    if (is_blank(text.front())) return false;
    const std::string first = in_capitals(free_words(text).front());
    return first == "ENDATA" || std::ranges::find(keywords, first) != keywords.end();
}

}  // namespace

std::string to_text(const SmpsFault& fault) {
    std::string text = fault.file;
    if (fault.line > 0) text += ":" + std::to_string(fault.line);
    text += ": " + fault.problem;
    if (!fault.mend.empty()) text += "; " + fault.mend;
    return text;
}

std::string in_capitals(std::string_view word) {
    std::string capitals(word);
    for (char& letter : capitals) {
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
    }
    return capitals;
}

std::string_view unquoted(std::string_view word) {
    if (word.size() >= 2 && (word.front() == '\'' || word.front() == '"') && word.back() == word.front()) {
        return word.substr(1, word.size() - 2);
    }
    return word;
}

std::vector<SmpsSection> smps_sections(std::string_view text, SmpsFormat format,
                                       const std::vector<std::string_view>& keywords) {
    std::vector<SmpsSection> sections;
    int number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (trimmed(line).empty() || trimmed(line).front() == '*') continue;
        if (is_header(line, keywords)) {
            SmpsLine header{number, free_words(line)};
            std::string keyword = in_capitals(header.words.front());
            if (keyword == "ENDATA") break;
            sections.push_back({std::move(keyword), std::move(header), {}});
            continue;
        }
        if (sections.empty()) sections.push_back({"", {number, {}}, {}});  // data before any header: the reader says so
        sections.back().lines.push_back({number, format == SmpsFormat::free ? free_words(line) : fixed_words(line)});
    }
    return sections;
}

std::optional<double> smps_number(std::string_view word) {
    std::string text(word);
    for (char& letter : text) {
        if (letter == 'D' || letter == 'd') letter = 'e';
    }
    const bool plus = !text.empty() && text.front() == '+';
    const char* first = text.data() + (plus ? 1 : 0);
    const char* last = text.data() + text.size();
    double value = 0;
    const auto [end, error] = std::from_chars(first, last, value);
    if (error == std::errc::result_out_of_range) {
        const bool huge = text.find("e-") == std::string::npos;
        return huge ? (text.front() == '-' ? -infinity : infinity) : 0.0;
    }
    if (error != std::errc() || end != last || first == last || value != value) return std::nullopt;
    if (value >= 1e20) return infinity;
    if (value <= -1e20) return -infinity;
    return value;
}

}  // namespace sinews::stochastic
