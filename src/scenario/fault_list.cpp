#include "scenario/fault_list.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "scenario/codes.hpp"
#include "scenario/utf8.hpp"

namespace sinews::scenario {

void FaultList::add(Fault fault) {
    if (full()) {
        ++left_out_;
        left_out_errors_ = left_out_errors_ || fault.severity == Severity::error;
        return;
    }
    // Messages quote what was written, and that may hold anything: a terminal must not act on it.
    fault.quoted = shown(fault.quoted);
    fault.problem = printable(fault.problem);
    fault.mend = printable(fault.mend);
    fault.row = printable(fault.row);
    faults_.push_back(std::move(fault));
}

void FaultList::error(std::string_view code, Place place, std::string quoted, std::string problem, std::string mend,
                      std::string row) {
    add({std::string(code), Severity::error, std::move(place), std::move(row), std::move(quoted), std::move(problem),
         std::move(mend)});
}

void FaultList::warning(std::string_view code, Place place, std::string quoted, std::string problem, std::string mend,
                        std::string row) {
    add({std::string(code), Severity::warning, std::move(place), std::move(row), std::move(quoted), std::move(problem),
         std::move(mend)});
}

void FaultList::drop_faults_of_ragged_rows() {
    std::set<std::pair<std::string, int>> ragged;
    for (const Fault& fault : faults_) {
        if (fault.code == code::ragged_row) ragged.emplace(fault.place.file, fault.place.line);
    }
    if (ragged.empty()) return;
    std::erase_if(faults_, [&](const Fault& fault) {
        const bool about_the_text =
            fault.code == code::ragged_row || fault.code == code::csv_quotes || fault.code == code::too_large;
        return !about_the_text && ragged.contains({fault.place.file, fault.place.line});
    });
}

Faults FaultList::take() {
    drop_faults_of_ragged_rows();
    const auto key = [](const Fault& fault) {
        return std::tie(fault.place.file, fault.place.line, fault.place.column, fault.code, fault.problem);
    };
    std::sort(faults_.begin(), faults_.end(),
              [&](const Fault& left, const Fault& right) { return key(left) < key(right); });
    const auto same = [&](const Fault& left, const Fault& right) { return key(left) == key(right); };
    faults_.erase(std::unique(faults_.begin(), faults_.end(), same), faults_.end());
    if (left_out_ > 0) {
        faults_.push_back({std::string(code::too_many_faults),
                           left_out_errors_ ? Severity::error : Severity::warning,
                           {},
                           "",
                           "",
                           std::to_string(left_out_) + " further faults are not shown",
                           "mend the first ones; many faults often have one cause"});
    }
    left_out_ = 0;
    left_out_errors_ = false;
    return std::exchange(faults_, {});
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) return printable(text);
    std::size_t end = 0;
    while (end < longest) end += std::max<std::size_t>(1, utf8_character(text, end));
    return printable(text.substr(0, end)) + "...";
}

std::string printable(std::string_view text) {
    constexpr char hexadecimal[] = "0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8_character(text, at);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length == 0 || byte < 0x20 || byte == 0x7f) {
            out += "\\x";
            out += hexadecimal[byte >> 4];
            out += hexadecimal[byte & 15];
            ++at;
        } else {
            out += text.substr(at, length);
            at += length;
        }
    }
    return out;
}

}  // namespace sinews::scenario
