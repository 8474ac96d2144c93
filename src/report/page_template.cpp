#include "report/page_template.hpp"

namespace sinews::report {

namespace {

// Embedded at compile time, so that one program file is all that a reader of scenarios needs. The folder
// comes from --embed-dir, the page from the build step of cmake/sinews_page_template.cmake.
// clang-format off: it takes the file's name for a comparison and puts blanks into it.
constexpr unsigned char bytes[] = {
#embed <report.html>
};
// clang-format on

}  // namespace

std::string_view page_template() {
    // char and unsigned char share one representation; only the type that #embed may fill differs.
    return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

}  // namespace sinews::report
