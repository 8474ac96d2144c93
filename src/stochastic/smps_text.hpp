#pragma once
// The text of SMPS files: sections of lines of words, in free or fixed format, and what is wrong with them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sinews::stochastic {

/// What is wrong with an SMPS file, where, and what would be right.
struct SmpsFault {
    std::string file;
    int line = 0;  // from 1; 0 means the whole file
    std::string problem;
    std::string mend;
};

/// "NAME.cor:12: ...; ...": one line for a person.
[[nodiscard]] std::string to_text(const SmpsFault& fault);

/// free: words are parted by blanks. fixed: fields stand in columns 2-3, 5-12, 15-22, 25-36, 40-47, 50-61, and names may
/// have blanks in them.
enum class SmpsFormat { free, fixed };

struct SmpsLine {
    int number = 0;
    std::vector<std::string_view> words;
};

/// A header line and the data lines after it.
struct SmpsSection {
    std::string keyword;  // in capitals
    SmpsLine header;      // words of the header, the keyword first
    std::vector<SmpsLine> lines;
};

/// Cuts a file into sections; comments (`*`) and empty lines are left out. A header begins in column 1 with one of
/// `keywords`; another line that begins in column 1 counts as data. Views point into `text`. Ends at ENDATA.
[[nodiscard]] std::vector<SmpsSection> smps_sections(std::string_view text, SmpsFormat format,
                                                     const std::vector<std::string_view>& keywords);

/// A number as these files write it: `1`, `.5`, `+3.`, `1.0D+03`, `-1e30`, `inf`. Magnitudes from 1e20 on are infinite.
[[nodiscard]] std::optional<double> smps_number(std::string_view word);

[[nodiscard]] std::string in_capitals(std::string_view word);
/// The word without the quotes that some files put around keywords and names.
[[nodiscard]] std::string_view unquoted(std::string_view word);

}  // namespace sinews::stochastic
