# Every library from outside, found once for the whole tree (docs/dependencies.md says why each). None is vendored.
if(EMSCRIPTEN)
  include(wasm/dependencies)
  return()
endif()
find_package(Threads REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(tomlplusplus CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(TBB CONFIG REQUIRED)
find_path(SINEWS_LIBDEFLATE_INCLUDE libdeflate.h REQUIRED) # Debian 12 has it without a file for CMake
find_library(SINEWS_LIBDEFLATE NAMES libdeflate.a deflate REQUIRED) # the archive: a wheel needs one library less
add_library(libdeflate::libdeflate UNKNOWN IMPORTED GLOBAL)
set_target_properties(libdeflate::libdeflate PROPERTIES IMPORTED_LOCATION ${SINEWS_LIBDEFLATE}
                      INTERFACE_INCLUDE_DIRECTORIES ${SINEWS_LIBDEFLATE_INCLUDE})
find_package(Boost REQUIRED) # headers only: Beast and Asio serve pages; Boost.Math is an oracle in tests
include(sinews_highs)
if(BUILD_TESTING)
  find_package(doctest CONFIG REQUIRED)
  find_package(rapidcheck CONFIG REQUIRED)
endif()
