#pragma once
// Standard output and the terminal.

#include <string_view>

namespace sinews::cli {

/// Writes all of the text to standard output. Returns 0; 0 too when the reader has closed the pipe, who asked for no more;
/// 3 with a message on standard error when it cannot be written, e.g. on a full disk.
[[nodiscard]] int write_output(std::string_view text);

/// Standard output is a terminal that takes colours: not NO_COLOR, not TERM=dumb.
[[nodiscard]] bool output_has_colour();
/// Lines that the terminal of standard output shows; 0 where it is none or does not tell.
[[nodiscard]] int output_rows();
/// Standard error is a terminal: a progress bar makes sense.
[[nodiscard]] bool progress_is_seen();

/// A write to a pipe that nobody reads is an error to look at, not the end of the program.
void ignore_closed_pipes();

}  // namespace sinews::cli
