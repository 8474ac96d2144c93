#pragma once

#include <string_view>

namespace sinews::report {

/// The built page of web/ with its markers still in place (__SINEWS_DATA__, __SINEWS_TITLE__, __SINEWS_STATIC__).
/// Bytes of the program itself: valid for its whole life, UTF-8, never empty.
std::string_view page_template();

}  // namespace sinews::report
