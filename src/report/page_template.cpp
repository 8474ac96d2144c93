#include "report/page_template.hpp"

namespace sinews::report {
namespace {

// Embedded at compile time, so that one program file is all that a reader of scenarios needs. The folder
// comes from --embed-dir, the page from the build step of cmake/sinews_page_template.cmake.
constexpr unsigned char bytes[] = {
#embed <report.html>
};

} // namespace

std::string_view page_template()
{
    // char and unsigned char share one representation; only the type that #embed may fill differs.
    return {reinterpret_cast<const char *>(bytes), sizeof bytes};
}

} // namespace sinews::report
