# Every library from outside, found once for the whole tree (docs/dependencies.md says why each). None is vendored.
find_package(Threads REQUIRED)
find_package(fmt CONFIG REQUIRED)
find_package(tomlplusplus CONFIG REQUIRED)
find_package(nlohmann_json CONFIG REQUIRED)
find_package(CLI11 CONFIG REQUIRED)
find_package(TBB CONFIG REQUIRED)
include(sinews_highs)
if(BUILD_TESTING)
  find_package(doctest CONFIG REQUIRED)
  find_package(rapidcheck CONFIG REQUIRED)
  find_package(Boost REQUIRED) # headers only: Boost.Math is an oracle in tests, never part of the program
endif()
